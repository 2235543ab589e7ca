import {inSpans, type Steps} from '../records/steps.js';
import type {ClassOutcomes} from './outcomes.js';

/** The distinct pairs of label codes that occur, in order of appearance, and which of them each row is. */
export type Cells = {
	readonly actual: Int32Array;
	readonly predicted: Int32Array;
	readonly cellOfRow: Int32Array;
};

/** Which label codes a side has: `place[code + 1]` is its place among the `count` that occur. */
export type Occurring = {readonly count: number; readonly place: Int32Array};

/** Gives each slot of the grid a number from 0 on, in the order in which slots are first asked for. */
type Numbering = (slot: number) => number;

const smallGrid = 1 << 16;
const gridPerRow = 8;

/**
 * Finds the cells of a confusion matrix of many labels. Predictions may be a million distinct probabilities, so the grid
 * spans only labels that occur on its side, and gives way to a map where even that would be far larger than the rows are
 * many. In steps.
 */
export function* findCellsSteps({actual, predicted}: ClassOutcomes, down: Occurring, across: Occurring): Steps<Cells> {
	const slots = down.count * across.count;
	const fits = slots <= Math.max(smallGrid, gridPerRow * actual.length);
	const number = fits ? denseNumbering(slots) : sparseNumbering();
	const cellOfRow = new Int32Array(actual.length);
	const found: {actual: number[]; predicted: number[]} = {actual: [], predicted: []};
	yield* inSpans(actual.length, (start, end) => {
		for (let row = start; row < end; row++) {
			const from = actual[row] as number;
			const to = predicted[row] as number;
			const cell = number((down.place[from + 1] as number) * across.count + (across.place[to + 1] as number));
			cellOfRow[row] = cell;
			if (cell === found.actual.length) {
				found.actual.push(from);
				found.predicted.push(to);
			}
		}
	});
	return {actual: Int32Array.from(found.actual), predicted: Int32Array.from(found.predicted), cellOfRow};
}

export function* occurringSteps(codes: Int32Array, vocabulary: number): Steps<Occurring> {
	const place = new Int32Array(vocabulary + 1).fill(-1);
	let count = 0;
	yield* inSpans(codes.length, (start, end) => {
		for (let row = start; row < end; row++) {
			const code = (codes[row] as number) + 1;
			if (place[code] === -1) {
				place[code] = count++;
			}
		}
	});
	return {count, place};
}

function denseNumbering(slots: number): Numbering {
	const numbers = new Int32Array(slots);
	let known = 0;
	return (slot) => {
		if (numbers[slot] === 0) {
			numbers[slot] = ++known;
		}
		return (numbers[slot] as number) - 1;
	};
}

function sparseNumbering(): Numbering {
	const numbers = new Map<number, number>();
	return (slot) => {
		const known = numbers.get(slot);
		if (known !== undefined) {
			return known;
		}
		numbers.set(slot, numbers.size);
		return numbers.size - 1;
	};
}
