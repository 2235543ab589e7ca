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
const edits: readonly (readonly [name: string, changes: MappingPatch])[] = [
	['rule', {decision: {rule: '>='}}],
	['transform', {decision: {transform: ['complement']}}],
	['no transform', {decision: {transform: null}}],
	['labels trimmed', {labels: {normalise: ['trim']}}],
	['labels normalised', {labels: {normalise: ['trim', 'number', 'case']}}],
	['labels renamed', {labels: {rename: {'0': 'no', '1': 'yes'}, positive: 'yes', negative: 'no'}}],
	['prediction', {roles: {prediction: {from: 'output', path: '$.predicted_label'}}}],
	['no probability', {roles: {probability: null}}],
	['ground truth from the output', {roles: {groundTruth: {from: 'output', path: '$.predicted_label'}}}],
	['ground truth from the file', {roles: {groundTruth: {from: 'truth', path: '$.groundTruthData.data'}}}],
	['problem type', {problemType: 'MulticlassClassification'}],
	['duplicates', {join: {duplicates: 'first'}}],
	['ids normalised', {join: {normalise: ['trim', 'case']}}],
	['ids without prefix', {join: {stripPrefix: 'req-'}}],
];

const before = heldMemory();
const {dataset, model} = await opened();
const bytesPerRecord = (heldMemory() - before) / dataset.captures.rows;
const changes = editTimes(model);
const figures: readonly Figure[] = [
	{name: 'threshold step, computed', unit: 'ms', spread: spreadOf(thresholdTimes(model)), bound: 16},
	{
		name: `change of the mapping, computed (slowest: ${slowest(changes)})`,
		unit: 'ms',
		spread: spreadOf(changes.map(({time}) => time)),
		bound: 100,
	},
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

type Timed = {readonly name: string; readonly time: number};

function editTimes(start: Model): readonly Timed[] {
	let current = start;
	return edits.map(([name, changes]) => {
		const fix = {id: 'bench', title: name, certainty: 'safe', changes, rescues: 0} as const;
		const time = timed(() => {
			current = changed(current, update(current, {type: 'fix-applied', fix}));
		});
		return {name, time};
	});
}

function slowest(times: readonly Timed[]): string {
	return times.reduce((a, b) => (b.time > a.time ? b : a)).name;
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
