import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {Finding} from '../../src/findings/finding.js';
import {formatMapping} from '../../src/mapping/format-mapping.js';
import {saveFile} from '../../src/sources/save-file.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {runHere} from '../support/run-here.js';

const root = join(import.meta.dirname, '../../fixtures');
const folders = readdirSync(root).flatMap((mode) => readdirSync(join(root, mode)).map((name) => join(mode, name)));

/** What no mapping can mend. */
const incurable = [
	'payload/malformed',
	'payload/mixed-dialects',
	'payload/batched',
	'ground-truth/unmatched',
	'ground-truth/none',
	'keys/not-found',
	'prediction/one-class',
];

describe('check --mapping, with the mapping that check suggests', () => {
	it.each(folders)('finds nothing in %s that a mapping could mend', async (folder) => {
		const inputs = inputsOf(folder);
		const first = JSON.parse((await runHere('check', ...inputs, '--json')).stdout);
		const path = join(temporaryFolder(), 'mapping.json');
		await saveFile(path, formatMapping(first.suggestedMapping), {overwrite: false});

		const {status, stdout} = await runHere('check', ...inputs, '--mapping', path, '--json');

		const report = JSON.parse(stdout);
		const troubles = report.findings.filter(({severity}: Finding) => severity !== 'info');
		const curable = troubles.filter(({code, fixes}: Finding) => !incurable.includes(code) || fixes.length > 0);
		expect(curable.map(({code}: Finding) => code)).toEqual([]);
		expect(status).toBe(troubles.length === 0 ? 0 : 1);
		expect(report.after).toEqual(first.after);
		expect(report.before).toEqual(first.before);
	});
});

function inputsOf(folder: string): readonly string[] {
	const at = (name: string) => join(root, folder, name);
	const {inputs} = JSON.parse(readFileSync(at('expected.json'), 'utf8'));
	const groundTruth = (inputs.groundTruth ?? []).map(at);
	return [
		...inputs.captures.map(at),
		...(groundTruth.length === 0 ? [] : ['--ground-truth', ...groundTruth]),
		'--monitor',
		at(inputs.monitor),
	];
}
