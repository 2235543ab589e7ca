import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {cellOf, otherValues, summaryOf} from '../../src/mapping/flip-moves.js';
import {flipsBetween} from '../../src/mapping/flips.js';
import type {Reading} from '../../src/mapping/reading.js';
import type {Outcomes} from '../../src/metrics/outcomes.js';
import {outcomesOf, type Row} from '../metrics/outcomes-of.js';

/** What a record is in a reading: a row of the matrix for each of its labels. */
type Records = readonly (readonly Row[])[];

function readingOf(records: Records, furtherLabels: readonly string[] = []): Reading {
	return withOutcomes(records, outcomesOf(records.flat(), furtherLabels));
}

function numbersOf(records: readonly (readonly [actual: number, predicted: number])[]): Reading {
	const [actual, predicted] = [0, 1].map((side) =>
		Float64Array.from(records, (numbers) => numbers[side] ?? Number.NaN),
	);
	const none = new Float64Array();
	return withOutcomes(
		records.map(() => [['', '']]),
		{kind: 'numbers', actual: actual ?? none, predicted: predicted ?? none},
	);
}

function withOutcomes(records: Records, outcomes: Outcomes): Reading {
	const captureRow = Int32Array.from(records.flatMap((rows, record) => rows.map(() => record)));
	return {
		mapping: {version: 1, problemType: 'BinaryClassification', roles: {}},
		literal: false,
		outcomes,
		captureRow,
		truthRow: captureRow.map(() => -1),
		positive: undefined,
		negative: undefined,
		funnel: {read: 0, parsed: 0, decoded: 0, joined: 0, groundTruth: 0, prediction: 0, comparable: 0, agreeing: 0},
	};
}

function flipped(before: Reading, after: Reading): readonly number[] {
	return [...flipsBetween(before, after).rows];
}

function movesOf(before: Reading, after: Reading) {
	return summaryOf(before, after, flipsBetween(before, after));
}

const yes: Row = ['yes', 'yes'];
const missed: Row = ['yes', 'no'];
const alarm: Row = ['no', 'yes'];
const unlabelled: Row = [undefined, 'yes'];

describe('the records that flip between two readings', () => {
	it('are those whose prediction or ground truth became another label', () => {
		const before = readingOf([[yes], [yes], [missed], [alarm]]);
		const after = readingOf([[yes], [missed], [missed], [yes]]);
		expect(flipped(before, after)).toEqual([1, 3]);
	});

	it('are compared by the texts of labels, however each reading numbers them', () => {
		const records: Records = [[yes], [missed], [alarm]];
		expect(flipped(readingOf(records), readingOf(records, ['no', 'x', 'yes']))).toEqual([]);
		const other = withOutcomes(records, {
			kind: 'classes',
			labels: ['unused', 'no', 'yes'],
			actual: Int32Array.of(2, 2, 1),
			predicted: Int32Array.of(2, 1, 2),
			score: undefined,
		});
		expect(flipped(readingOf(records), other)).toEqual([]);
	});

	it('are also those that come into the matrix and those that leave it', () => {
		const before = readingOf([[unlabelled], [yes], [], [unlabelled], [yes]]);
		const after = readingOf([[yes], [unlabelled], [yes], [], []]);
		expect(flipped(before, after)).toEqual([0, 1, 2, 4]);
		expect([...flipsBetween(before, after).fromPair]).toEqual([-1, 1, -1, 3]);
		expect([...flipsBetween(before, after).toPair]).toEqual([0, -1, 2, -1]);
	});

	it('with several labels flip when the labels are not the same ones, in whatever order', () => {
		const before = readingOf([[yes, missed], [yes, yes], [missed, alarm], [yes]]);
		const after = readingOf([
			[missed, yes],
			[yes, missed],
			[missed, alarm, unlabelled],
			[yes, yes],
		]);
		const flips = flipsBetween(before, after);

		expect([...flips.rows]).toEqual([1, 3]);
		expect([...flips.fromPair].map((pair) => cellOf(before, pair))).toEqual([
			{actual: 'yes', predicted: 'yes'},
			undefined,
		]);
		expect([...flips.toPair].map((pair) => cellOf(after, pair))).toEqual([
			{actual: 'yes', predicted: 'no'},
			{actual: 'yes', predicted: 'yes'},
		]);
	});

	it('in regression are those with another number on a side', () => {
		const before = numbersOf([
			[1, 1],
			[1, 2],
			[1, Number.NaN],
			[1, 1],
		]);
		const after = numbersOf([
			[1, 1],
			[1, 3],
			[1, 4],
			[Number.NaN, 1],
		]);
		expect(flipped(before, after)).toEqual([1, 2, 3]);
		expect(movesOf(before, after).moves.map(({count}) => count)).toEqual([1, 1, 1]);
		expect(movesOf(before, after)).toMatchObject({agreeNow: 0, agreedBefore: 0});
	});

	it('are all records of both matrices where a label became a number', () => {
		expect(
			flipped(
				readingOf([[yes], [unlabelled]]),
				numbersOf([
					[1, 1],
					[1, Number.NaN],
				]),
			),
		).toEqual([0]);
	});

	const anyRow = fc.constantFrom<Row>(yes, missed, alarm, unlabelled, ['yes', 'x'], ['no', 'no']);
	const anyRecords = fc.array(fc.array(anyRow, {maxLength: 3}), {minLength: 8, maxLength: 8});

	it('are what counting the cells of each record says', () => {
		const cells = (rows: readonly Row[]) =>
			rows
				.filter(([actual, predicted]) => actual !== undefined && predicted !== undefined)
				.map((row) => row.join(' '))
				.sort();
		fc.assert(
			fc.property(anyRecords, anyRecords, fc.boolean(), (before, after, isLarge) => {
				// A vocabulary too large for a table of labels.
				const further = isLarge ? Array.from({length: 300}, (_, at) => `label ${at}`) : [];
				const expected = [...before.keys()].filter(
					(record) => String(cells(before[record] ?? [])) !== String(cells(after[record] ?? [])),
				);
				expect(flipped(readingOf(before, further), readingOf(after, further))).toEqual(expected);
			}),
		);
	});

	it('are the same in both directions, and none between a reading and itself', () => {
		fc.assert(
			fc.property(
				anyRecords.map((records) => readingOf(records)),
				anyRecords.map((records) => readingOf(records)),
				(a, b) => {
					expect(flipped(a, b)).toEqual(flipped(b, a));
					expect(flipped(a, a)).toEqual([]);
					const [there, back] = [movesOf(a, b), movesOf(b, a)];
					expect(there.moves.reduce((sum, {count}) => sum + count, 0)).toBe(flipped(a, b).length);
					expect(there.agreeNow).toBe(back.agreedBefore);
				},
			),
		);
	});
});

describe('the cells that records moved between', () => {
	it('are counted, the most frequent first', () => {
		const before = readingOf([[yes], [yes], [alarm], [unlabelled]]);
		const after = readingOf([[missed], [missed], [['no', 'no']], [yes]]);
		expect(movesOf(before, after)).toEqual({
			moves: [
				{from: {actual: 'yes', predicted: 'yes'}, to: {actual: 'yes', predicted: 'no'}, count: 2},
				{from: {actual: 'no', predicted: 'yes'}, to: {actual: 'no', predicted: 'no'}, count: 1},
				{from: undefined, to: {actual: 'yes', predicted: 'yes'}, count: 1},
			],
			agreeNow: 2,
			agreedBefore: 2,
		});
	});

	it('are told together where a side holds many values that are no label', () => {
		const scores = Array.from({length: 100}, (_, at): Row[] => [['yes', `0.${at}`]]);
		const before = readingOf(scores);
		const after = readingOf(scores.map(() => [yes]));
		expect(movesOf(before, after).moves).toEqual([
			{from: {actual: 'yes', predicted: otherValues}, to: {actual: 'yes', predicted: 'yes'}, count: 100},
		]);
	});
});
