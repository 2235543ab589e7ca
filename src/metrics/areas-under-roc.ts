import {inSpans, type Steps, sizeOfStep} from '../records/steps.js';
import {sampleCount} from './deviation.js';
import {kindOfCode, type RankedRows} from './ranked-rows.js';
import {ratio} from './ratios.js';
import {addKinds, type Sides} from './threshold-counts.js';

/**
 * The areas under the ROC curves of all rows and of each sample, in one pass over the rows: exact, ties counting half.
 * Each of these sets of rows has a lane of 16 bits, two of which share a number, so that three sums count a row in all of
 * them. Blocks of rows are so short that no lane runs over.
 */
export function* areasUnderRocSteps(rows: RankedRows, sides: Sides): Steps<readonly number[]> {
	const {ends} = rows.ranking;
	const lanes = lanesOf(rows.kindCount, sides);
	const areas = createAreas();
	const block = new Int32Array(3 * numbersOfLanes);
	let [step, start, nextTurn] = [0, 0, firstRows];
	while (step < ends.length) {
		const next = addTies(block, rows, lanes, step, start);
		if (next > step) areas.add(block);
		else yield* addLongTieSteps(areas, rows, sides, start, ends[step] as number);
		step = Math.max(next, step + 1);
		start = ends[step - 1] as number;
		if (start < nextTurn) continue;
		nextTurn = start + sizeOfStep(start, firstRows, rowsPerStep);
		yield;
	}
	return areas.take();
}

const rowsPerStep = 1 << 17;
/** Code that has run little yet takes longer. */
const firstRows = 1 << 14;
/** So few that their square, which the pairs of a positive and a negative row never exceed, is in a lane. */
const rowsOfBlock = 255;
/** All rows, and the samples. */
const setCount = sampleCount + 1;
const numbersOfLanes = setCount / 2;
const [laneBits, allBits, oneInEach] = [16, 0xffff, 0x1_0001];

/** By kind: a 1 in each lane that counts a positive row, and all bits of each lane that counts a negative one. */
type Lanes = {
	readonly one0: Int32Array;
	readonly one1: Int32Array;
	readonly one2: Int32Array;
	readonly mask0: Int32Array;
	readonly mask1: Int32Array;
	readonly mask2: Int32Array;
	/** A tie of two rows may have one of either side; where both sides are one label, each row is level with itself. */
	readonly fewestLevel: number;
};

function lanesOf(kindCount: number, {positive, negative}: Sides): Lanes {
	const tableOf = (code: number, value: number, set: number) => {
		const table = new Int32Array(kindCount);
		// A code of no row has kinds below 0, which are not in the table.
		for (let kind = kindOfCode(code); kind < kindOfCode(code + 1); kind++) {
			table[kind] = value * (inSet(kind, set) + (inSet(kind, set + 1) << laneBits));
		}
		return table;
	};
	return {
		one0: tableOf(positive, 1, 0),
		one1: tableOf(positive, 1, 2),
		one2: tableOf(positive, 1, 4),
		mask0: tableOf(negative, allBits, 0),
		mask1: tableOf(negative, allBits, 2),
		mask2: tableOf(negative, allBits, 4),
		fewestLevel: positive === negative ? 1 : 2,
	};
}

/** Set 0 are all rows. */
function inSet(kind: number, set: number): number {
	return set === 0 ? 1 : (kind >> (set - 1)) & 1;
}

/**
 * Counts whole ties, as many as make a block, and returns the one to go on with. A block is three times three numbers of
 * lanes: the positive rows, the negative rows, and twice the area between them.
 */
function addTies(
	block: Int32Array,
	{kinds, ranking: {ends}}: RankedRows,
	lanes: Lanes,
	firstStep: number,
	start: number,
): number {
	const {one0, one1, one2, mask0, mask1, mask2, fewestLevel} = lanes;
	let above0 = 0;
	let above1 = 0;
	let above2 = 0;
	let below0 = 0;
	let below1 = 0;
	let below2 = 0;
	let area0 = 0;
	let area1 = 0;
	let area2 = 0;
	let step = firstStep;
	let rank = start;
	for (; step < ends.length; step++) {
		const first = rank;
		const end = ends[step] as number;
		if (end - start > rowsOfBlock) break;
		const higher0 = above0;
		const higher1 = above1;
		const higher2 = above2;
		for (; rank < end; rank++) {
			const kind = kinds[rank] as number;
			const negative0 = mask0[kind] as number;
			const negative1 = mask1[kind] as number;
			const negative2 = mask2[kind] as number;
			above0 += one0[kind] as number;
			above1 += one1[kind] as number;
			above2 += one2[kind] as number;
			below0 += negative0 & oneInEach;
			below1 += negative1 & oneInEach;
			below2 += negative2 & oneInEach;
			area0 = (area0 + ((2 * higher0) & negative0)) | 0;
			area1 = (area1 + ((2 * higher1) & negative1)) | 0;
			area2 = (area2 + ((2 * higher2) & negative2)) | 0;
		}
		if (end - first < fewestLevel) continue;
		for (let tied = first; tied < end; tied++) {
			const kind = kinds[tied] as number;
			area0 = (area0 + ((above0 - higher0) & (mask0[kind] as number))) | 0;
			area1 = (area1 + ((above1 - higher1) & (mask1[kind] as number))) | 0;
			area2 = (area2 + ((above2 - higher2) & (mask2[kind] as number))) | 0;
		}
	}
	block[0] = above0;
	block[1] = above1;
	block[2] = above2;
	block[3] = below0;
	block[4] = below1;
	block[5] = below2;
	block[6] = area0;
	block[7] = area1;
	block[8] = area2;
	return step;
}

/** A tie that is longer than a block is level with itself only: it is enough to count its kinds. */
function* addLongTieSteps(
	areas: Areas,
	{kinds, kindCount}: RankedRows,
	{positive, negative}: Sides,
	start: number,
	end: number,
): Steps<void> {
	const counts = new Uint32Array(kindCount);
	yield* inSpans(end - start, (from, to) => addKinds(counts, kinds, start + from, start + to));
	areas.addTie(countsInSets(counts, positive), countsInSets(counts, negative));
}

/** How many rows with a label code as ground truth each set has; a code of no row has kinds below 0. */
function countsInSets(counts: Uint32Array, code: number): Float64Array {
	const found = new Float64Array(setCount);
	for (let kind = kindOfCode(code); kind < kindOfCode(code + 1); kind++) {
		for (let set = 0; set < setCount; set++) {
			found[set] = (found[set] as number) + inSet(kind, set) * (counts[kind] ?? 0);
		}
	}
	return found;
}

function laneAt(block: Int32Array, lane: number): number {
	return ((block[lane >> 1] as number) >>> ((lane & 1) * laneBits)) & allBits;
}

type Areas = ReturnType<typeof createAreas>;

/** Sums up from the highest score down: a negative row is below all positive rows so far. */
function createAreas() {
	const [above, below, twiceArea] = [
		new Float64Array(setCount),
		new Float64Array(setCount),
		new Float64Array(setCount),
	];
	const add = (set: number, positives: number, negatives: number, twice: number) => {
		twiceArea[set] = (twiceArea[set] as number) + 2 * negatives * (above[set] as number) + twice;
		above[set] = (above[set] as number) + positives;
		below[set] = (below[set] as number) + negatives;
	};
	return {
		add(block: Int32Array): void {
			for (let set = 0; set < setCount; set++) {
				add(set, laneAt(block, set), laneAt(block, setCount + set), laneAt(block, 2 * setCount + set));
			}
		},
		addTie(positives: Float64Array, negatives: Float64Array): void {
			for (let set = 0; set < setCount; set++) {
				const [right, wrong] = [positives[set] as number, negatives[set] as number];
				add(set, right, wrong, right * wrong);
			}
		},
		take: () =>
			Array.from(twiceArea, (twice, set) => ratio(twice, 2 * (above[set] as number) * (below[set] as number))),
	};
}
