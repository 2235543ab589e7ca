import {complete, inSpans, type Steps} from '../records/steps.js';

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

const places = new WeakMap<Int32Array, Uint8Array>();

/** 1 for each label code that occurs. Remembered with the codes. */
export function occurringCodes(codes: Int32Array): Uint8Array {
	const found = places.get(codes) ?? new Uint8Array(1 + codes.reduce((most, code) => Math.max(most, code), -1));
	if (!places.has(codes)) for (let row = 0; row < codes.length; row++) found[codes[row] as number] = 1;
	places.set(codes, found);
	return found;
}

type Distinct = {readonly found: number[]; seen: Uint8Array};

/** Ends with the first one that is too many. */
function* findDistinctSteps(codes: Int32Array, most: number): Steps<readonly number[]> {
	const distinct: Distinct = {found: [], seen: new Uint8Array(64)};
	yield* inSpans(codes.length, (from, to) => {
		if (distinct.found.length <= most) addDistinct(distinct, codes, most, from, to);
	});
	return distinct.found;
}

function addDistinct(distinct: Distinct, codes: Int32Array, most: number, from: number, to: number): void {
	const {found} = distinct;
	let {seen} = distinct;
	for (let row = from; row < to; row++) {
		const code = codes[row] as number;
		if (code === -1 || (code < seen.length && seen[code] === 1)) continue;
		if (code >= seen.length) seen = longer(seen, 2 * code);
		seen[code] = 1;
		found.push(code);
		if (found.length > most) break;
	}
	distinct.seen = seen;
}

function longer(seen: Uint8Array, length: number): Uint8Array {
	const more = new Uint8Array(length);
	more.set(seen);
	return more;
}
