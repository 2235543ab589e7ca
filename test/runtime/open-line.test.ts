import {appendFileSync, existsSync, readFileSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, expect, it, onTestFinished, vi} from 'vitest';
import {failure, type Result, success} from '../../src/records/result.js';
import {type EditFile, openLines} from '../../src/runtime/open-line.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import type {LineStore} from '../../src/sources/line-store.js';
import type {Source} from '../../src/sources/source.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {healthy, healthyLines} from '../support/sessions.js';

const source: Source = {
	name: 'capture.jsonl',
	path: undefined,
	size: undefined,
	compressed: false,
	async *open() {},
};

/** A session that opens its lines with an editor of the test. */
function opening(given: Partial<Source>, edit: EditFile, line: Result<string> = success(healthyLines[2] ?? '')) {
	const store = createStore(update, healthy());
	const lines: LineStore = {keeperOf: () => undefined, read: async () => line};
	onTestFinished(openLines(store, [{...source, ...given}], lines, edit));
	return async () => {
		store.dispatch({type: 'record-changed', by: 2});
		store.dispatch({type: 'editor-asked'});
		await vi.waitUntil(() => store.get().notice !== undefined);
		return store.get().notice;
	};
}

describe('the line of a record in the editor', () => {
	it('is that of the file, where it can be edited', async () => {
		const path = join(temporaryFolder({'capture.jsonl': '1\n2\n3\n'}), 'capture.jsonl');
		const edit = vi.fn<EditFile>(async () => undefined);
		expect((await opening({path}, edit)())?.text).toBe('Back from line 3 of capture.jsonl');
		expect(edit).toHaveBeenCalledExactlyOnceWith({path, line: 3, isCopy: false});
	});

	it('is told to be old where the file was changed', async () => {
		const path = join(temporaryFolder({'capture.jsonl': '1\n'}), 'capture.jsonl');
		const notice = await opening({path}, async () => {
			appendFileSync(path, '2\n');
			return undefined;
		})();
		expect(notice?.text).toContain('capture.jsonl was changed');
	});

	it.each<[string, Partial<Source>]>([
		['standard input', {}],
		['a compressed file', {path: '/nowhere/capture.jsonl.gz', compressed: true}],
	])('is a copy that nobody else can read where it is from %s', async (_name, given) => {
		let seen = {path: '', mode: 0, folder: 0, text: ''};
		const edit: EditFile = async ({path, line, isCopy}) => {
			expect([line, isCopy]).toEqual([1, true]);
			const [file, folder] = [statSync(path), statSync(dirname(path))];
			seen = {path, mode: file.mode & 0o777, folder: folder.mode & 0o777, text: readFileSync(path, 'utf8')};
			return undefined;
		};
		const notice = await opening(given, edit)();
		expect(seen).toMatchObject({mode: 0o400, folder: 0o700});
		expect(seen.path).toMatch(/line-3-read-only-copy\.json$/);
		expect(JSON.parse(seen.text)).toEqual(JSON.parse(healthyLines[2] ?? ''));
		expect(seen.text).toContain('\n  "request": {');
		expect(notice?.text).toContain('read-only copy of line 3');
		expect(existsSync(dirname(seen.path))).toBe(false);
	});

	it('is copied as it is where it is no JSON', async () => {
		let text = '';
		const edit: EditFile = async ({path}) => {
			text = readFileSync(path, 'utf8');
			return undefined;
		};
		await opening({}, edit, success("{'python': True}"))();
		expect(text).toBe("{'python': True}\n");
	});

	it('is told to be lost, or the editor to be missing', async () => {
		const edit = vi.fn<EditFile>(async () => ({what: 'there is no program "x" to edit with'}));
		const lost = await opening({}, edit, failure('this line is no longer at hand'))();
		expect(lost).toEqual({kind: 'refused', text: 'this line is no longer at hand'});
		expect(edit).not.toHaveBeenCalled();
		expect(await opening({}, edit)()).toEqual({kind: 'refused', text: 'there is no program "x" to edit with'});
	});
});
