import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeEach, describe, expect, it, vi} from 'vitest';
import {formatMapping} from '../../src/mapping/format-mapping.js';
import {startKeeping} from '../../src/runtime/keep-session.js';
import type {Event} from '../../src/session/events.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {memorySource} from '../../src/sources/source.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {arrival, datasetOf, settled, troubledLines, unread} from '../support/sessions.js';

let state = '';

beforeEach(() => {
	state = temporaryFolder();
	vi.stubEnv('XDG_STATE_HOME', state);
	return () => vi.unstubAllEnvs();
});

const captures = [memorySource('capture.jsonl', [new TextEncoder().encode(troubledLines.join('\n'))])];

/** A session on the records above, looked at to the end. */
async function openKept(keeping: 'resume' | 'fresh' | 'off' = 'resume', sources = captures) {
	const store = createStore(update, unread());
	const {configuration} = store.get();
	const inputs = {captures: sources, groundTruth: [], configuration, mapping: undefined, keeping};
	const close = await startKeeping(store, inputs);
	store.dispatch(arrival(datasetOf(troubledLines)));
	const settle = () => {
		const model = settled(store.get());
		const {monitor, diagnosed} = model;
		if (monitor) store.dispatch({type: 'monitor-read', monitor, version: model.data.version});
		if (diagnosed) store.dispatch({type: 'diagnosed', ...diagnosed});
	};
	settle();
	return {
		store,
		close,
		press: (...events: readonly Event[]) => {
			for (const event of events) {
				store.dispatch(event);
				settle();
			}
		},
	};
}

const mend: readonly Event[] = [{type: 'step-chosen', step: 1}, {type: 'entered'}];

function files(): readonly string[] {
	const folder = join(state, 'mqm-debug');
	return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

describe('a session', () => {
	it('goes on where the last one on the same inputs ended', async () => {
		const first = await openKept();
		first.press(...mend);
		await first.close();
		expect(files()).toHaveLength(1);

		const second = await openKept();

		expect(second.store.get().notice?.text).toContain('Resumed: 1 edit');
		expect(second.store.get().draft?.mapping).toEqual(first.store.get().draft?.mapping);
		await second.close();
	});

	it('is written a while after it has changed, not only at its end', async () => {
		const {press, close} = await openKept();
		press(...mend);
		await vi.waitUntil(() => files().length === 1);
		await close();
	});

	it('leaves no file where nothing was done', async () => {
		const {press, close} = await openKept();
		press({type: 'record-changed', by: 3}, {type: 'step-chosen', step: 2});
		await close();
		expect(files()).toEqual([]);
	});

	it('takes its file away when everything is undone, or started anew', async () => {
		for (const end of [{type: 'undone'}, {type: 'fresh-asked'}] as const) {
			const first = await openKept();
			first.press(...mend);
			await first.close();
			const second = await openKept();
			second.press(end);
			await second.close();
			expect(files()).toEqual([]);
		}
	});

	it('starts anew when told so, and forgets the last one', async () => {
		const first = await openKept();
		first.press(...mend);
		await first.close();

		const second = await openKept('fresh');

		expect(second.store.get()).toMatchObject({edited: false, notice: undefined});
		expect(files()).toEqual([]);
		await second.close();
	});

	it('neither goes on nor is kept when that is switched off', async () => {
		const first = await openKept();
		first.press(...mend);
		await first.close();
		const before = readFileSync(files()[0] ?? '', 'utf8');

		const second = await openKept('off');
		expect(second.store.get().edited).toBe(false);
		second.press(...mend, {type: 'step-chosen', step: 2}, {type: 'entered'});
		await second.close();

		expect(readFileSync(files()[0] ?? '', 'utf8')).toBe(before);
	});

	it('is not kept where the records can be read only once', async () => {
		const piped = captures.map((source) => ({...source, size: undefined}));
		const {press, close} = await openKept('resume', piped);
		press(...mend);
		await close();
		expect(files()).toEqual([]);
	});

	it('counts as saved where the saved file still says the same', async () => {
		const path = join(temporaryFolder(), 'mapping.json');
		const first = await openKept();
		first.press(...mend);
		const mapping = first.store.get().draft?.mapping;
		if (mapping === undefined) throw new Error('there is no mapping');
		writeFileSync(path, formatMapping(mapping));
		first.press({type: 'prompt-given', kind: 'command', text: `w ${path}`}, {type: 'saved', path, mapping});
		await first.close();

		const second = await openKept();
		expect(second.store.get().saved?.path).toBe(path);
		await second.close();
		writeFileSync(path, 'changed');

		const third = await openKept();
		expect(third.store.get()).toMatchObject({saved: undefined, savePath: path});
		await third.close();
	});
});

describe('a file that is no session any more', () => {
	it.each(['{"version": 9}', '{"version": 1}', 'not json', ''])('%j is told and left alone', async (text) => {
		const first = await openKept();
		first.press(...mend);
		await first.close();
		const [path = ''] = files();
		writeFileSync(path, text);

		const second = await openKept();
		expect(second.store.get().notice?.text).toContain('The last session cannot go on');
		expect(second.store.get().edited).toBe(false);
		await second.close();

		expect(readFileSync(path, 'utf8')).toBe(text);
	});

	it('gives way as soon as there is something to keep', async () => {
		const first = await openKept();
		first.press(...mend);
		await first.close();
		const [path = ''] = files();
		const before = readFileSync(path, 'utf8');
		writeFileSync(path, 'broken');
		const second = await openKept();
		second.press(...mend);
		await second.close();
		expect(readFileSync(path, 'utf8')).toBe(before);
	});
});

describe('a folder that cannot be written', () => {
	it('is told once, and work goes on', async () => {
		writeFileSync(join(state, 'mqm-debug'), 'a file in the way');
		const {store, press, close} = await openKept();
		press(...mend);
		await close();
		expect(store.get().notice?.text).toContain('This session is not kept');
		expect(store.get().edited).toBe(true);
	});
});
