import {complete, inSpans, type Steps} from '../records/steps.js';
import {type ClassOutcomes, labelCount} from './outcomes.js';

const known = new WeakMap<Int32Array, readonly number[]>();

/** The label codes that occur, in order of appearance, without the -1 of missing values. Remembered with the codes. */
export function distinctCodes(codes: Int32Array): readonly number[] {
	return complete(fewDistinctCodesSteps(codes, codes.length)) ?? [];
}

/** The same; undefined where more than so many occur, which is seen soon. */
export function fewDistinctCodes(codes: Int32Array, most: number): readonly number[] | undefined {
	return complete(fewDistinctCodesSteps(codes, most));
}

/** The same in steps. */
export function* fewDistinctCodesSteps(codes: Int32Array, most: number): Steps<readonly number[] | undefined> {
	const found = known.get(codes) ?? (yield* findDistinctSteps(codes, most));
	if (found.length > most) return undefined;
	known.set(codes, found);
	return found;
}

const occurring = new WeakMap<Int32Array, Uint8Array>();

/** 1 for each label code that occurs as ground truth. Remembered with the codes. */
export function occurringCodes(outcomes: WithLabels): Uint8Array {
	return complete(occurringCodesSteps(outcomes));
}

type WithLabels = Pick<ClassOutcomes, 'actual' | 'labels' | 'many'>;

/** The same in steps. */
export function* occurringCodesSteps(outcomes: WithLabels): Steps<Uint8Array> {
	const {actual} = outcomes;
	const found = occurring.get(actual) ?? (yield* marksSteps(actual, labelCount(outcomes)));
	occurring.set(actual, found);
	return found;
}

function* marksSteps(codes: Int32Array, count: number): Steps<Uint8Array> {
	// What is missing, -1, has a place too, which nobody sees.
	const marks = new Uint8Array(1 + count);
	yield* inSpans(codes.length, (from, to) => mark(marks, codes, from, to));
	return marks.subarray(1);
}

function mark(marks: Uint8Array, codes: Int32Array, from: number, to: number): void {
	for (let row = from; row < to; row++) marks[(codes[row] as number) + 1] = 1;
}

/** Ends with the first one that is too many. */
function* findDistinctSteps(codes: Int32Array, most: number): Steps<readonly number[]> {
	const found: number[] = [];
	let seen: Uint8Array = new Uint8Array(64);
	yield* inSpans(codes.length, (from, to) => {
		for (let row = from; row < to && found.length <= most; ) {
			row = addDistinct(found, seen, codes, most, row, to);
			if (row < to && found.length <= most) seen = longer(seen, 2 * (codes[row] as number));
		}
	});
	return found;
}

/** Returns the row of a code that there is no room for, or the one behind the last. */
function addDistinct(
	found: number[],
	seen: Uint8Array,
	codes: Int32Array,
	most: number,
	from: number,
	to: number,
): number {
	for (let row = from; row < to; row++) {
		const code = codes[row] as number;
		if (code === -1) continue;
		if (code >= seen.length) return row;
		if (seen[code] === 1) continue;
		seen[code] = 1;
		found.push(code);
		if (found.length > most) return row;
	}
	return to;
}

function longer(seen: Uint8Array, length: number): Uint8Array {
	const more = new Uint8Array(length);
	more.set(seen);
	return more;
}
