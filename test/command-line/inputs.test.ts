import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {InputArguments} from '../../src/command-line/input-options.js';
import {openInputs} from '../../src/command-line/inputs.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {messageOf, valueIn} from '../support/results.js';

const nothing: InputArguments = {captures: [], groundTruth: [], flags: {}};

async function statusOf(given: Partial<InputArguments>): Promise<number | undefined> {
	const opened = await openInputs({...nothing, ...given});
	return opened.ok ? undefined : opened.status;
}

describe('openInputs', () => {
	it('brings the monitor of a demo along, and its title', async () => {
		const inputs = valueIn(await openInputs({...nothing, captures: ['demo:keys']}));

		expect(inputs.configuration).toMatchObject({kind: 'payload', groundTruthAttribute: 'actual_class'});
		expect(inputs.title).toBe('demo keys');
		expect(inputs.captures.map(({name}) => name)).toEqual(['demo:keys']);
	});

	it('takes the monitor of another demo where that is asked for', async () => {
		const inputs = valueIn(await openInputs({...nothing, captures: ['demo:keys'], monitor: 'demo:prediction'}));

		expect(inputs.configuration).toMatchObject({source: 'demo:prediction', groundTruthAttribute: 'ground_truth'});
	});

	it('lets flags win over the file', async () => {
		const flags = {groundTruthAttribute: 'label', threshold: '0.7'};

		const inputs = valueIn(await openInputs({...nothing, captures: ['demo:keys'], flags}));

		expect(inputs.configuration).toMatchObject({groundTruthAttribute: 'label', threshold: 0.7});
	});

	it('tells its arguments for commands, with the mapping and for those that name another', async () => {
		const mapping = {
			version: 1,
			problemType: 'BinaryClassification',
			roles: {prediction: {from: 'output', path: '$.prediction'}},
		};
		const path = join(temporaryFolder({'mapping.json': JSON.stringify(mapping)}), 'mapping.json');

		const inputs = valueIn(await openInputs({...nothing, captures: ['demo:keys'], mapping: path}));

		expect(inputs.arguments).toEqual(['demo:keys', '--mapping', path]);
		expect(inputs.argumentsWithoutMapping).toEqual(['demo:keys']);
	});

	it('names several captures by the first', async () => {
		const folder = temporaryFolder({'a.jsonl': '{}', 'b.jsonl': '{}'});
		const [a, b] = [join(folder, 'a.jsonl'), join(folder, 'b.jsonl')];

		expect(valueIn(await openInputs({...nothing, captures: [a]})).title).toBe(a);
		expect(valueIn(await openInputs({...nothing, captures: [a, b]})).title).toBe(`${a} and 1 more`);
		expect(valueIn(await openInputs({...nothing, captures: ['-']})).title).toBe('standard input');
	});

	it('tells bad files of the monitor (2) from records that cannot be read (3)', async () => {
		const folder = temporaryFolder({'bad.json': '{}', 'record.jsonl': '{"captureData":{}}'});
		const bad = join(folder, 'bad.json');

		expect(await statusOf({monitor: bad})).toBe(2);
		expect(await statusOf({mapping: bad})).toBe(2);
		expect(await statusOf({statistics: bad})).toBe(2);
		expect(await statusOf({constraints: bad})).toBe(2);
		expect(await statusOf({flags: {problemType: 'Binary'}})).toBe(2);
		expect(await statusOf({captures: [join(folder, 'nothing.jsonl')]})).toBe(3);
		expect(await statusOf({groundTruth: [join(folder, 'nothing.jsonl')]})).toBe(3);
		expect(await statusOf({captures: [join(folder, 'record.jsonl')]})).toBeUndefined();
	});

	it('says what a wrong file is', async () => {
		const folder = temporaryFolder({'statistics.json': '{"regression_metrics": {}}'});

		const opened = await openInputs({...nothing, mapping: join(folder, 'statistics.json')});

		expect(messageOf(opened)).toContain('this is the statistics.json of model quality, not a mapping');
	});

	it('reads standard input once: naming it again is a mistake of usage', async () => {
		expect(messageOf(await openInputs({...nothing, captures: ['-'], groundTruth: ['-']}))).toContain('only once');
		expect(await statusOf({captures: ['-'], groundTruth: ['-']})).toBe(2);
		expect(await statusOf({captures: ['-', '-']})).toBe(2);
	});
});
