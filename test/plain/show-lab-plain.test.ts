import {PassThrough} from 'node:stream';
import {text} from 'node:stream/consumers';
import {describe, expect, it} from 'vitest';
import {broken} from '../../src/lab/exercise.js';
import {exercises} from '../../src/lab/exercises.js';
import {healthyCapture} from '../../src/lab/healthy-capture.js';
import {showLabPlain} from '../../src/plain/show-lab-plain.js';

const healthy = healthyCapture('a small capture', 240);
const possible = exercises.filter((exercise) => broken(exercise, healthy) !== undefined);
const tour = possible.find(({name}) => name === 'all-three');

/** What a user of the lab hears who types these lines. */
async function lab(lines: readonly string[], touring = false) {
	const commands = new PassThrough();
	const output = new PassThrough();
	const heard = text(output);
	commands.end(lines.map((line) => `${line}\n`).join(''));
	const status = await showLabPlain({
		commands,
		output,
		inputs: {title: 'a small capture', healthy, exercises: possible, tour, touring},
	});
	output.end();
	return {status, heard: await heard};
}

describe('the lab in lines of text', () => {
	it('lists the exercises, leads through one by typed lines, and is back with it mended', async () => {
		const {status, heard} = await lab(['3', 'step-2', '', 'quit', 'quit']);

		expect(status).toBe(0);
		expect(heard).toContain('Exercises, 0 of 10 mended:\n  1. A guided tour, chosen');
		expect(heard).toContain('Exercise, A probability stands where the label belongs:\n  to mend');
		expect(heard).toContain('What AWS shows:');
		expect(heard).toMatch(/mended: accuracy 0\.\d+ again; quit goes on to the next exercise/);
		expect(heard).toContain('Exercises, 1 of 10 mended:');
		expect(heard).toContain('3. A probability stands where the label belongs, mended');
		expect(heard).toMatch(/4\. .*, chosen/);
	});

	it('begins the chosen exercise with Enter, and says what is no exercise', async () => {
		const {heard} = await lab(['99', 'nonsense', '', 'q', 'q']);
		expect(heard).toContain('Not done: "99" is no exercise; there are 1 to 10');
		expect(heard).toContain('Not done: "nonsense" is no exercise');
		expect(heard).toContain('Tour, 2 of 11:');
	});

	it('gives the whole tour in words', async () => {
		const {status, heard} = await lab(['J', '', 'u', 'redo', 'step-2', '', '=', 's', 'close', 'step-4', 'quit'], true);
		expect(status).toBe(0);
		for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) expect(heard).toContain(`Tour, ${number} of 11:`);
		expect(heard).toContain('step-2 goes to what is still to mend');
		expect(heard).toContain('1. A guided tour, mended');
	});

	it('ends where there are no more lines, in the list and in an exercise', async () => {
		expect((await lab([])).status).toBe(0);
		expect((await lab(['2'])).status).toBe(0);
	});

	it('draws nothing, and sends nothing that steers a terminal', async () => {
		const {heard} = await lab(['2', 'show', 'q', 'q']);
		for (const line of heard.split('\n')) expect(line).not.toMatch(/[\p{Cc}─│╭╮╰╯❯]/u);
	});
});
