import {PassThrough} from 'node:stream';
import {text} from 'node:stream/consumers';
import {describe, expect, it} from 'vitest';
import {showPlain} from '../../src/plain/show-plain.js';
import type {SessionInputs} from '../../src/runtime/open-session.js';
import {memorySource} from '../../src/sources/source.js';
import {troubledLines} from '../support/sessions.js';

const inputs: SessionInputs = {
	title: 'capture.jsonl',
	configuration: {
		kind: 'payload',
		source: 'monitor.json',
		problemType: 'BinaryClassification',
		inferenceAttribute: 'prediction',
		groundTruthAttribute: 'ground_truth',
		groundTruthFrom: 'response',
		positiveLabel: 'yes',
	},
	mapping: undefined,
	captures: [memorySource('capture.jsonl', [new TextEncoder().encode(troubledLines.join('\n'))])],
	groundTruth: [],
	argumentsWithoutMapping: ['capture.jsonl'],
	keeping: 'off',
};

/** What a user hears who types these lines; `byHand`: in a terminal, where the next line can come before the answer. */
async function debug(lines: readonly string[], byHand = false) {
	const commands = Object.assign(new PassThrough(), byHand ? {isTTY: true} : {});
	const output = new PassThrough();
	const heard = text(output);
	commands.end(lines.map((line) => `${line}\n`).join(''));
	const status = await showPlain({commands, output, inputs});
	output.end();
	return {status, heard: await heard};
}

describe('the debugger in lines of text', () => {
	it('waits for a search before the next line is acted on, and tells its end', async () => {
		const {status, heard} = await debug(['search "yes"', 'n', 'quit']);
		expect(status).toBe(0);
		expect(heard).toMatch(/match 1 of 20 · ""yes""/);
		expect(heard).toMatch(/match 2 of 20/);
	});

	it('reads out the lens when all that it suggests was tried', async () => {
		const {heard} = await debug(['1', '', '1', 'lens', 'close', 'quit']);
		expect(heard).toMatch(/Domain lens \(close leaves it\):\n(.*\n)* {2}Nothing else brings more records together/);
	});

	it('lets somebody at a terminal call off what takes long', async () => {
		const {status} = await debug(['search yes', 'close', 'q!'], true);
		expect(status).toBe(0);
	});

	it('prints what is to be copied, and opens no editor', async () => {
		const {heard} = await debug(['y m', 'v', 'quit']);
		expect(heard).toMatch(/"version": 1,[\s\S]*Above is the mapping, to be copied/);
		expect(heard).toContain('Not done: plain mode opens no editor');
	});
});
