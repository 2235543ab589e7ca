import type {Mapping} from '../mapping/mapping.js';
import {nameOf} from '../mapping/role.js';
import {attributePath, isColumnIndex} from '../monitor/attribute-place.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import type {Segment} from '../records/path.js';

/**
 * Under which attributes corrected records carry what. A label, unless the monitor makes it of a probability by
 * itself, in the very way in which the mapping does.
 */
export type Layout = {
	readonly label: string | undefined;
	readonly probability: string | undefined;
	/** Of the output in captured records: a row where both attributes are indices. */
	readonly format: 'csv' | 'json';
};

export function layoutOf(mapping: Mapping, configuration: MonitorConfiguration): Layout {
	const named = {
		label: flat(mapping.monitor?.prediction ?? configuration.inferenceAttribute),
		probability: flat(mapping.monitor?.probability ?? configuration.probabilityAttribute),
	};
	const names = attributesOf(mapping, configuration, named);
	const used = [names.label, names.probability].filter((name) => name !== undefined);
	return {...names, format: used.every(isColumnIndex) ? 'csv' : 'json'};
}

type Names = Pick<Layout, 'label' | 'probability'>;

function attributesOf(mapping: Mapping, {kind}: MonitorConfiguration, {label, probability}: Names): Names {
	if (label === undefined && probability !== undefined && isThresholdOfMonitor(mapping, kind)) {
		return {label, probability};
	}
	const both = label !== undefined && probability !== label && hasProbability(mapping);
	return {label: label ?? probability ?? 'prediction', probability: both ? probability : undefined};
}

/** The monitor reads no elements of lists: what is to be found has to stand under a key of its own. */
function flat(attribute: string | undefined): string | undefined {
	if (attribute === undefined || isColumnIndex(attribute)) return attribute;
	const isFlat = pathOf(attribute, 'json').every((segment) => typeof segment === 'string');
	return isFlat ? attribute : nameOf(attribute);
}

/** Hosted jobs make the classes 1 and 0 of a probability; other labels they cannot know. */
export function isThresholdOfMonitor(
	{problemType, roles, decision, labels}: Mapping,
	kind: MonitorConfiguration['kind'],
): boolean {
	if (problemType !== 'BinaryClassification' || roles.prediction || roles.probability === undefined) return false;
	if (decision?.threshold === undefined || decision.rule === '>=') return false;
	return kind === 'payload' || ((labels?.positive ?? '1') === '1' && (labels?.negative ?? '0') === '0');
}

function hasProbability({roles, decision}: Mapping): boolean {
	return roles.probability !== undefined && decision?.argmax !== true;
}

/** Where an attribute stands in an output of the given format. */
export function pathOf(attribute: string, format: Layout['format']): readonly Segment[] {
	return attributePath(attribute, {isCsv: format === 'csv', header: []});
}

/** What the monitor has to be told so that it reads the corrected records rightly. */
export function configurationAfter(
	mapping: Mapping,
	layout: Layout,
	configuration: MonitorConfiguration,
): MonitorConfiguration {
	const {inferenceAttribute: _, probabilityAttribute: __, threshold: ___, positiveLabel, ...others} = configuration;
	const positive = mapping.labels?.positive ?? positiveLabel;
	const isNamed = positive !== undefined && mapping.problemType === 'BinaryClassification';
	const threshold = layout.probability === undefined ? undefined : mapping.decision?.threshold;
	return {
		...others,
		problemType: mapping.problemType,
		...(layout.label === undefined ? {} : {inferenceAttribute: layout.label}),
		...(layout.probability === undefined ? {} : {probabilityAttribute: layout.probability}),
		...(threshold === undefined ? {} : {threshold}),
		...(isNamed && !(positiveLabel === undefined && positive === '1') ? {positiveLabel: positive} : {}),
	};
}
