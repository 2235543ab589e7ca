import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {demoFiles, demoNames} from '../src/demo/demos.js';
import {analyse} from '../src/findings/diagnose.js';
import {readConfiguration} from '../src/monitor/read-configuration.js';
import {createLineReader} from '../src/records/add-line.js';
import {Dataset} from '../src/records/dataset.js';
import {bindings} from '../src/ui/keymap.js';
import {valueIn} from './support/results.js';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

test('the key table of the README is that of the keymap', () => {
	const rows = bindings.map(({shown, help}) => `| ${shown.replaceAll('|', '\\|')} | ${help} |`);
	const table = ['| key | does |', '| --- | --- |', ...rows].join('\n');

	const [, written] = /<!-- keys:[^>]*-->\n([\s\S]*?)<!-- \/keys -->/.exec(readme) ?? [];

	expect(written?.trim()).toBe(table);
});

test.each(demoNames)('the accuracy that the README tells of demo %s is that of its mended capture', (name) => {
	const files = demoFiles(name);
	const [capture, monitor] = ['capture', 'monitor'].map((role) => files.find((file) => file.role === role)?.text ?? '');
	const dataset = new Dataset();
	const addLine = createLineReader(dataset);
	for (const [at, line] of (capture ?? '').split('\n').entries()) {
		addLine(line, {source: 0, line: at + 1, offset: 0, bytes: 0}, 'captures');
	}

	const {after} = analyse(dataset, valueIn(readConfiguration(JSON.parse(monitor ?? ''), 'monitor.json')));

	const {accuracy} = after.statistics.metrics;
	const value = accuracy !== undefined && 'value' in accuracy ? Number(accuracy.value).toFixed(3) : '';
	expect(readme).toContain(value);
});
