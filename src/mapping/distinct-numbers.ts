import type {Steps} from '../records/steps.js';
import {numberLookUp, placesAmongSteps} from './number-look-up.js';
import {type Repeats, repeatsSteps, toldApartSteps} from './repeats.js';
import {type ToldApart, tellingApartSteps} from './telling-apart.js';

/** The different numbers of a column. `NaN` is none, and -0 is 0. Not to be changed. */
export type DistinctNumbers = ToldApart & {
	/** The code of a number; undefined where no row has it. */
	readonly codeOf: (number: number) => number | undefined;
};

type Known = {
	readonly rows: number;
	readonly distinct?: WeakRef<DistinctNumbers> | undefined;
	/** Found ahead: little is held, and the rest is there soon. */
	readonly repeats?: Repeats | undefined;
};

const known = new WeakMap<Float64Array, Known>();
/** The last ones stay; others are found as long as somebody else holds them. */
const held: {last?: DistinctNumbers} = {};

/** Of the first rows of a column. Remembered with the column: what its numbers are does not depend on its role. */
export function* distinctNumbersSteps(column: Float64Array, rows: number): Steps<DistinctNumbers> {
	const found = knownOf(column, rows);
	const distinct = found.distinct?.deref() ?? (yield* findingSteps(column.subarray(0, rows), found.repeats));
	known.set(column, {...knownOf(column, rows), distinct: new WeakRef(distinct)});
	held.last = distinct;
	return distinct;
}

/** The last ones are not held any more. */
export function letGoOfNumbers(): void {
	delete held.last;
}

/** Finds out beforehand what takes long. */
export function* lookForRepeatsSteps(column: Float64Array, rows: number): Steps<void> {
	const {distinct, repeats} = knownOf(column, rows);
	if (repeats !== undefined) return;
	const told = distinct?.deref() ?? (yield* tellingApartSteps(column.subarray(0, rows)));
	const found = yield* repeatsSteps(told);
	known.set(column, {...knownOf(column, rows), repeats: found});
}

function knownOf(column: Float64Array, rows: number): Known {
	const found = known.get(column);
	return found?.rows === rows ? found : {rows};
}

function* findingSteps(column: Float64Array, repeats: Repeats | undefined): Steps<DistinctNumbers> {
	const told = repeats === undefined ? yield* tellingApartSteps(column) : yield* toldApartSteps(repeats, column);
	return {...told, codeOf: numberLookUp(told.numbers, repeats?.range)};
}

/** For each of some numbers, no two of them equal, its code among those of a column; -1 where it is not there. */
export function* codesAmongSteps({numbers, codeOf}: DistinctNumbers, some: Float64Array): Steps<Int32Array> {
	if (some.length <= fewNumbers) return Int32Array.from(some, (number) => codeOf(number) ?? -1);
	if (some.length <= someNumbers) return yield* placesAmongSteps(numbers, some);
	const all = new Float64Array(numbers.length + some.length);
	all.set(numbers);
	all.set(some, numbers.length);
	yield;
	const {codes} = yield* tellingApartSteps(all);
	return codes.subarray(numbers.length).map((code) => (code < numbers.length ? code : -1));
}

const fewNumbers = 8;
/** A hash table of so many is at hand. */
const someNumbers = 4096;
