import {setImmediate} from 'node:timers/promises';
import {openInputs} from '../../src/command-line/inputs.js';
import {parseMapping} from '../../src/mapping/parse-mapping.js';
import {openSession, type Session} from '../../src/runtime/open-session.js';
import type {Event} from '../../src/session/events.js';
import {isUpToDate} from '../../src/session/steps.js';
import {readJsonFile} from '../../src/sources/json-file.js';
import {valueIn} from '../../test/support/results.js';
import {edits} from './edits.js';
import {type Figure, type Measured, measured} from './figure.js';
import {watchTurns} from './turns.js';

/**
 * What a session costs without keys and screen: it is opened as the program opens it and reads the whole file, then edits
 * follow each other as the user would make them. A process of its own, because memory is measured too; run with
 * `--expose-gc`. Prints its figures as JSON, and each edit to standard error where MQM_BENCH_EDITS is set.
 */
const [captures = '', truth = '', monitor = '', byProbability = ''] = process.argv.slice(2);
const thresholdSteps = 40;
/** Any change is to be answered at once up to so many records; of more, steps of the threshold. */
const mostForChanges = 1_000_000;
/** After the findings are there, what runs beside the screen comes to rest within so many turns. */
const turnsAtRest = 20_000;

const before = heldMemory();
const turns = watchTurns();
const session = await opened();
const longestTurns = turns.stop();
const {store} = session;
const first = heldForRecord();
const steps = await thresholdTimes();
const afterChanges = store.get().data.dataset.captures.rows <= mostForChanges ? await changeFigures() : [];
await session.close();
const figures: readonly Figure[] = [
	{
		name: 'longest turn of the event loop in a tenth of a second, reading',
		unit: 'ms',
		measured: measured(longestTurns),
		bound: 50,
	},
	{name: 'threshold step, computed', unit: 'ms', measured: measured(steps), bound: 16},
	{name: 'memory held for a record', unit: 'bytes', measured: measured([first]), bound: 120},
	...afterChanges,
];
process.stdout.write(`${JSON.stringify(figures)}\n`);

async function changeFigures(): Promise<readonly Figure[]> {
	const changes = await editTimes();
	await atRest(session);
	if (process.env['MQM_BENCH_EDITS']) {
		for (const {of, value} of changes) process.stderr.write(`${value.toFixed(1)} ms ${of}\n`);
	}
	return [
		{name: 'change of the mapping, computed', unit: 'ms', measured: changes, bound: 100},
		{name: 'memory held for a record after all changes', unit: 'bytes', measured: measured([heldForRecord()])},
	];
}

/** The session as the program opens it, once it has read everything and has nothing more to find out. */
async function opened(): Promise<Session> {
	const inputs = await openInputs({captures: [captures], groundTruth: [truth], monitor, flags: {}});
	if (!inputs.ok) throw new Error(inputs.problem.what);
	const mapping = valueIn(parseMapping(valueIn(await readJsonFile(byProbability)), byProbability));
	const given = {...inputs.value, argumentsWithoutMapping: [], mapping: {path: byProbability, mapping}};
	const surroundings = {size: {columns: 120, rows: 40}, copyText: () => undefined, edit: async () => undefined};
	const session = openSession({...given, keeping: 'off'}, surroundings);
	session.start();
	await atRest(session);
	return session;
}

async function atRest({store}: Session): Promise<void> {
	while (store.get().loading.state !== 'done' || !isUpToDate(store.get())) await setImmediate();
	for (let turn = 0; turn < turnsAtRest; turn++) await setImmediate();
}

async function thresholdTimes(): Promise<readonly number[]> {
	const times: number[] = [];
	while (times.length < thresholdSteps) times.push(await timeOf({type: 'threshold-moved', by: 0.001}));
	return times;
}

async function editTimes(): Promise<readonly Measured[]> {
	const times: Measured[] = [];
	for (const [name, changes] of edits) {
		const fix = {id: 'bench', title: name, certainty: 'safe', changes, rescues: 0} as const;
		times.push({of: name, value: await timeOf({type: 'fix-applied', fix})});
	}
	return times;
}

/** Until the answer is there; what takes long is found out beside the session. */
async function timeOf(event: Event): Promise<number> {
	const {draft, data} = store.get();
	const started = performance.now();
	store.dispatch(event);
	while (store.get().waiting.length > 0) await setImmediate();
	const time = performance.now() - started;
	const now = store.get();
	// An edit that changes nothing, or that is answered by the first records, would be measured as fast.
	if (now.draft?.mapping === draft?.mapping) throw new Error('an edit changed nothing');
	if (now.data.dataset !== data.dataset) throw new Error('an edit was answered by other data');
	return time;
}

function heldForRecord(): number {
	return (heldMemory() - before) / store.get().data.dataset.captures.rows;
}

/** Bytes of everything that is still reachable, buffers outside of the heap included. */
function heldMemory(): number {
	for (let round = 0; round < 3; round++) globalThis.gc?.();
	const {heapUsed, external} = process.memoryUsage();
	return heapUsed + external;
}
