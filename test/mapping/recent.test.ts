import {describe, expect, it} from 'vitest';
import {forgottenSteps, isRecent, recent, recentSteps} from '../../src/mapping/recent.js';
import {rowKind} from '../../src/records/row-list.js';
import {complete} from '../../src/records/steps.js';
import {capture, datasetOf} from '../support/small-capture.js';

const line = (at: number) => capture(`id-${at}`, '1');

describe('what was computed of a dataset', () => {
	it('is remembered by kind and key, as long as the data stay as they are', () => {
		const dataset = datasetOf([line(0)], []);
		let computed = 0;
		const ask = (kind: string, key: string) => recent(dataset, kind, key, () => ++computed);
		expect([ask('a', 'x'), ask('a', 'x'), ask('a', 'y'), ask('b', 'x'), ask('a', 'x')]).toEqual([1, 1, 2, 3, 1]);
	});

	it('is forgotten when very many others were asked for', () => {
		const dataset = datasetOf([line(0)], []);
		let computed = 0;
		const ask = (key: number) => recent(dataset, 'a', String(key), () => ++computed);
		for (let key = 0; key < 300; key++) ask(key);
		expect(ask(299)).toBe(300);
		expect(ask(0)).toBe(301);
	});

	it('of very many records is found for as long as somebody holds it', () => {
		const dataset = datasetOf([line(0)], []);
		const lines = {count: 1 << 20, source: 0, line: 2, positions: new Int32Array(2), first: 0, stride: 0, shift: 0};
		dataset.captures.addRowsOfKind(rowKind('payload', undefined, true), lines);
		let computed = 0;
		const ask = (key: string) => recent(dataset, 'a', key, () => ({number: ++computed}));
		const first = ask('x');
		expect(ask('y')).toEqual({number: 2});
		expect(ask('x')).toBe(first);
		const number = (key: string) => recent(dataset, 'b', key, () => ++computed);
		expect([number('x'), number('x'), number('y'), number('x')]).toEqual([3, 3, 4, 5]);
	});

	it('is the same for all who wanted it at the same time', () => {
		const dataset = datasetOf([line(0)], []);
		const slow = recentSteps(dataset, 'a', 'x', function* () {
			yield;
			return {by: 'the slow one'};
		});
		slow.next();
		const quick = recent(dataset, 'a', 'x', () => ({by: 'the quick one'}));
		expect(complete(slow)).toBe(quick);
	});

	it('in steps of which nothing is kept is found by these alone, and they find what there was before', () => {
		const dataset = datasetOf([line(0)], []);
		const ask = (key: string, value: string) => recent(dataset, 'a', key, () => value);
		ask('before', 'old');
		const forgotten = forgottenSteps(
			dataset,
			(function* () {
				const first = [ask('before', 'new'), ask('own', 'first')];
				yield;
				return [...first, ask('own', 'second'), ask('meanwhile', 'asked again')];
			})(),
		);
		forgotten.next();
		expect(ask('meanwhile', 'asked')).toBe('asked');
		expect(complete(forgotten)).toEqual(['old', 'first', 'first', 'asked again']);
		expect(['before', 'own', 'meanwhile'].map((key) => isRecent(dataset, 'a', key))).toEqual([true, false, true]);
		expect(ask('meanwhile', 'anew')).toBe('asked');
	});

	it('in steps of which nothing is kept may fail, and what others find stays', () => {
		const dataset = datasetOf([line(0)], []);
		recent(dataset, 'a', 'x', () => 1);
		// biome-ignore lint/correctness/useYield: it fails before.
		const failing = (function* () {
			throw new Error('no');
		})();
		expect(() => complete(forgottenSteps(dataset, failing))).toThrow('no');
		expect(isRecent(dataset, 'a', 'x')).toBe(true);
	});

	it('may be nothing', () => {
		const dataset = datasetOf([line(0)], []);
		let computed = 0;
		const ask = () => recent(dataset, 'a', 'x', () => void computed++);
		expect([ask(), ask(), computed]).toEqual([undefined, undefined, 1]);
	});

	it('is computed anew where the data grow between two steps', () => {
		const dataset = datasetOf([line(0)], []);
		const rows = recentSteps(dataset, 'a', 'x', function* () {
			const before = dataset.captures.rows;
			yield;
			return `${before} ${dataset.captures.rows}`;
		});
		rows.next();
		dataset.captures.addRow('payload', {source: 0, line: 2, offset: 0, bytes: 1}, undefined, true);
		expect(complete(rows)).toBe('2 2');
		expect(recent(dataset, 'a', 'x', () => 'computed again')).toBe('2 2');
	});
});
