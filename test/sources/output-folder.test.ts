import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {openOutputFolder} from '../../src/sources/output-folder.js';
import {messageOf, valueIn} from '../support/results.js';
import {temporaryFolder} from './temporary-folder.js';

describe('an output folder', () => {
	it('shows nothing before it is committed, and then everything', async () => {
		const folder = join(temporaryFolder(), 'new/out');
		const output = valueIn(await openOutputFolder(folder, {overwrite: false}));
		await output.append('a/b/lines.jsonl', '1');
		await output.append('other.jsonl', 'x');
		await output.append('a/b/lines.jsonl', '2');
		expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([]);
		await output.commit();
		expect(readdirSync(folder).toSorted()).toEqual(['a', 'other.jsonl']);
		expect(readFileSync(join(folder, 'a/b/lines.jsonl'), 'utf8')).toBe('1\n2\n');
	});

	it('keeps the order of lines, however many there are', async () => {
		const folder = temporaryFolder();
		const output = valueIn(await openOutputFolder(folder, {overwrite: false}));
		const padding = 'x'.repeat(1024 * 1024);
		for (let line = 0; line < 20; line++) await output.append(`${line % 2}.txt`, `${line} ${padding}`);
		await output.commit();
		const numbers = readFileSync(join(folder, '1.txt'), 'utf8').split('\n').slice(0, -1).map(Number.parseFloat);
		expect(numbers).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
	});

	it('leaves nothing behind when it is discarded', async () => {
		const folder = temporaryFolder();
		const output = valueIn(await openOutputFolder(folder, {overwrite: false}));
		await output.append('a.jsonl', '1');
		output.discard();
		expect(readdirSync(folder)).toEqual([]);
	});

	it('replaces what it wrote before as a whole, and nothing else', async () => {
		const folder = temporaryFolder({'merged/13/old.jsonl': 'old', 'notes.txt': 'mine'});
		const output = valueIn(await openOutputFolder(folder, {overwrite: true}));
		await output.append('merged/14/new.jsonl', 'new');
		await output.commit();
		expect(existsSync(join(folder, 'merged/13'))).toBe(false);
		expect(readFileSync(join(folder, 'merged/14/new.jsonl'), 'utf8')).toBe('new\n');
		expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
	});

	it('refuses a folder that holds anything, and a file', async () => {
		const folder = temporaryFolder({'a.txt': ''});
		expect(messageOf(await openOutputFolder(folder, {overwrite: false}))).toContain('this folder is not empty');
		writeFileSync(join(folder, 'file'), '');
		expect(messageOf(await openOutputFolder(join(folder, 'file'), {overwrite: true}))).toContain('this is a file');
	});
});
