import {inSpans, type Steps} from '../records/steps.js';
import {areaMachine, inSet, negativeClass, otherClass, positiveClass, ranksPerCall, setCount} from './area-machine.js';
import {sampleMasks} from './deviation.js';
import {type Kinds, kindOfCode, type RankedRows} from './ranked-rows.js';
import {ratio} from './ratios.js';
import {addKinds, type Sides} from './threshold-counts.js';

/**
 * The areas under the ROC curves of all rows and of each sample, in one pass over the rows: exact, ties counting half.
 * From the highest score down, a negative row is below all positive rows so far.
 */
export function* areasUnderRocSteps(ranked: RankedRows, sides: Sides): Steps<readonly number[]> {
	const {ends} = ranked.ranking;
	const classes = classesOf(ranked.kindCount, sides);
	const isOneLabel = sides.positive === sides.negative;
	// A tie of two rows may have one of either side; where both sides are one label, each row is level with itself.
	const fewestLevel = isOneLabel ? 1 : 2;
	let sums: Float64Array | undefined;
	let [tie, start] = [0, 0];
	while (tie < ends.length) {
		const machine = areaMachine();
		machine.begin(isOneLabel, sums);
		const next = ends.subarray(tie, tie + ranksPerCall);
		machine.ends.set(next);
		const count = Math.min(ranksPerCall, ranked.kinds.length - start);
		takeRanks(machine.rows, ranked.kinds, classes, start, count);
		const taken = machine.addTies(count, next.length, start, fewestLevel);
		sums = machine.sums.slice();
		const end = ends[taken === 0 ? tie : tie + taken - 1] as number;
		if (taken === 0) yield* addLongTieSteps(sums, ranked, sides, start, end);
		tie += Math.max(1, taken);
		start = end;
		yield;
	}
	return Array.from({length: setCount}, (_, set) => (sums === undefined ? 0 : areaOf(sums, set)));
}

/** The class of the rows of each kind. */
function classesOf(kindCount: number, {positive, negative}: Sides): Uint8Array {
	const classes = new Uint8Array(kindCount).fill(otherClass);
	for (const [code, first] of [
		[negative, negativeClass],
		[positive, positiveClass],
	] as const) {
		// A code of no row has kinds below 0, which are not in the table.
		for (let kind = kindOfCode(code); kind < kindOfCode(code + 1); kind++) classes[kind] = first + (kind % sampleMasks);
	}
	return classes;
}

/** Puts the classes of the next ranks before the machine. */
function takeRanks(rows: Uint8Array, kinds: Kinds, classes: Uint8Array, start: number, count: number): void {
	for (let at = 0; at < count; at++) rows[at] = classes[kinds[start + at] as number] as number;
}

/** What stands in the sums of the machine, eight places each. */
const [ofPositives, ofNegatives, ofArea] = [0, 8, 16] as const;

/** A tie that is too long for a vector is level with itself only: it is enough to count its kinds. */
function* addLongTieSteps(
	sums: Float64Array,
	{kinds, kindCount}: RankedRows,
	{positive, negative}: Sides,
	start: number,
	end: number,
): Steps<void> {
	const counts = new Uint32Array(kindCount);
	yield* inSpans(end - start, (from, to) => addKinds(counts, kinds, start + from, start + to));
	for (let set = 0; set < setCount; set++) {
		const [right, wrong] = [countInSet(counts, positive, set), countInSet(counts, negative, set)];
		const above = sums[ofPositives + set] as number;
		sums[ofArea + set] = (sums[ofArea + set] as number) + 2 * wrong * above + right * wrong;
		sums[ofPositives + set] = above + right;
		sums[ofNegatives + set] = (sums[ofNegatives + set] as number) + wrong;
	}
}

/** How many rows of a set have a label code as ground truth; a code of no row has kinds below 0. */
function countInSet(counts: Uint32Array, code: number, set: number): number {
	let found = 0;
	for (let kind = kindOfCode(code); kind < kindOfCode(code + 1); kind++) {
		found += Number(inSet(kind % sampleMasks, set)) * (counts[kind] ?? 0);
	}
	return found;
}

function areaOf(sums: Float64Array, set: number): number {
	const [above, below, twice] = [ofPositives, ofNegatives, ofArea].map((place) => sums[place + set] as number);
	return ratio(twice as number, 2 * (above as number) * (below as number));
}
