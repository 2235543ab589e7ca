import {isThresholdOfMonitor} from '../apply/layout.js';
import type {Mapping, Role} from '../mapping/mapping.js';
import {pathsOf} from '../mapping/role.js';
import {parsePath} from '../records/path.js';
import type {ExportFacts} from './facts.js';
import {preprocessorAttribute} from './preprocessor.js';

/** What the job definition has to say so that the monitor reads the captured records as the mapping does. */
export type MonitorSetup = {
	readonly inferenceAttribute?: string;
	readonly probabilityAttribute?: string;
	readonly threshold?: number;
	/** Why attributes alone cannot say it and a preprocessor is needed; empty where they can. */
	readonly preprocessorReasons: readonly string[];
};

/**
 * Attributes where they are enough, else those that go with the preprocessor. Either way the ground truth has to be
 * filed under the id that wins: no attribute says where labels are.
 */
export function monitorSetup(mapping: Mapping, facts: ExportFacts): MonitorSetup {
	const {problemType, roles, decision} = mapping;
	const stated = roles.prediction ?? (problemType === 'Regression' ? roles.probability : undefined);
	const role = stated ?? roles.probability;
	const attribute = role === undefined ? undefined : attributeOf(role, facts);
	const reasons = [...placeReasons(attribute, facts), ...labelReasons(mapping), ...decisionReasons(mapping, facts)];
	if (attribute === undefined || reasons.length > 0) {
		return {inferenceAttribute: preprocessorAttribute(mapping), preprocessorReasons: reasons};
	}
	if (stated !== undefined) return {inferenceAttribute: attribute, preprocessorReasons: []};
	const {threshold = 0.5} = decision ?? {};
	return {probabilityAttribute: attribute, threshold, preprocessorReasons: []};
}

/** Like an attribute of the job definition: a column's index in CSV, a top-level key in JSON; else undefined. */
function attributeOf(role: Role, {outputFormat}: ExportFacts): string | undefined {
	const [path = '', ...others] = pathsOf(role);
	const [step, ...deeper] = parsePath(path) ?? [];
	if (role.from !== 'output' || others.length > 0 || step === undefined || deeper.length > 0) return undefined;
	const isIndex = typeof step === 'number';
	if (outputFormat !== undefined && isIndex !== (outputFormat === 'csv')) return undefined;
	return String(step);
}

function placeReasons(attribute: string | undefined, {isBase64}: ExportFacts): readonly string[] {
	return [
		...(attribute === undefined ? ['an attribute names one column or one top-level key of the output'] : []),
		...(isBase64 ? ['outputs are captured as BASE64'] : []),
	];
}

function labelReasons({problemType, roles, labels}: Mapping): readonly string[] {
	if (problemType === 'Regression' || roles.prediction === undefined) return [];
	return [
		...((labels?.normalise ?? []).length > 0 ? ['labels are spelled in several ways'] : []),
		...(Object.keys(labels?.rename ?? {}).length > 0 ? ['labels are renamed'] : []),
	];
}

function decisionReasons(mapping: Mapping, {sides}: ExportFacts): readonly string[] {
	const {problemType, roles, decision} = mapping;
	if (problemType === 'Regression' || roles.prediction !== undefined) return [];
	if (decision?.argmax) return ['the class is the place of the largest number'];
	return [
		...((decision?.transform ?? []).length > 0 ? ['the probability is transformed first'] : []),
		...(isThresholdOfMonitor(mapping, {kind: 'hosted'}, sides)
			? []
			: ['the monitor makes only the classes 1 and 0 of a probability']),
	];
}

/**
 * The positive class, where the monitor has to be told: 1 is what it takes for 0 and 1. It is read from the
 * variable `positive_label`, which no AWS document names.
 */
export function positiveLabelToTell({problemType}: Mapping, {sides}: ExportFacts): string | undefined {
	return problemType === 'BinaryClassification' && sides.positive !== '1' ? sides.positive : undefined;
}
