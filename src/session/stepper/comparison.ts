import type {Scalar} from '../../records/scalar.js';
import type {Trace} from './trace.js';

/** The two values that are compared, where both sides are labels as written. */
export function comparedScalars({groundTruth, prediction, slot}: Trace): readonly [Scalar, Scalar] | undefined {
	const [actual, predicted] = [groundTruth.found?.scalar, prediction.found?.scalar];
	if (slot !== 'prediction' || actual === undefined || predicted === undefined) return undefined;
	return [actual, predicted];
}

/** Whether comparing texts and comparing typed values come to different ends: number 1 and text "1". */
export function dependsOnTypes(trace: Trace): boolean {
	const compared = comparedScalars(trace);
	if (compared === undefined || trace.mapping.problemType === 'Regression') return false;
	const [actual, predicted] = compared;
	return actual.text === predicted.text && actual.type !== predicted.type;
}

/** Whether the probability stands exactly at the threshold, where `>` and `>=` come to different ends. */
export function isAtThreshold({slot, probability, mapping}: Trace): boolean {
	return slot === 'probability' && probability === mapping.decision?.threshold;
}
