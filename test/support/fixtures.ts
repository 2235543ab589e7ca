import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {MonitorConfiguration} from '../../src/monitor/expectation.js';
import {readConfiguration} from '../../src/monitor/read-configuration.js';
import {Dataset} from '../../src/records/dataset.js';
import {findSources} from '../../src/sources/find-sources.js';
import {createLineStore} from '../../src/sources/line-store.js';
import {loadRecords, orderedSources, type SourceSet} from '../../src/sources/load-records.js';
import {valueIn} from './results.js';

const root = join(import.meta.dirname, '../../fixtures');

/** `mode/name` of every fixture. */
export const fixtureNames = readdirSync(root).flatMap((mode) =>
	readdirSync(join(root, mode)).map((name) => `${mode}/${name}`),
);

/** Fixtures whose cause lies outside of what a mapping can say. */
export const beyondMending = [
	'ground-truth/none-capture',
	'ground-truth/unmatched-capture',
	'keys/not-found-capture',
	'payload/malformed-capture',
	'prediction/one-class-capture',
];

export type Fixture = {
	readonly set: SourceSet;
	readonly dataset: Dataset;
	readonly configuration: MonitorConfiguration;
	/** The JSON of the monitor file. */
	readonly monitor: unknown;
};

export async function openFixture(name: string): Promise<Fixture> {
	const at = (file: string) => join(root, name, file);
	const {inputs} = JSON.parse(readFileSync(at('expected.json'), 'utf8')) as {
		inputs: {captures: string[]; groundTruth?: string[]; monitor: string};
	};
	const set = {
		captures: valueIn(await findSources(inputs.captures.map(at))),
		groundTruth: valueIn(await findSources((inputs.groundTruth ?? []).map(at))),
	};
	const monitor: unknown = JSON.parse(readFileSync(at(inputs.monitor), 'utf8'));
	const configuration = valueIn(readConfiguration(monitor, inputs.monitor));
	return {set, dataset: await load(set), configuration, monitor};
}

export async function load(set: SourceSet): Promise<Dataset> {
	const dataset = new Dataset();
	for await (const _ of loadRecords(set, dataset, createLineStore(orderedSources(set)))) void _;
	return dataset;
}
