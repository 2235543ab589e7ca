import {isAtThreshold} from '../comparison.js';
import type {Shown, StageReport, Treatment} from '../stage.js';
import type {Subject} from '../subject.js';
import type {Trace} from '../trace.js';

/** The labels that are compared: as written, or decided from a probability. */
export function labelStage({monitor, mapping}: Subject): StageReport {
	return {
		common: [],
		monitor: treatment(monitor.trace, isAtThreshold(monitor.trace) ? atThreshold(monitor.trace) : undefined),
		mapping: treatment(mapping.trace),
	};
}

function treatment(trace: Trace, unknown?: string): Treatment {
	const {actual, predicted, mapping} = trace;
	const name = mapping.problemType === 'Regression' ? 'number' : 'label';
	const value = (text: string | undefined) =>
		text === undefined ? 'nothing' : mapping.problemType === 'Regression' ? text : JSON.stringify(text);
	const values: readonly Shown[] = [
		{name: 'ground truth', value: value(actual)},
		{name: 'prediction', value: value(predicted), from: decisionText(trace)},
	];
	const missing = [
		...(actual === undefined ? ['ground truth'] : []),
		...(predicted === undefined ? ['prediction'] : []),
	];
	if (missing.length > 0) return {fate: 'lost', does: `Has no ${name} for ${missing.join(' and ')}.`, values};
	return {fate: 'fine', does: ruleText(trace), values, unknown};
}

function ruleText({slot, mapping, sides}: Trace): string {
	const {decision, problemType} = mapping;
	if (problemType === 'Regression') return 'Takes both numbers as they are.';
	if (slot === 'prediction') return 'Takes the label as it is.';
	if (decision?.argmax) return 'Takes the class of the largest probability.';
	const [positive = '1', negative = '0'] = [sides.positive, sides.negative];
	const rule = decision?.rule === '>=' ? 'From' : 'Above';
	return `${rule} ${decision?.threshold} it says ${JSON.stringify(positive)}, else ${JSON.stringify(negative)}.`;
}

/** `0.43 > 0.5 is false`; undefined where no probability decides. */
export function decisionText({slot, mapping: {decision}, probability, prediction}: Trace): string | undefined {
	if (slot !== 'probability' || decision === undefined) return undefined;
	if (decision.argmax) return `the largest of ${prediction.found?.shown ?? 'nothing'}`;
	if (decision.threshold === undefined || Number.isNaN(probability)) return undefined;
	const rule = decision.rule ?? '>';
	const holds = rule === '>=' ? probability >= decision.threshold : probability > decision.threshold;
	return `${probability} ${rule} ${decision.threshold} is ${holds}`;
}

function atThreshold({sides}: Trace): string {
	const [positive = '1', negative = '0'] = [sides.positive, sides.negative];
	return `What it does exactly at the threshold is unknown: with > it says ${JSON.stringify(negative)}, with >= ${JSON.stringify(positive)}.`;
}
