import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it, vi} from 'vitest';
import {formatMapping} from '../../src/mapping/format-mapping.js';
import {failure, type Result, success} from '../../src/records/result.js';
import {answerRequests} from '../../src/runtime/answer-requests.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {createStore, type Store} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import type {LineStore} from '../../src/sources/line-store.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {healthy, unread} from '../support/sessions.js';

type Answer = (line: Result<string>) => void;

/** A session whose lines come when the test says so, by the offset that they are asked for. */
function openRequests(model: Model = healthy()) {
	const store = createStore(update, {...model, record: {...model.record, line: undefined}});
	const asked: Answer[] = [];
	const read = vi.fn<LineStore['read']>(() => new Promise((resolve) => asked.push(resolve)));
	const lines: LineStore = {keeperOf: () => undefined, read};
	const copyText = vi.fn<(text: string) => {what: string} | undefined>();
	const stop = answerRequests(store, lines, copyText);
	return {store, asked, read, copyText, stop, press: (...events: readonly Event[]) => events.forEach(store.dispatch)};
}

const next: Event = {type: 'record-changed', by: 1};
const previous: Event = {type: 'record-changed', by: -1};
const anyKey: Event = {type: 'focus-set', focus: 'record'};

/** After every promise that is settled has told those who wait for it. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

function lineOf(store: Store<Model, Event>) {
	return store.get().record.line;
}

describe('the line of the record on the screen', () => {
	it('is asked for once, and shown when it comes', async () => {
		const {store, asked, read, press} = openRequests();
		press(anyKey, anyKey, anyKey);
		expect(read).toHaveBeenCalledTimes(1);

		asked[0]?.(success('{"a": 1}'));
		await turn();
		press(anyKey);
		expect(lineOf(store)).toEqual({row: 0, text: '{"a": 1}', problem: undefined});
		expect(read).toHaveBeenCalledTimes(1);
	});

	it('is there at once where it is at hand: one key, one frame', () => {
		const {store, read, press} = openRequests();
		read.mockReturnValue(success('{"a": 2}'));
		press(next);
		expect(lineOf(store)).toEqual({row: 1, text: '{"a": 2}', problem: undefined});
		expect(read).toHaveBeenCalledTimes(1);
	});

	it('is not asked for before there is a record', () => {
		const {read, press} = openRequests(unread());
		press(anyKey);
		expect(read).not.toHaveBeenCalled();
	});

	it('tells why it cannot be read, and is not asked for again and again', async () => {
		const {store, asked, read, press} = openRequests();
		press(anyKey);
		asked[0]?.(failure('the file has changed since it was read'));
		await turn();
		press(anyKey);
		expect(lineOf(store)).toMatchObject({row: 0, problem: {what: 'the file has changed since it was read'}});
		expect(read).toHaveBeenCalledTimes(1);
	});

	it('is the right one, however late another comes', async () => {
		const {store, asked, press} = openRequests();
		press(anyKey, next);
		asked[1]?.(success('second'));
		await turn();
		asked[0]?.(success('first'));
		await turn();
		expect(lineOf(store)).toMatchObject({row: 1, text: 'second'});
	});

	it('comes also after a walk to and fro', async () => {
		const {store, asked, press} = openRequests();
		press(anyKey);
		asked[0]?.(success('first'));
		await turn();
		press(next, previous);
		asked[1]?.(success('second, too late'));
		await turn();
		press(next);
		for (const answer of asked) answer(success('second'));
		await turn();
		expect(lineOf(store)).toMatchObject({row: 1, text: 'second'});
	});

	it('is asked for no more after the end', () => {
		const {read, press, stop} = openRequests();
		stop();
		press(anyKey, next);
		expect(read).not.toHaveBeenCalled();
	});
});

describe('saving', () => {
	const mapping = healthy().draft?.mapping;

	function save(path: string, overwrite = false): Event {
		return {type: 'save-asked', path, overwrite};
	}

	it('writes the mapping and tells so', async () => {
		const path = join(temporaryFolder(), 'mapping.json');
		const {store, press} = openRequests();
		press(save(path));
		await vi.waitUntil(() => store.get().saved !== undefined);
		expect(readFileSync(path, 'utf8')).toBe(mapping && formatMapping(mapping));
		expect(store.get().notice?.text).toContain(`Saved ${path}`);
	});

	it('leaves an existing file alone until it is told to overwrite it', async () => {
		const path = join(temporaryFolder(), 'mapping.json');
		writeFileSync(path, 'precious');
		const {store, press} = openRequests();
		press(save(path));
		await vi.waitUntil(() => store.get().prompt !== undefined);
		expect(readFileSync(path, 'utf8')).toBe('precious');

		press({type: 'prompt-entered'});
		await vi.waitUntil(() => store.get().saved !== undefined);
		expect(readFileSync(path, 'utf8')).toBe(mapping && formatMapping(mapping));
	});

	it('tells why a file cannot be written', async () => {
		const path = join(temporaryFolder(), 'nowhere', 'mapping.json');
		const {store, press} = openRequests();
		press(save(path));
		await vi.waitUntil(() => store.get().notice !== undefined);
		expect(store.get().notice).toMatchObject({
			kind: 'refused',
			text: expect.stringMatching(/^Not saved: .*does not exist/),
		});
		expect(existsSync(path)).toBe(false);
	});
});

describe('copying', () => {
	const copy: Event = {type: 'copy-asked', what: 'mapping'};

	it('hands the text on each time it is asked for, and tells what came of it', () => {
		const {store, copyText, press} = openRequests();
		press(copy, anyKey, copy);
		expect(copyText).toHaveBeenCalledTimes(2);
		expect(JSON.parse(copyText.mock.calls[0]?.[0] ?? '')).toEqual(healthy().draft?.mapping);
		expect(store.get().notice?.kind).toBe('done');
	});

	it('tells why it failed', () => {
		const {store, copyText, press} = openRequests();
		copyText.mockReturnValue({what: 'the text is too long'});
		press(copy);
		expect(store.get().notice).toEqual({kind: 'refused', text: 'Not copied: the text is too long'});
	});
});
