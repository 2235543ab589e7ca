import {type NumberRange, numberRangeSteps} from '../metrics/number-range.js';
import {complete, inSpans, type Steps} from '../records/steps.js';
import {halvesOf, hashAt, hashOf} from './number-hash.js';
import {type Portions, portionOf, portionsSteps} from './telling-apart.js';

/** Going through all numbers takes less than sorting them into portions, as long as few are looked for. */
const fewLookUps = 16;

/** What finds the place of a number among many that all differ; undefined where it is not there. */
export function numberLookUp(numbers: Float64Array, known?: NumberRange): (number: number) => number | undefined {
	let looked = 0;
	let range = known;
	let portions: Places | undefined;
	return (number) => {
		// Most numbers that are looked for among probabilities are none.
		range ??= complete(numberRangeSteps(numbers));
		if (!(number >= range.lowest && number <= range.highest)) return undefined;
		if (looked++ < fewLookUps) return placeOrNone(numbers.indexOf(number));
		portions ??= placesOf(complete(portionsSteps(numbers)));
		return placeOrNone(placeIn(portions, numbers, number));
	};
}

function placeOrNone(place: number): number | undefined {
	return place === -1 ? undefined : place;
}

type Places = Omit<Portions, 'numbers'>;

function placesOf({starts, rows}: Portions): Places {
	return {starts, rows};
}

function placeIn({starts, rows}: Places, numbers: Float64Array, number: number): number {
	const portion = portionOf(hashOf(number));
	for (let at = starts[portion] as number; at < (starts[portion + 1] as number); at++) {
		const place = rows[at] as number;
		if (numbers[place] === number) return place;
	}
	return -1;
}

/**
 * The place of each of some numbers, no two of them equal, among many that all differ; -1 where it is not there, as `NaN`
 * never is. The many are gone through once, past a hash table of the others.
 */
export function* placesAmongSteps(numbers: Float64Array, some: Float64Array): Steps<Int32Array> {
	const places = new Int32Array(some.length).fill(-1);
	const table = new Int32Array(2 ** Math.ceil(Math.log2(4 * some.length + 1)));
	const mask = table.length - 1;
	const halves = halvesOf(some);
	for (let at = 0; at < some.length; at++) {
		if (Number.isNaN(some[at])) continue;
		let slot = hashAt(halves, at) & mask;
		while (table[slot] !== 0) slot = (slot + 1) & mask;
		table[slot] = at + 1;
	}
	yield* inSpans(numbers.length, (from, to) => findPlaces(places, {some, table}, numbers, from, to));
	return places;
}

function findPlaces(
	places: Int32Array,
	{some, table}: {readonly some: Float64Array; readonly table: Int32Array},
	numbers: Float64Array,
	from: number,
	to: number,
): void {
	const halves = halvesOf(numbers);
	const mask = table.length - 1;
	for (let place = from; place < to; place++) {
		let slot = hashAt(halves, place) & mask;
		for (let found = table[slot] as number; found !== 0; found = table[slot] as number) {
			if (some[found - 1] === numbers[place]) places[found - 1] = place;
			slot = (slot + 1) & mask;
		}
	}
}
