import {isPositive} from '../../mapping/decision.js';
import type {Trace} from './trace.js';

/** The nearest threshold on the other side of a record's probability, and for which thresholds the same holds. */
export type ThresholdChange = {readonly threshold: number; readonly words: string};

/** In digits after the point: longer numbers are rounded away from the probability, so that what is said stays true. */
const digits = 4;

/** Undefined where no threshold decides the record's class. */
export function thresholdChange({slot, mapping: {decision}, probability}: Trace): ThresholdChange | undefined {
	if (slot !== 'probability' || decision?.argmax || decision === undefined) return undefined;
	const positive = isPositive(probability, decision);
	if (positive === undefined || !Number.isFinite(probability)) return undefined;
	const rounded = Math.round(probability * 10 ** digits) / 10 ** digits;
	const includes = (decision.rule === '>=') !== positive;
	if (rounded !== probability) return positive ? atOrAbove(ceiling(probability)) : atOrBelow(floor(probability));
	if (includes) return positive ? atOrAbove(probability) : atOrBelow(probability);
	return positive
		? {threshold: probability + 10 ** -digits, words: `above ${probability}`}
		: {threshold: probability - 10 ** -digits, words: `below ${probability}`};
}

function atOrAbove(threshold: number): ThresholdChange {
	return {threshold, words: `at or above ${threshold}`};
}

function atOrBelow(threshold: number): ThresholdChange {
	return {threshold, words: `at or below ${threshold}`};
}

function ceiling(number: number): number {
	return Math.ceil(number * 10 ** digits) / 10 ** digits;
}

function floor(number: number): number {
	return Math.floor(number * 10 ** digits) / 10 ** digits;
}
