import type {LabelSides} from '../mapping/label-sides.js';
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

export function layoutOf(mapping: Mapping, configuration: MonitorConfiguration, sides: LabelSides): Layout {
	const named = {
		label: flat(mapping.monitor?.prediction ?? configuration.inferenceAttribute),
		probability: flat(mapping.monitor?.probability ?? configuration.probabilityAttribute),
	};
	const isThreshold = isThresholdOfMonitor(mapping, configuration, sides);
	const names = attributesOf(mapping, isThreshold, named);
	const used = [names.label, names.probability].filter((name) => name !== undefined);
	return {...names, format: used.every(isColumnIndex) ? 'csv' : 'json'};
}

type Names = Pick<Layout, 'label' | 'probability'>;

function attributesOf(mapping: Mapping, isThreshold: boolean, {label, probability}: Names): Names {
	if (label === undefined && probability !== undefined && isThreshold) return {label, probability};
	const both = label !== undefined && probability !== label && hasProbability(mapping);
	return {label: label ?? probability ?? 'prediction', probability: both ? probability : undefined};
}

/** The monitor reads no elements of lists: what is to be found has to stand under a key of its own. */
function flat(attribute: string | undefined): string | undefined {
	if (attribute === undefined || isColumnIndex(attribute)) return attribute;
	const isFlat = pathOf(attribute, 'json').every((segment) => typeof segment === 'string');
	return isFlat ? attribute : nameOf(attribute);
}

/** Whether the monitor makes of the probability by itself what the mapping makes of it: the same two labels. */
export function isThresholdOfMonitor(
	{problemType, roles, decision}: Mapping,
	configuration: Pick<MonitorConfiguration, 'kind' | 'positiveLabel' | 'labels'>,
	sides: LabelSides,
): boolean {
	if (problemType !== 'BinaryClassification' || roles.prediction || roles.probability === undefined) return false;
	if (decision?.threshold === undefined || decision.rule === '>=') return false;
	const {positive, negative} = classesOfMonitor(configuration);
	return (sides.positive ?? '1') === positive && (sides.negative ?? '0') === negative;
}

/** Hosted jobs make the classes 1 and 0 of a probability (observed in AWS's own runs); others they cannot know. */
function classesOfMonitor({
	kind,
	positiveLabel,
	labels,
}: Pick<MonitorConfiguration, 'kind' | 'positiveLabel' | 'labels'>): LabelSides {
	if (kind !== 'payload') return {positive: '1', negative: '0'};
	return {positive: positiveLabel, negative: labels?.find((label) => label !== positiveLabel)};
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
