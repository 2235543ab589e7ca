import {type DemoName, demoFiles} from '../../src/demo/demos.js';
import {diagnose} from '../../src/findings/diagnose.js';
import {outcomeBefore} from '../../src/monitor/before.js';
import type {MonitorConfiguration} from '../../src/monitor/expectation.js';
import {expectationFor} from '../../src/monitor/infer-expectation.js';
import {literalMapping} from '../../src/monitor/literal-mapping.js';
import {readConfiguration} from '../../src/monitor/read-configuration.js';
import {createLineReader} from '../../src/records/add-line.js';
import {Dataset} from '../../src/records/dataset.js';
import {complete} from '../../src/records/steps.js';
import type {Event} from '../../src/session/events.js';
import {initialModel, type Loading, type Model, type Opening} from '../../src/session/model.js';
import {update} from '../../src/session/update.js';
import {valueIn} from './results.js';

/** What a session is opened on; what is left out is a capture of one's own monitor without ground-truth files. */
export type Given = {
	readonly captures: readonly string[];
	readonly groundTruth?: readonly string[];
	readonly configuration?: Partial<MonitorConfiguration>;
	readonly opening?: Partial<Opening>;
};

const captureLines = new WeakMap<Dataset, readonly string[]>();

export function datasetOf(captures: readonly string[], groundTruth: readonly string[] = []): Dataset {
	const dataset = new Dataset();
	const add = createLineReader(dataset);
	if (groundTruth.length > 0) dataset.sources.push('ground-truth.jsonl');
	const source = dataset.sources.push('capture.jsonl') - 1;
	for (const [at, text] of groundTruth.entries()) add(text, originOf(0, at, text), 'ground truth');
	for (const [at, text] of captures.entries()) add(text, originOf(source, at, text), 'captures');
	captureLines.set(dataset, captures);
	return dataset;
}

function originOf(source: number, at: number, text: string) {
	return {source, line: at + 1, offset: 0, bytes: text.length};
}

const ownMonitor: MonitorConfiguration = {
	kind: 'payload',
	source: 'monitor.json',
	problemType: 'BinaryClassification',
	inferenceAttribute: 'prediction',
	groundTruthAttribute: 'ground_truth',
	groundTruthFrom: 'response',
	features: 'features',
	positiveLabel: 'yes',
};

/** A session before anything was read. */
export function unread({configuration, opening}: Omit<Given, 'captures'> = {}): Model {
	return initialModel({
		title: 'capture.jsonl',
		inputs: ['capture.jsonl', '--monitor', 'monitor.json'],
		configuration: {...ownMonitor, ...configuration},
		size: {columns: 80, rows: 24},
		mapping: undefined,
		...opening,
	});
}

/** A session on records that were read and looked at to the end. */
export function opened(given: Given): Model {
	const dataset = datasetOf(given.captures, given.groundTruth);
	return settled(update(unread(given), arrival(dataset)));
}

const demos = new Map<DemoName, Model>();

/** A session on a bundled capture, looked at to the end. */
export function openedDemo(name: DemoName): Model {
	const known = demos.get(name);
	if (known !== undefined) return known;
	const textOf = (role: string) => demoFiles(name).find((file) => file.role === role)?.text ?? '';
	const model = opened({
		captures: textOf('capture').trimEnd().split('\n'),
		configuration: valueIn(readConfiguration(JSON.parse(textOf('monitor')), 'monitor.json')),
		opening: {title: `demo ${name}`, inputs: [`demo:${name}`]},
	});
	demos.set(name, model);
	return model;
}

/** News of records: all of them, unless told otherwise. */
export function arrival(dataset: Dataset, loading: Partial<Loading> = {}, isSample = false): Event {
	const {captures, captureIntake, truthIntake} = dataset;
	const bytes = captures.rows * 500;
	return {
		type: 'records-arrived',
		dataset,
		isSample,
		loading: {
			state: 'done',
			phase: 'captures',
			bytes,
			total: bytes,
			records: captures.rows,
			malformed: captureIntake.malformed + truthIntake.malformed,
			recordsPerSecond: 100_000,
			problems: [],
			...loading,
		},
	};
}

/** What the user does, one after the other; nothing else happens in between. */
export function play(model: Model, ...events: readonly Event[]): Model {
	return events.reduce(update, model);
}

/** The same, and after each event everything that runs beside the screen has come to rest. */
export function follow(model: Model, ...events: readonly Event[]): Model {
	return events.reduce((before, event) => settled(update(before, event)), model);
}

/** The session after the monitor's reading, the findings and the line on the screen have caught up. */
export function settled(model: Model): Model {
	return diagnosed(fetched(monitorRead(model)));
}

export function monitorRead(model: Model): Model {
	const {data, configuration} = model;
	if (data.dataset.captures.rows === 0) return model;
	const expectation = expectationFor(data.dataset, configuration);
	const literal = literalMapping(expectation, data.dataset);
	const before = outcomeBefore(data.dataset, expectation);
	return update(model, {type: 'monitor-read', monitor: {expectation, literal, before}, version: data.version});
}

/** Until the findings are those of the draft: what waited for them may change it again. */
export function diagnosed(model: Model): Model {
	const {data, monitor, draft} = model;
	if (monitor === undefined || draft === undefined) return model;
	const {findings, mended} = complete(diagnose(data.dataset, monitor.expectation, draft.mapping));
	const next = update(model, {type: 'diagnosed', findings, mended, draft: draft.mapping, version: data.version});
	return next.draft?.mapping === draft.mapping ? next : diagnosed(next);
}

export function fetched(model: Model): Model {
	const {data, record} = model;
	if (record.row >= data.dataset.captures.rows) return model;
	const {line} = data.dataset.captures.originOf(record.row);
	const text = captureLines.get(data.dataset)?.[line - 1] ?? '';
	return update(model, {type: 'line-fetched', row: record.row, text, problem: undefined});
}

export type Applicant = {readonly approved: boolean; readonly probability: number};

/** 40 applicants, half of them approved; the model is wrong about every fifth. */
export const applicants: readonly Applicant[] = Array.from({length: 40}, (_, at) => {
	const approved = at % 2 === 0;
	const foundApproved = approved !== (at % 5 === 0);
	return {approved, probability: ((foundApproved ? 55 : 10) + at) / 100};
});

function line(request: object, response: object): string {
	return JSON.stringify({request, response});
}

/** What the monitor reads as it should. */
export const healthyLines = applicants.map(({approved, probability}, at) =>
	line({features: [at, 1]}, {prediction: probability > 0.5 ? 'yes' : 'no', ground_truth: approved ? 'yes' : 'no'}),
);

/** The label is in the request (step 1), a probability stands for a label (step 2), the features have another name (step 3). */
export const troubledLines = applicants.map(({approved, probability}, at) =>
	line({data: [at, 1], ground_truth: approved ? 'yes' : 'no'}, {prediction: probability}),
);

export const healthy = (): Model => opened({captures: healthyLines});
export const troubled = (): Model => opened({captures: troubledLines});

/** So many records that what takes long about them is done beside the screen: 52,000 of them, each as often as the other. */
export const largeSession = (): Model => opened({captures: Array.from({length: 1300}, () => healthyLines).flat()});

/** The same of records with something to mend. */
export const largeTroubled = (): Model => opened({captures: Array.from({length: 1300}, () => troubledLines).flat()});
