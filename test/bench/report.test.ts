import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {type Figure, together} from '../../bench/live/figure.js';
import {withBench} from '../../bench/report/readme.js';
import {liveTable, raceTable} from '../../bench/report/table.js';

describe('the tables of the benchmark', () => {
	test('set every program against the first, and say which could not run', () => {
		const table = raceTable([
			{name: 'ours', seconds: 1.25, peakMemory: 120_000_000, runs: 5},
			{name: 'slow', seconds: 15, peakMemory: undefined, runs: 3},
			{name: 'absent', missing: 'there is no jq'},
		]);
		expect(table.split('\n')).toEqual([
			'| program | seconds | times ours | peak MB | runs |',
			'| --- | ---: | ---: | ---: | ---: |',
			'| ours | 1.25 | 1.00 | 120 | 5 |',
			'| slow | 15.00 | 12.0 | unknown | 3 |',
			'| absent | not run: there is no jq |  |  |  |',
		]);
	});

	test('show a figure with its median, its worst, and what it is to be under', () => {
		const measured = [{value: 4.26}, {value: 1234.5}, {value: 2}];
		const table = liveTable([{name: 'threshold step', unit: 'ms', measured, bound: 16}]);
		expect(table.split('\n').at(-1)).toBe('| threshold step | 4.3 ms | 1,235 ms | 16 ms | 1,235 ms | 3 |');
	});

	test('name the slowest of several things by its median in all sessions', () => {
		const session = (undo: number, redo: number): readonly Figure[] => [
			{
				name: 'answer',
				unit: 'ms',
				measured: [
					{of: 'undo', value: undo},
					{of: 'redo', value: redo},
				],
				bound: 100,
			},
		];
		const table = liveTable(together([session(20, 30), session(120, 32), session(22, 28)]));
		expect(table.split('\n').at(-1)).toBe('| answer (slowest: redo) | 26 ms | 30 ms | 100 ms | 120 ms | 6 |');
	});
});

describe('the README', () => {
	test('has a place for the tables, and what stands around it stays', () => {
		const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
		const written = withBench(readme, 'THE TABLES');
		const again = withBench(written, 'THE TABLES');
		expect(written).toContain('\n\nTHE TABLES\n\n<!-- /bench -->');
		expect(again).toBe(written);
		expect(written.split('<!-- bench')[0]).toBe(readme.split('<!-- bench')[0]);
		expect(written.split('<!-- /bench -->')[1]).toBe(readme.split('<!-- /bench -->')[1]);
	});

	test('without that place is refused', () => {
		expect(() => withBench('# Title\n', 'THE TABLES')).toThrow('README.md has no lines');
	});
});
