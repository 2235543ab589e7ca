import {parseMapping} from '../mapping/parse-mapping.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import type {Problem} from '../records/result.js';
import type {Event} from '../session/events.js';
import {parseRemembered} from '../session/keeping/parse-remembered.js';
import {rememberedOf} from '../session/keeping/remembered.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';
import {readJsonFile} from '../sources/json-file.js';
import type {SourceSet} from '../sources/load-records.js';
import {type SessionFile, sessionFile, stateFolder} from '../sources/session-file.js';
import {sessionKey} from '../sources/session-key.js';

/** Between a change and its being written down: a burst of keys is written once. */
const delayInMilliseconds = 500;

type Kept = SourceSet & {
	readonly configuration: MonitorConfiguration;
	readonly mapping: Model['saved'];
	readonly keeping: 'resume' | 'fresh' | 'off';
};

/** Lets an earlier session on the same inputs go on, and keeps this one. Resolves with how to end that, all written. */
export async function startKeeping(store: Store<Model, Event>, inputs: Kept): Promise<() => Promise<void>> {
	const {configuration, mapping, keeping} = inputs;
	const key = keeping === 'off' ? undefined : await keyOf(inputs, [configuration, mapping?.mapping]);
	if (key === undefined) return async () => {};
	const file = sessionFile(stateFolder(process.env), key);
	const resumed = await resumeSession(store, file, keeping === 'fresh');
	return keepSession(store, file, resumed);
}

/** Undefined also where a source cannot be read: loading tells the user. */
async function keyOf(set: SourceSet, settings: readonly unknown[]): Promise<string | undefined> {
	try {
		return await sessionKey(set, settings);
	} catch {
		return undefined;
	}
}

/** Tells the session what an earlier one on the same inputs left behind. `fresh`: that is thrown away. */
async function resumeSession({dispatch}: Store<Model, Event>, file: SessionFile, fresh: boolean): Promise<boolean> {
	if (fresh) await file.remove();
	const json = await file.read();
	const left = json.ok && json.value !== undefined ? parseRemembered(json.value, file.path) : undefined;
	if (left === undefined || !left.ok) {
		const problem = [json, left].flatMap((read) => (read === undefined || read.ok ? [] : [read.problem])).at(0);
		dispatch({type: 'keeping-began', found: undefined, problem});
		return false;
	}
	const remembered = left.value;
	dispatch({
		type: 'keeping-began',
		found: {remembered, saved: await savedMapping(remembered.savePath)},
		problem: undefined,
	});
	return true;
}

/** What was saved may have been changed or removed since; then it counts as not saved. */
async function savedMapping(path: string): Promise<Model['saved']> {
	const json = await readJsonFile(path);
	const mapping = json.ok ? parseMapping(json.value, path) : json;
	return mapping.ok ? {path, mapping: mapping.value} : undefined;
}

/**
 * Writes down what is to be kept of a session, whenever that has changed. `exists`: the file holds an earlier session that
 * goes on; a file that could not be read stays as it is until there is something to keep. Returns how to end, all written.
 */
function keepSession(store: Store<Model, Event>, file: SessionFile, exists: boolean): () => Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	let kept = exists ? '' : undefined;
	let refused: Problem | undefined;
	let last = Promise.resolve();
	const write = async () => {
		const {keeping} = store.get();
		if (!keeping.on || keeping.found !== undefined || refused !== undefined) return;
		const remembered = rememberedOf(store.get());
		const text = remembered && `${JSON.stringify(remembered)}\n`;
		if (text === kept) return;
		kept = text;
		if (text === undefined) return file.remove();
		refused = await file.write(text);
		if (refused !== undefined) store.dispatch({type: 'keeping-failed', problem: refused});
	};
	const writeNext = () => {
		clearTimeout(timer);
		timer = undefined;
		last = last.then(write);
		return last;
	};
	const stop = store.subscribe(() => {
		timer ??= setTimeout(writeNext, delayInMilliseconds).unref();
	});
	return () => {
		stop();
		return writeNext();
	};
}
