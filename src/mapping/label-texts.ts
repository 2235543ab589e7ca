import type {ManyLabels} from '../metrics/outcomes.js';
import type {LabelSpace} from './label-space.js';
import {numberWritten} from './number-written.js';
import type {Spellings} from './spelling.js';

/** The labels of a reading by their codes, as they are shown. */
export type Labels = {
	/** All of them; where there are many they are made now. */
	readonly all: readonly string[];
	readonly many: ManyLabels | undefined;
};

/** With more labels than this, most are numbers that stand in the place of labels. */
const mostMade = 1 << 14;

/** `ofTruth`: how many labels, the first ones, the ground truth has. */
export function labelsIn(space: LabelSpace, ofTruth: number, spellings: Spellings): Labels {
	const spelled = (key: string) => spellings.get(key) ?? key;
	if (space.size <= mostMade) return {all: space.keys().map(spelled), many: undefined};
	const keysOf = keysBySpelling(spellings);
	const codeOf = (label: string) => {
		const codes = keysOf(label).map((key) => space.codeOfKey(key) ?? noCode);
		const code = Math.min(noCode, ...codes);
		return code < ofTruth ? code : space.codeOfKey(label);
	};
	let all: readonly string[] | undefined;
	return {
		get all() {
			all ??= space.keys().map(spelled);
			return all;
		},
		many: {
			count: space.size,
			ofTruth,
			at: (code) => spelled(space.keyAt(code) ?? ''),
			codeOf,
			numbers: () => spelledNumbers(space, spellings),
		},
	};
}

const noCode = Number.POSITIVE_INFINITY;

/** The keys of the labels that are spelled like a text; only what is spelled otherwise than its key has to be looked for. */
function keysBySpelling(spellings: Spellings): (label: string) => readonly string[] {
	const respelled = new Map<string, string[]>();
	for (const [key, spelling] of spellings) {
		if (key !== spelling) respelled.set(spelling, [...(respelled.get(spelling) ?? []), key]);
	}
	const isItself = (label: string) => (spellings.get(label) ?? label) === label;
	return (label) => [...(respelled.get(label) ?? []), ...(isItself(label) ? [label] : [])];
}

function spelledNumbers(space: LabelSpace, spellings: Spellings): Float64Array {
	const numbers = space.numbers();
	for (const [key, spelling] of spellings) {
		const code = key === spelling ? undefined : space.codeOfKey(key);
		if (code !== undefined) numbers[code] = numberWritten(spelling) ?? Number.NaN;
	}
	return numbers;
}
