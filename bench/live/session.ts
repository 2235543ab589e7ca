import {openInputs} from '../../src/command-line/inputs.js';
import type {MappingPatch} from '../../src/mapping/mapping.js';
import {parseMapping} from '../../src/mapping/parse-mapping.js';
import {Dataset} from '../../src/records/dataset.js';
import {initialModel, type Model} from '../../src/session/model.js';
import {update} from '../../src/session/update.js';
import {readJsonFile} from '../../src/sources/json-file.js';
import {createLineStore} from '../../src/sources/line-store.js';
import {loadRecords} from '../../src/sources/load-records.js';
import {valueIn} from '../../test/support/results.js';
import {arrival, monitorRead} from '../../test/support/sessions.js';
import {spreadOf} from '../measure/spread.js';
import type {Figure} from './figure.js';

/**
 * What an edit costs inside the session, without keys and screen: the whole file is read, then edits follow each other
 * as the user would make them. A process of its own, because memory is measured too; run with
 * `--expose-gc`. Prints its figures as JSON.
 */
const [captures = '', truth = '', monitor = '', byProbability = ''] = process.argv.slice(2);
const thresholdSteps = 40;

/** Each is made once, on top of the ones before: what was computed for a mapping is remembered. */
const edits: readonly MappingPatch[] = [
	{decision: {rule: '>='}},
	{decision: {transform: ['complement']}},
	{decision: {transform: null}},
	{labels: {normalise: ['trim']}},
	{labels: {normalise: ['trim', 'number', 'case']}},
	{labels: {rename: {'0': 'no', '1': 'yes'}, positive: 'yes', negative: 'no'}},
	{roles: {prediction: {from: 'output', path: '$.predicted_label'}}},
	{roles: {probability: null}},
	{roles: {groundTruth: {from: 'output', path: '$.predicted_label'}}},
	{roles: {groundTruth: {from: 'truth', path: '$.groundTruthData.data'}}},
	{problemType: 'MulticlassClassification'},
	{join: {duplicates: 'first'}},
	{join: {normalise: ['trim', 'case']}},
	{join: {stripPrefix: 'req-'}},
];

const before = heldMemory();
const {dataset, model} = await opened();
const bytesPerRecord = (heldMemory() - before) / dataset.captures.rows;
const figures: readonly Figure[] = [
	{name: 'threshold step, computed', unit: 'ms', spread: spreadOf(thresholdTimes(model)), bound: 16},
	{name: 'change of the mapping, computed', unit: 'ms', spread: spreadOf(editTimes(model)), bound: 100},
	{
		name: 'memory held for a record',
		unit: 'bytes',
		spread: {median: bytesPerRecord, worst: bytesPerRecord, count: 1},
		bound: 120,
	},
];
process.stdout.write(`${JSON.stringify(figures)}\n`);

async function opened(): Promise<{readonly dataset: Dataset; readonly model: Model}> {
	const inputs = await openInputs({captures: [captures], groundTruth: [truth], monitor, flags: {}});
	if (!inputs.ok) throw new Error(inputs.problem.what);
	const dataset = new Dataset();
	for await (const _ of loadRecords(inputs.value, dataset, createLineStore([], 0))) void _;
	const mapping = valueIn(parseMapping(valueIn(await readJsonFile(byProbability)), byProbability));
	const size = {columns: 120, rows: 40};
	const opening = {...inputs.value, inputs: [], size, mapping: {path: byProbability, mapping}};
	return {dataset, model: monitorRead(update(initialModel(opening), arrival(dataset)))};
}

function thresholdTimes(start: Model): readonly number[] {
	let current = start;
	return Array.from({length: thresholdSteps}, () =>
		timed(() => {
			current = changed(current, update(current, {type: 'threshold-moved', by: 0.001}));
		}),
	);
}

function editTimes(start: Model): readonly number[] {
	let current = start;
	return edits.map((changes) => {
		const fix = {id: 'bench', title: 'an edit', certainty: 'safe', changes, rescues: 0} as const;
		return timed(() => {
			current = changed(current, update(current, {type: 'fix-applied', fix}));
		});
	});
}

/** An edit that changes nothing would be measured as fast. */
function changed(before: Model, after: Model): Model {
	if (before.draft?.mapping === after.draft?.mapping) throw new Error('an edit changed nothing');
	return after;
}

function timed(act: () => void): number {
	const started = performance.now();
	act();
	return performance.now() - started;
}

/** Bytes of everything that is still reachable, buffers outside of the heap included. */
function heldMemory(): number {
	for (let round = 0; round < 3; round++) globalThis.gc?.();
	const {heapUsed, external} = process.memoryUsage();
	return heapUsed + external;
}
