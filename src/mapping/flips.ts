import type {Outcomes} from '../metrics/outcomes.js';
import type {Reading} from './reading.js';

/**
 * The records that one reading has in another cell of the confusion matrix than the other reading. A record with several
 * labels has several cells; it has changed when these are not the same ones, in whatever order. In regression the two
 * numbers are the cell.
 */
export type Flips = {
	/** Capture rows, ascending. */
	readonly rows: Int32Array;
	/** For each row the pair of either reading that changed; -1 where the record was, or is, not in the matrix. */
	readonly fromPair: Int32Array;
	readonly toPair: Int32Array;
};

/** One pass over the pairs of both readings, which are in the order of capture rows. */
export function flipsBetween(before: Reading, after: Reading): Flips {
	const [rowsBefore, rowsAfter] = [before.captureRow, after.captureRow];
	const sides: Sides = {
		isBefore: isInMatrix(before.outcomes),
		isAfter: isInMatrix(after.outcomes),
		same: sameCell(before.outcomes, after.outcomes),
		taken: new Uint8Array(rowsAfter.length),
	};
	const found = createFlips(1 + Math.max(rowsBefore.at(-1) ?? -1, rowsAfter.at(-1) ?? -1));
	let from = 0;
	let to = 0;
	while (from < rowsBefore.length || to < rowsAfter.length) {
		const row = Math.min(rowsBefore[from] ?? noRow, rowsAfter[to] ?? noRow);
		const [fromStart, toStart] = [from, to];
		while (rowsBefore[from] === row) from++;
		while (rowsAfter[to] === row) to++;
		if (from - fromStart > 1 || to - toStart > 1) compareSeveral(row, [fromStart, from], [toStart, to], sides, found);
		else compareOne(row, from > fromStart ? fromStart : -1, to > toStart ? toStart : -1, sides, found);
	}
	return found.take();
}

const noRow = Number.POSITIVE_INFINITY;

type Sides = {
	readonly isBefore: (pair: number) => boolean;
	readonly isAfter: (pair: number) => boolean;
	readonly same: (before: number, after: number) => boolean;
	/** Pairs that an equal one of the other reading was found for. */
	readonly taken: Uint8Array;
};

function compareOne(row: number, before: number, after: number, {isBefore, isAfter, same}: Sides, found: Found): void {
	const from = before >= 0 && isBefore(before) ? before : -1;
	const to = after >= 0 && isAfter(after) ? after : -1;
	const stays = from === -1 || to === -1 ? from === to : same(from, to);
	if (!stays) found.add(row, from, to);
}

type Range = readonly [start: number, end: number];

/** What is left of the cells of both sides when equal ones are taken away from both. Mostly they stand in the same order. */
function compareSeveral(row: number, before: Range, after: Range, sides: Sides, found: Found): void {
	const {isBefore, isAfter, same, taken} = sides;
	let [from, to] = [before[0], after[0]];
	while (from < before[1] && to < after[1] && staysInPlace(from, to, sides)) {
		from++;
		to++;
	}
	const rest = to;
	let lost = -1;
	for (; from < before[1]; from++) {
		if (!isBefore(from)) continue;
		let match = rest;
		while (match < after[1] && (taken[match] === 1 || !isAfter(match) || !same(from, match))) match++;
		if (match < after[1]) taken[match] = 1;
		else if (lost === -1) lost = from;
	}
	let gained = rest;
	while (gained < after[1] && (taken[gained] === 1 || !isAfter(gained))) gained++;
	if (lost >= 0 || gained < after[1]) found.add(row, lost, gained < after[1] ? gained : -1);
}

function staysInPlace(from: number, to: number, {isBefore, isAfter, same}: Sides): boolean {
	const was = isBefore(from);
	return was === isAfter(to) && (!was || same(from, to));
}

/** Whether neither side of a pair is missing. */
export function isInMatrix(outcomes: Outcomes): (pair: number) => boolean {
	if (outcomes.kind === 'classes') {
		const {actual, predicted} = outcomes;
		return (pair) => (actual[pair] as number) >= 0 && (predicted[pair] as number) >= 0;
	}
	const {actual, predicted} = outcomes;
	return (pair) => Number.isFinite(actual[pair]) && Number.isFinite(predicted[pair]);
}

/** The product of two vocabularies up to which all their labels are compared beforehand. */
const largestTable = 1 << 16;

/** Whether a pair of one reading and a pair of another, both in the matrix, are in the same cell. */
function sameCell(before: Outcomes, after: Outcomes): (before: number, after: number) => boolean {
	const [actual, predicted, actualAfter, predictedAfter] = [
		before.actual,
		before.predicted,
		after.actual,
		after.predicted,
	];
	if (before.kind === 'numbers' || after.kind === 'numbers') {
		const comparable = before.kind === after.kind;
		return (from, to) => comparable && actual[from] === actualAfter[to] && predicted[from] === predictedAfter[to];
	}
	const same = sameLabel(before.labels, after.labels);
	return (from, to) =>
		same(actual[from] as number, actualAfter[to] as number) &&
		same(predicted[from] as number, predictedAfter[to] as number);
}

/** Two readings number their labels each in its own order, so labels are the same by their texts. */
function sameLabel(before: readonly string[], after: readonly string[]): (before: number, after: number) => boolean {
	if (before.length * after.length > largestTable) return (from, to) => before[from] === after[to];
	const table = Uint8Array.from(before.flatMap((from) => after.map((to) => Number(from === to))));
	return (from, to) => table[from * after.length + to] === 1;
}

type Found = {
	readonly add: (row: number, from: number, to: number) => void;
	readonly take: () => Flips;
};

function createFlips(most: number): Found {
	const [rows, fromPair, toPair] = [new Int32Array(most), new Int32Array(most), new Int32Array(most)];
	let count = 0;
	return {
		add(row, from, to) {
			rows[count] = row;
			fromPair[count] = from;
			toPair[count] = to;
			count++;
		},
		take: () => ({rows: rows.slice(0, count), fromPair: fromPair.slice(0, count), toPair: toPair.slice(0, count)}),
	};
}
