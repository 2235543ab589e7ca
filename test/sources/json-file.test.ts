import {truncateSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {readJsonFile} from '../../src/sources/json-file.js';
import {messageOf, problemOf, valueIn} from '../support/results.js';
import {temporaryFolder} from './temporary-folder.js';

async function read(content: string | Uint8Array) {
	return readJsonFile(join(temporaryFolder({'m.json': content}), 'm.json'));
}

describe('a JSON file', () => {
	it('is read as a whole', async () => {
		expect(valueIn(await read('{"a": [1, "ä"]}\n'))).toEqual({a: [1, 'ä']});
	});

	it('may begin with a byte order mark', async () => {
		expect(valueIn(await read('\ufeff{"a": 1}'))).toEqual({a: 1});
	});

	it('may be UTF-16, as PowerShell redirects the output of a command', async () => {
		expect(valueIn(await read(Buffer.from('\ufeff{"a": "ä"}\r\n', 'utf16le')))).toEqual({a: 'ä'});
	});

	it('with a fault is refused, naming the line and the column', async () => {
		const problem = problemOf(await read('{\n  "a": 1,\r\n  "ä": yes\n}'));
		expect(problem.where).toMatch(/m\.json:3:8$/);
		expect(problem.what).toBe('this is not JSON: found yes; a text needs double quotes');
	});

	it('that ends too early is refused at its end', async () => {
		expect(problemOf(await read('{"a": 1\n')).where).toMatch(/m\.json:2:1$/);
	});

	it('counts columns without the byte order mark', async () => {
		expect(problemOf(await read('\ufeff{x')).where).toMatch(/m\.json:1:2$/);
	});

	it.each(['', '\n \n', '\ufeff'])('that is empty (%j) is refused', async (content) => {
		expect(problemOf(await read(content)).what).toBe('the file is empty');
	});

	it('that is larger than 64 MiB is refused', async () => {
		const path = join(temporaryFolder({'big.json': '[]'}), 'big.json');
		truncateSync(path, 64 * 1024 * 1024 + 1);
		expect(messageOf(await readJsonFile(path))).toContain('big.json: this file is larger than 64 MiB');
	});

	it('that is not there is a problem, no exception', async () => {
		expect(messageOf(await readJsonFile('/nowhere/m.json'))).toBe(
			'/nowhere/m.json: there is no such file or folder. Check the spelling of the path',
		);
	});

	it('that is a folder is a problem', async () => {
		const folder = temporaryFolder();
		expect(messageOf(await readJsonFile(folder))).toBe(`${folder}: this is a folder. Give the path of a file`);
	});

	it('whose path no system takes is a problem', async () => {
		expect(problemOf(await readJsonFile('m\0.json')).what).toContain('null bytes');
	});

	it('below a file is a problem', async () => {
		const path = join(temporaryFolder({x: ''}), 'x', 'm.json');
		expect(problemOf(await readJsonFile(path)).what).toBe('a part of this path is a file, not a folder');
	});
});
