import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {materialOf} from '../../src/lab/healthy-capture.js';
import type {Material} from '../../src/lab/material.js';
import {readConfiguration} from '../../src/monitor/read-configuration.js';
import {valueIn} from './results.js';

const root = join(import.meta.dirname, '../../fixtures/healthy');

/** More than 200, so that the monitor computes deviations. */
const mostRecords = 250;

/** Every healthy fixture, by its name; its first records are enough. */
export const healthyFixtures: readonly (readonly [name: string, material: Material])[] = readdirSync(root).map(
	(name) => {
		const {inputs} = JSON.parse(readFileSync(join(root, name, 'expected.json'), 'utf8'));
		const lines = (paths: readonly string[] = []) => paths.flatMap((path) => linesIn(join(root, name, path)));
		const monitor = JSON.parse(readFileSync(join(root, name, inputs.monitor), 'utf8'));
		const configuration = valueIn(readConfiguration(monitor, inputs.monitor));
		return [name, materialOf(lines(inputs.captures).slice(0, mostRecords), lines(inputs.groundTruth), configuration)];
	},
);

function linesIn(path: string): readonly string[] {
	if (/\.jsonl(\.gz)?$/.test(path)) {
		const bytes = readFileSync(path);
		return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trimEnd().split('\n');
	}
	return readdirSync(path, {recursive: true, encoding: 'utf8'})
		.filter((name) => name.endsWith('.jsonl'))
		.sort()
		.flatMap((name) => linesIn(join(path, name)));
}
