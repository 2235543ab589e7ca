import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {confusionMatrix, sampledMatrix} from '../../src/metrics/confusion-matrix.js';
import {sampleBits} from '../../src/metrics/deviation.js';
import {matrixOfTable, matrixTable} from '../../src/metrics/matrix-table.js';
import {anyRows, largeVocabulary, outcomesOf, type Row, rowsOfTable} from './outcomes-of.js';

const labels = ['0', '1', '2', undefined];

describe('the confusion matrix', () => {
	it('counts rows by ground truth first and prediction second', () => {
		const matrix = confusionMatrix(
			outcomesOf([
				['a', 'b'],
				['a', 'b'],
				['b', 'a'],
			]),
		);
		expect(matrixTable(matrix)).toEqual({a: {a: 0, b: 2}, b: {a: 1, b: 0}});
	});

	it('keeps missing values as a class of their own, on both sides', () => {
		const matrix = confusionMatrix(
			outcomesOf([
				[undefined, '1'],
				['1', undefined],
				[undefined, undefined],
			]),
		);
		expect(matrixTable(matrix)).toEqual({'1': {'1': 0, '(missing)': 1}, '(missing)': {'1': 1, '(missing)': 1}});
	});

	it('is empty without rows', () => {
		const matrix = confusionMatrix(outcomesOf([]));
		expect(matrix.rows).toBe(0);
		expect(matrixTable(matrix)).toEqual({});
	});

	it('counts every row exactly once', () => {
		fc.assert(
			fc.property(anyRows(labels), (rows) => {
				const matrix = confusionMatrix(outcomesOf(rows));
				expect(matrix.rows).toBe(rows.length);
				expect(matrix.counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
			}),
		);
	});

	it('does not depend on the order of the rows', () => {
		const shuffled = anyRows(labels).chain((rows) =>
			fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, {minLength: rows.length})),
		);
		fc.assert(
			fc.property(shuffled, ([rows, others]) => {
				expect(tableOf(others)).toEqual(tableOf(rows));
			}),
		);
	});

	it('gives the same counts for a large vocabulary as for a small one, samples included', () => {
		fc.assert(
			fc.property(anyRows(labels), fc.integer(), (rows, seed) => {
				const samples = sampleBits(rows.length, seed);
				const small = sampledMatrix(outcomesOf(rows), samples);
				const large = sampledMatrix(outcomesOf(rows, largeVocabulary), samples);
				expect(matrixTable(large.whole)).toEqual(matrixTable(small.whole));
				expect(large.samples.map(matrixTable)).toEqual(small.samples.map(matrixTable));
			}),
		);
	});

	it('counts where both sides have very many labels', () => {
		const rows = Array.from({length: 600}, (_, index): Row => [`t${index}`, `p${index % 599}`]);
		const table = tableOf([...rows, ...rows.slice(0, 1)]);
		expect(Object.keys(table)).toHaveLength(600);
		expect(table['t0']).toEqual({p0: 2});
		expect(table['t599']).toEqual({p0: 1});
	});

	it('holds in each sample what the bits of the rows say', () => {
		const outcomes = outcomesOf([
			['a', 'a'],
			['a', 'b'],
			['a', 'b'],
		]);
		const {samples} = sampledMatrix(outcomes, Uint8Array.of(0b00001, 0b10001, 0b10000));
		expect(samples.map(matrixTable)).toEqual([{a: {a: 1, b: 1}}, {}, {}, {}, {a: {b: 2}}]);
	});
});

describe('the table of a confusion matrix', () => {
	it('has all predictions in every row, zero or not, while labels are few', () => {
		expect(
			tableOf([
				['2', '10'],
				['10', 'x'],
			]),
		).toEqual({'2': {'10': 1, x: 0}, '10': {'10': 0, x: 1}});
	});

	it('has no row for a label that is never ground truth, and no column for one that is never predicted', () => {
		expect(
			tableOf([
				['yes', '1'],
				['no', '1'],
			]),
		).toEqual({no: {'1': 1}, yes: {'1': 1}});
	});

	it('has only cells that occur once labels are more than 64', () => {
		const rows = Array.from({length: 63}, (_, index): Row => ['truth', `p${index}`]);
		expect(Object.keys(tableOf([...rows, ['other', 'p0']])['other'] ?? {})).toHaveLength(1);
		expect(Object.keys(tableOf([...rows.slice(1), ['other', 'p1']])['other'] ?? {})).toHaveLength(62);
	});

	it('sorts numbers by value before text', () => {
		const table = tableOf([
			['b', '0.25'],
			['-1.5', '0.5'],
			['10.5', '-3'],
			['9.5', 'a'],
			['a', '0.125'],
		]);
		expect(Object.keys(table)).toEqual(['-1.5', '9.5', '10.5', 'a', 'b']);
		expect(Object.keys(table['a'] ?? {})).toEqual(['-3', '0.125', '0.25', '0.5', 'a']);
	});

	it('keeps a label that names a property of every object', () => {
		expect(JSON.stringify(tableOf([['__proto__', '__proto__']]))).toBe('{"__proto__":{"__proto__":1}}');
	});

	it('counts missing values and a label of that very text together', () => {
		const rows: Row[] = [
			['(missing)', 'a'],
			[undefined, 'a'],
			['a', undefined],
			['a', '(missing)'],
		];
		expect(tableOf(rows)).toEqual({'(missing)': {'(missing)': 0, a: 2}, a: {'(missing)': 2, a: 0}});
		const many = largeVocabulary.map((label): Row => ['a', label]);
		expect(tableOf([...rows, ...many])).toMatchObject({'(missing)': {a: 2}, a: {'(missing)': 2, 'label 7': 1}});
	});

	it('can be read back', () => {
		fc.assert(
			fc.property(anyRows(labels), (rows) => {
				const table = tableOf(rows);
				expect(matrixTable(matrixOfTable(table))).toEqual(table);
				expect(tableOf(rowsOfTable(table).map(([a, p]) => [present(a), present(p)]))).toEqual(table);
			}),
		);
	});
});

function tableOf(rows: readonly Row[]) {
	return matrixTable(confusionMatrix(outcomesOf(rows)));
}

function present(label: string | undefined): string | undefined {
	return label === '(missing)' ? undefined : label;
}
