import {stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {sameMapping} from '../findings/diagnose.js';
import {oneFileTest} from '../findings/statistics/one-file-test.js';
import {parseMapping} from '../mapping/parse-mapping.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import type {Problem, Result} from '../records/result.js';
import type {Event} from '../session/events.js';
import type {Model, Opening} from '../session/model.js';
import type {Store} from '../session/store.js';
import {createChangeHints} from '../sources/change-hints.js';
import {readJsonFile} from '../sources/json-file.js';

/** The monitor file, and how it is read: flags of the command line win over it. */
export type WatchedMonitor = {readonly path: string; readonly read: () => Promise<Result<MonitorConfiguration>>};

type Given = {readonly monitor: WatchedMonitor | undefined; readonly statistics: Opening['statistics']};

/** What is known of a file: its state when it was read last, and one that may still be changing, since when. */
type Seen = {read: string | undefined; changing: {readonly state: string; readonly since: number} | undefined};

/** Between two looks where nobody hints at a change, in milliseconds. */
const pause = 500;
/** A file that is the same after so long is written to its end, in milliseconds. */
const settling = 100;
const gone = 'gone';

/** Reads the monitor file and the mapping file again whenever they were saved, until `signal` says stop. */
export async function watchSettings(store: Store<Model, Event>, given: Given, signal: AbortSignal): Promise<void> {
	const seen = new Map<string, Seen>();
	const hints = createChangeHints();
	while (!signal.aborted) {
		const files = filesOf(store, given);
		hints.watch([...new Set(files.map(({path}) => dirname(path)))]);
		for (const {path, read} of files) {
			const known = seen.get(path) ?? {read: undefined, changing: undefined};
			seen.set(path, known);
			const state = await stateOf(path);
			if (!isToBeRead(known, state)) continue;
			const event = state === gone ? refused(path) : await read();
			if (event !== undefined && !signal.aborted) store.dispatch(event);
		}
		const isChanging = [...seen.values()].some(({changing}) => changing !== undefined);
		if (!signal.aborted) await hints.wait(isChanging ? settling : pause, signal);
	}
	hints.close();
}

/** When its state is another one than when it was read, and has stayed so for a while. */
function isToBeRead(known: Seen, state: string): boolean {
	const now = performance.now();
	const since = known.changing?.state === state ? known.changing.since : now;
	const isNew = known.read !== state;
	const isSettled = now - since >= settling;
	known.changing = isNew && !isSettled ? {state, since} : undefined;
	if (isNew && isSettled) known.read = state;
	return isNew && isSettled;
}

type WatchedFile = {readonly path: string; readonly read: () => Promise<Event | undefined>};

/** The mapping is the one that was opened or saved last. */
function filesOf(store: Store<Model, Event>, {monitor, statistics}: Given): readonly WatchedFile[] {
	const mapping = store.get().saved?.path;
	return [
		...(monitor === undefined ? [] : [{path: monitor.path, read: () => readMonitor(store, monitor, statistics)}]),
		...(mapping === undefined ? [] : [{path: mapping, read: () => readMapping(store, mapping)}]),
	];
}

async function readMonitor(
	store: Store<Model, Event>,
	{path, read}: WatchedMonitor,
	statistics: Opening['statistics'],
): Promise<Event | undefined> {
	const configuration = await read();
	if (!configuration.ok) return {type: 'settings-refused', problem: configuration.problem};
	const {value} = configuration;
	if (JSON.stringify(value) === JSON.stringify(store.get().configuration)) return undefined;
	const reported = statistics && oneFileTest(statistics.statistics, statistics.path, value.positiveLabel).findings;
	return {type: 'monitor-changed', path, configuration: value, reported: reported ?? []};
}

async function readMapping(store: Store<Model, Event>, path: string): Promise<Event | undefined> {
	const json = await readJsonFile(path);
	const mapping = json.ok ? parseMapping(json.value, path) : json;
	if (!mapping.ok) return {type: 'settings-refused', problem: mapping.problem};
	const {saved} = store.get();
	const isKnown = saved?.path === path && sameMapping(saved.mapping, mapping.value);
	return isKnown ? undefined : {type: 'mapping-changed', path, mapping: mapping.value};
}

function refused(path: string): Event {
	const problem: Problem = {what: 'this file is gone', where: path};
	return {type: 'settings-refused', problem};
}

async function stateOf(path: string): Promise<string> {
	try {
		const {dev, ino, size, mtimeMs} = await stat(path);
		return `${dev}:${ino} ${size} ${mtimeMs}`;
	} catch {
		return gone;
	}
}
