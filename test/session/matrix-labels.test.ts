import {expect, it} from 'vitest';
import {matrixLabels} from '../../src/session/matrix-labels.js';

it('of many labels those with the largest counts are kept, in natural order, and their totals known', () => {
	const row = (count: number) => Object.fromEntries(Array.from({length: 100}, (_, at) => [`p${at}`, at + count]));
	const labels = matrixLabels({a: row(0), b: row(1)});
	expect(labels.predicted).toHaveLength(64);
	expect(labels.predicted.slice(0, 2)).toEqual(['p36', 'p37']);
	expect(labels).toMatchObject({occurring: ['a', 'b'], actual: ['a', 'b'], predictedInAll: 100});
	expect([labels.columnTotals.get('p99'), labels.rowTotal('b'), labels.rowTotal('nobody')]).toEqual([199, 5050, 0]);
});

it('every label of the ground truth is known, in the order of the table, also where few are kept', () => {
	const labels = Array.from({length: 2000}, (_, at) => `t${at}`);
	const table = Object.fromEntries(labels.map((label, at) => [label, {yes: at}]));
	expect(matrixLabels(table).occurring).toEqual(labels);
	expect(matrixLabels(table).actual).toEqual(labels.slice(-64));
});

it('an empty matrix has none', () => {
	expect(matrixLabels({})).toMatchObject({actual: [], predicted: [], predictedInAll: 0});
});
