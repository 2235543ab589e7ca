import {describe, expect, test} from 'vitest';
import {highWaterMark} from '../../bench/measure/peak-memory.js';
import {spreadOf} from '../../bench/measure/spread.js';
import {timedRun} from '../../bench/measure/timed-process.js';

describe('measuring', () => {
	test.each([
		[[3, 1, 2], 2, 3],
		[[4, 1, 2, 3], 2.5, 4],
		[[7], 7, 7],
	])('the median of %j is %d and the worst %d', (values, median, worst) => {
		const measured = values.map((value) => ({value}));
		expect(spreadOf(measured)).toEqual({median, worst, once: worst, count: values.length});
	});

	test('the peak of a process is read from what Linux tells', () => {
		expect(highWaterMark('Name:\tnode\nVmHWM:\t  2048 kB\nVmRSS:\t  1024 kB\n')).toBe(2 * 1024 * 1024);
		expect(highWaterMark('')).toBe(0);
	});

	test('a run gives what the process printed', async () => {
		const {output} = await timedRun([process.execPath, '-e', 'console.log(1 + 1)']);
		expect(output).toBe('2\n');
	});

	test('a run that fails tells what the process said', async () => {
		const run = timedRun([process.execPath, '-e', 'console.error("no such thing"); process.exitCode = 3']);
		await expect(run).rejects.toThrow(/ended with 3: no such thing/);
	});

	test('a program that is not there is a failure, not a hang', async () => {
		await expect(timedRun(['there-is-no-such-program'])).rejects.toThrow('ENOENT');
	});
});
