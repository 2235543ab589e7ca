import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {cellOf, otherValues, summaryOf} from '../../src/mapping/flip-moves.js';
import {flipsBetween} from '../../src/mapping/flips.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {movesInPlace} from '../../src/mapping/moves-in-place.js';
import type {ReadPairs} from '../../src/mapping/pair-cells.js';
import {read} from '../../src/mapping/reading.js';
import type {Outcomes} from '../../src/metrics/outcomes.js';
import {outcomesOf, type Row} from '../metrics/outcomes-of.js';
import {manyLabels} from '../support/many-labels.js';
import {capture, datasetOf, truth} from '../support/small-capture.js';

/** What a record is in a reading: a row of the matrix for each of its labels. */
type Records = readonly (readonly Row[])[];

function readingOf(records: Records, furtherLabels: readonly string[] = []): ReadPairs {
	return withOutcomes(records, outcomesOf(records.flat(), furtherLabels));
}

function numbersOf(records: readonly (readonly [actual: number, predicted: number])[]): ReadPairs {
	const [actual, predicted] = [0, 1].map((side) =>
		Float64Array.from(records, (numbers) => numbers[side] ?? Number.NaN),
	);
	const none = new Float64Array();
	return withOutcomes(
		records.map(() => [['', '']]),
		{kind: 'numbers', actual: actual ?? none, predicted: predicted ?? none},
	);
}

function withOutcomes(records: Records, outcomes: Outcomes): ReadPairs {
	const captureRow = Int32Array.from(records.flatMap((rows, record) => rows.map(() => record)));
	return {outcomes, captureRow};
}

function flipped(before: ReadPairs, after: ReadPairs): readonly number[] {
	return [...flipsBetween(before, after).rows];
}

function movesOf(before: ReadPairs, after: ReadPairs) {
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

describe('the moves of readings of the same records', () => {
	const anyLabel = fc.constantFrom('yes', 'no', 'perhaps', 'Yes', undefined);
	const anyRows = fc.array(
		fc.tuple(anyLabel, anyLabel, fc.constantFrom(0.1, 0.5, 0.9, Number.NaN)).map((row): Row => row),
		{minLength: 12, maxLength: 12},
	);
	const anyNumber = fc.constantFrom(0, 0.5, Number.NaN, Number.POSITIVE_INFINITY);
	const furtherLabels = fc.constantFrom<readonly string[]>([], ['perhaps', 'no'], ['unused', 'yes']);
	const anyReading = fc.oneof(
		fc.tuple(anyRows, furtherLabels).map(([rows, further]) => labelsOnly(rows, further)),
		fc.tuple(anyRows, furtherLabels, fc.constantFrom('>' as const, '>=' as const)).map(cutReading),
		anyRows.map(withNumbersAsPredictions),
		fc.tuple(anyRows, fc.boolean()).map(withNumbersAsTruth),
		anyRows.map((rows) => writtenOut(withNumbersAsTruth([rows, false]))),
		fc.array(fc.tuple(anyNumber, anyNumber), {minLength: 12, maxLength: 12}).map(numbersOf),
	);

	function single(rows: readonly Row[], outcomes: Outcomes): ReadPairs {
		return withOutcomes(
			rows.map((row) => [row]),
			outcomes,
		);
	}

	function labelsOnly(rows: readonly Row[], further: readonly string[]): ReadPairs {
		return single(rows, {...outcomesOf(rows, further), score: undefined});
	}

	function cutReading([rows, further, rule]: readonly [readonly Row[], readonly string[], '>' | '>=']): ReadPairs {
		const outcomes = outcomesOf(rows, ['yes', 'no', ...further]);
		const [positive, negative] = ['yes', 'no'].map((label) => outcomes.labels.indexOf(label)) as [number, number];
		const predicted = Int32Array.from(rows, ([, , score = Number.NaN]) => {
			if (Number.isNaN(score)) return -1;
			return (rule === '>' ? score > 0.5 : score >= 0.5) ? positive : negative;
		});
		const cut = {threshold: 0.5, rule, positive, negative};
		return {...single(rows, {...outcomes, predicted}), byThreshold: {cut}};
	}

	/** Every second prediction is a value of its own, and labels are asked for one by one. */
	function withNumbersAsPredictions(rows: readonly Row[]): ReadPairs {
		const given = rows.map(([actual]): Row => [actual, undefined]);
		const {labels: truths, actual} = outcomesOf(given);
		const labels = [...truths, 'no', ...Array.from({length: 100}, (_, at) => `0.${at}`)].filter(
			(one, at, all) => all.indexOf(one) === at,
		);
		const codeOf = (label: string) => (labels.includes(label) ? labels.indexOf(label) : undefined);
		const predicted = Int32Array.from(rows, (_, at) => codeOf(at % 2 === 0 ? `0.${at}` : 'no') ?? -1);
		const many = manyLabels(labels, truths.length);
		return single(rows, {kind: 'classes', labels, many, actual, predicted, score: undefined});
	}

	/** Most of the ground truth are values of their own, more of them than have names; every third is predicted too. */
	function withNumbersAsTruth([rows, isFew]: readonly [readonly Row[], boolean]): ReadPairs {
		const numbers = Array.from({length: isFew ? 5 : 1500}, (_, at) => `0.${at}${at % 4 === 0 ? 'x' : '1'}`);
		const labels = [...numbers, 'yes', 'no'];
		// The records of the test come first, those after them only make the values many.
		const actual = Int32Array.from(numbers, (_, at) => (rows[at]?.[0] === 'yes' ? numbers.length : at));
		const predicted = actual.map((code, at) => (at % 3 === 0 ? code : numbers.length + (at % 2)));
		return single(
			numbers.map((): Row => ['', '']),
			{kind: 'classes', labels, many: manyLabels(labels), actual, predicted, score: undefined},
		);
	}

	/** With a list of the labels only, however many there are. */
	function writtenOut({outcomes, ...rest}: ReadPairs): ReadPairs {
		if (outcomes.kind === 'numbers') throw new Error('labels were made');
		const {many: _, ...plain} = outcomes;
		return {...rest, outcomes: plain};
	}

	function kindOf({outcomes}: ReadPairs): 'numbers' | 'classes' | 'many' | 'listed' {
		if (outcomes.kind === 'numbers') return 'numbers';
		if (outcomes.many !== undefined) return 'many';
		return outcomes.labels.length > 13 ? 'listed' : 'classes';
	}

	/** Without the records at some places. */
	function without({outcomes, captureRow, ...rest}: ReadPairs, isLeftOut: (row: number) => boolean): ReadPairs {
		const isKept = (_: number, pair: number) => !isLeftOut(captureRow[pair] as number);
		const rows = captureRow.filter(isKept);
		if (outcomes.kind === 'numbers') {
			const [actual, predicted] = [outcomes.actual.filter(isKept), outcomes.predicted.filter(isKept)];
			return {...rest, captureRow: rows, outcomes: {...outcomes, actual, predicted}};
		}
		const [actual, predicted] = [outcomes.actual.filter(isKept), outcomes.predicted.filter(isKept)];
		const score = outcomes.score?.filter(isKept);
		return {...rest, captureRow: rows, outcomes: {...outcomes, actual, predicted, score}};
	}

	const leftOut = fc.constantFrom(
		(row: number) => row % 4 === 1,
		(row: number) => row < 3,
		() => true,
		() => false,
	);

	it('are found without writing out very many labels', () => {
		const given = [
			['yes', 'no'],
			['no', 'no'],
			['yes', 'yes'],
		].map(([actual, predicted]): Row => [actual, predicted]);
		const [few, many] = [single(given, outcomesOf(given)), withNumbersAsPredictions(given)];
		const unwritten = {...many, outcomes: Object.defineProperty({...many.outcomes}, 'labels', {get: () => never()})};
		expect(movesInPlace(few, unwritten)).toEqual(movesInPlace(few, many));
		expect(flipsBetween(unwritten, few)).toEqual(flipsBetween(many, few));
		const others = {...few, captureRow: Int32Array.from([0, 1, 3])};
		expect(flipsBetween(unwritten, others)).toEqual(flipsBetween(many, others));
		expect(flipsBetween(unwritten, unwritten)).toEqual(flipsBetween(many, many));
	});

	it('are what a list of the flips comes to', () => {
		fc.assert(
			fc.property(anyReading, anyReading, leftOut, (before, all, isLeftOut) => {
				const after = without(all, isLeftOut);
				const counted = movesInPlace(before, after);
				if (counted !== undefined) expect(counted).toEqual(movesOf(before, after));
				const kinds = [before, after].map(kindOf);
				const areMany = kinds.every((kind) => kind === 'many' || kind === 'listed');
				const isDone = !areMany && !kinds.includes('listed') && kinds.some((kind) => kind !== 'numbers');
				if (isDone) expect(counted).toBeDefined();
				if (areMany) expect(counted).toBeUndefined();
			}),
			{numRuns: 500},
		);
	});

	it('are counted too where the labels of one reading are a list that is too long for names', () => {
		const [few, listed] = [readingOf([[yes], [missed]]), writtenOut(withNumbersAsTruth([[missed, yes], false]))];
		expect([few, listed].map(kindOf)).toEqual(['classes', 'listed']);
		expect(movesInPlace(few, listed)).toEqual(movesOf(few, listed));
		expect(movesInPlace(listed, few)?.moves).toHaveLength(3);
	});

	it('are found by numbers where both readings have very many labels', () => {
		const ofMany = fc.oneof(
			anyRows.map(withNumbersAsPredictions),
			anyRows.map((rows) => withNumbersAsTruth([rows, true])),
		);
		fc.assert(
			fc.property(ofMany, ofMany, leftOut, (before, all, isLeftOut) => {
				const after = without(all, isLeftOut);
				expect(flipped(before, after)).toEqual(flipped(writtenOut(before), writtenOut(after)));
			}),
		);
	});

	it('have no names where the ground truth has very many labels', () => {
		const [before, after] = [readingOf([[yes]]), withNumbersAsTruth([[missed], false])];
		const {moves} = movesOf(before, after);
		expect(moves[0]).toMatchObject({from: undefined, to: {actual: otherValues, predicted: otherValues}});
	});

	it('are counted in another way where records have several labels, or there are many labels', () => {
		const [one, several] = [readingOf([[yes], [missed]]), readingOf([[yes, missed]])];
		expect(movesInPlace(one, several)).toBeUndefined();
		expect(movesInPlace(several, several)).toBeUndefined();
		const further = Array.from({length: 20}, (_, at) => `label ${at}`);
		expect(movesInPlace(one, readingOf([[yes], [alarm]], further))).toBeUndefined();
	});
});

describe('a step of the threshold', () => {
	const scores = [0.1, 0.5, 0.9, Number.NaN, 0.5, 0.7];
	const anyRecord = fc.record({
		score: fc.constantFrom(...scores),
		labels: fc.array(fc.constantFrom('1', '0'), {maxLength: 2}),
	});
	const anyCut = fc.record({
		threshold: fc.constantFrom(0, 0.1, 0.5, 0.6, 0.9),
		rule: fc.constantFrom('>' as const, '>=' as const),
	});

	function mappingWith(decision: NonNullable<Mapping['decision']>): Mapping {
		return {
			version: 1,
			problemType: 'BinaryClassification',
			roles: {
				id: {from: 'metadata', path: '$.inferenceId'},
				truthId: {from: 'truth', path: '$.eventMetadata.eventId'},
				probability: {from: 'output', path: '$.score'},
				groundTruth: {from: 'truth', path: '$'},
			},
			decision,
		};
	}

	it('between a few of many scores flips the records with these scores, each once', () => {
		const captures = Array.from({length: 80}, (_, at) => capture(`id-${at}`, {score: at % 9 === 0 ? null : at / 80}));
		const truths = captures.flatMap((_, at) =>
			(at % 7 === 0 ? ['1', '0'] : at % 5 === 0 ? [] : ['1']).map((label) => truth(`id-${at}`, label)),
		);
		const dataset = datasetOf(captures, truths);
		const [from, to] = [0.5, 0.55].map((threshold) => read(dataset, mappingWith({threshold})));

		expect(from && to && flipped(from, to)).toEqual([41, 42, 43, 44]);
	});

	it('flips what looking at every cell says', () => {
		fc.assert(
			fc.property(fc.array(anyRecord, {minLength: 1, maxLength: 12}), anyCut, anyCut, (records, before, after) => {
				const captures = records.map(({score}, at) => capture(`id-${at}`, {score: Number.isNaN(score) ? null : score}));
				const truths = records.flatMap(({labels}, at) => labels.map((label) => truth(`id-${at}`, label)));
				const dataset = datasetOf(captures, truths);
				const [from, to] = [before, after].map((cut) => read(dataset, mappingWith(cut)));
				if (from === undefined || to === undefined) throw new Error('two readings were asked for');
				const cellByCell = flipsBetween(
					{outcomes: from.outcomes, captureRow: from.captureRow},
					{outcomes: to.outcomes, captureRow: to.captureRow},
				);

				expect(flipsBetween(from, to)).toEqual(cellByCell);
				expect(summaryOf(from, to, cellByCell).moves.reduce((sum, {count}) => sum + count, 0)).toBe(
					cellByCell.rows.length,
				);
				for (const pair of cellByCell.toPair) {
					expect(cellOf(to, pair)).toEqual(cellOf({outcomes: to.outcomes, captureRow: to.captureRow}, pair));
				}
			}),
		);
	});
});

describe('the cells that records moved between', () => {
	it('are counted, the most frequent first', () => {
		const before = readingOf([[yes], [yes], [alarm], [unlabelled]]);
		const after = readingOf([[missed], [missed], [['no', 'no']], [yes]]);
		expect(movesOf(before, after)).toEqual({
			records: 4,
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

function never(): never {
	throw new Error('all labels were written out');
}
