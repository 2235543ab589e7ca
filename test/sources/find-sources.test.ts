import {mkdirSync, symlinkSync} from 'node:fs';
import {join, relative} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import type {Problem} from '../../src/records/result.js';
import {type Bundled, findSources} from '../../src/sources/find-sources.js';
import type {Source} from '../../src/sources/source.js';
import {temporaryFolder} from './temporary-folder.js';

async function found(paths: readonly string[], bundled?: Bundled): Promise<readonly Source[]> {
	const result = await findSources(paths, bundled);
	if (!result.ok) throw new Error(result.problem.what);
	return result.value;
}

async function problemOf(paths: readonly string[]): Promise<Problem | undefined> {
	const result = await findSources(paths);
	return result.ok ? undefined : result.problem;
}

async function namesIn(folder: string): Promise<string[]> {
	return (await found([folder])).map((source) => relative(folder, source.path ?? ''));
}

describe('sources', () => {
	it('are the named files, whatever their extension, in the order they were named', async () => {
		const folder = temporaryFolder({'b.out': 'b', 'a.jsonl': 'aaa'});
		const sources = await found([join(folder, 'b.out'), join(folder, 'a.jsonl')]);
		expect(sources.map(({name, path, size, compressed}) => ({name, path, size, compressed}))).toEqual([
			{name: join(folder, 'b.out'), path: join(folder, 'b.out'), size: 1, compressed: false},
			{name: join(folder, 'a.jsonl'), path: join(folder, 'a.jsonl'), size: 3, compressed: false},
		]);
	});

	it('are all record files of a folder, in path order', async () => {
		const names = ['2024/02/b.jsonl', '2024/02/a.jsonl', '2024/10/c.json', '2024-x.ndjson', 'z.JSONL.gz', 'y.json.gz'];
		const others = ['manifest.txt', '_SUCCESS', '.hidden.jsonl', '.git/x.json', '._a.jsonl', 'x.csv', 'jsonl'];
		const folder = temporaryFolder(Object.fromEntries([...names, ...others].map((name) => [name, ''])));
		expect(await namesIn(folder)).toEqual([
			'2024-x.ndjson',
			'2024/02/a.jsonl',
			'2024/02/b.jsonl',
			'2024/10/c.json',
			'y.json.gz',
			'z.JSONL.gz',
		]);
	});

	it('know gzip by its first bytes', async () => {
		const folder = temporaryFolder({
			'a.jsonl': gzipSync('x'),
			'b.jsonl.gz': gzipSync('x'),
			'c.jsonl.gz': 'x',
			'd.jsonl': '',
		});
		expect((await found([folder])).map((source) => source.compressed)).toEqual([true, true, false, false]);
	});

	it('may be standard input, for which yargs gives an empty text', async () => {
		for (const path of ['-', '']) {
			expect(await found([path])).toMatchObject([{name: 'standard input', path: undefined, size: undefined}]);
		}
		expect(await problemOf(['-', ''])).toMatchObject({what: expect.stringContaining('named twice')});
	});

	it('may be bundled captures', async () => {
		const bundled = (name: string) => (name === 'small' ? [Buffer.from('a\n'), Buffer.from('b\n')] : undefined);
		expect(await found(['demo:small'], bundled)).toMatchObject([{name: 'demo:small', path: undefined, size: 4}]);
		await expect(found(['demo:other'], bundled)).rejects.toThrow('no bundled capture');
	});

	it('may be devices, which nobody looks into beforehand', async () => {
		expect(await found(['/dev/null'])).toMatchObject([{name: '/dev/null', path: undefined, size: undefined}]);
	});
});

describe('links', () => {
	it('that lead in a circle do not hang the walk, and no file counts twice', async () => {
		const folder = temporaryFolder({'a/one.jsonl': '', 'b/two.jsonl': ''});
		symlinkSync('..', join(folder, 'a', 'up'));
		symlinkSync('../a', join(folder, 'b', 'sideways'));
		expect(await namesIn(folder)).toEqual(['a/one.jsonl', 'b/two.jsonl']);
	});

	it('to files and folders are followed', async () => {
		const folder = temporaryFolder({'real/one.jsonl': 'x', 'named.txt': 'y'});
		mkdirSync(join(folder, 'links'));
		symlinkSync('../named.txt', join(folder, 'links', 'file.jsonl'));
		symlinkSync('../real', join(folder, 'links', 'folder'));
		expect(await namesIn(join(folder, 'links'))).toEqual(['file.jsonl', 'folder/one.jsonl']);
	});

	it('that lead nowhere are named', async () => {
		const folder = temporaryFolder({'a.jsonl': ''});
		symlinkSync('nowhere', join(folder, 'b.jsonl'));
		expect(await problemOf([folder])).toMatchObject({
			what: 'there is no such file or folder',
			where: join(folder, 'b.jsonl'),
		});
	});
});

describe('a problem', () => {
	it('names what is missing, and what may have been meant', async () => {
		const folder = temporaryFolder({'capture.jsonl': '', 'labels.jsonl': ''});
		expect(await problemOf([join(folder, 'captures.jsonl')])).toEqual({
			what: 'there is no such file or folder',
			where: join(folder, 'captures.jsonl'),
			mend: `Did you mean ${join(folder, 'capture.jsonl')}?`,
		});
		expect(await problemOf([join(folder, 'q')])).toEqual({
			what: 'there is no such file or folder',
			where: join(folder, 'q'),
		});
		expect(await problemOf([join(folder, 'no', 'a.jsonl')])).toMatchObject({
			what: expect.stringContaining('its folder'),
		});
	});

	it('says that a folder holds no records', async () => {
		const folder = temporaryFolder({'readme.txt': ''});
		expect(await problemOf([folder])).toMatchObject({what: 'there are no records in this folder', where: folder});
	});

	it('says that S3 is not read, and that a file is no folder', async () => {
		expect(await problemOf(['s3://bucket/x'])).toMatchObject({mend: expect.stringContaining('aws s3 cp')});
		const folder = temporaryFolder({'a.jsonl': ''});
		expect(await problemOf([join(folder, 'a.jsonl', 'b')])).toMatchObject({
			what: expect.stringContaining('not a folder'),
		});
	});

	it('is no crash for odd names', async () => {
		for (const path of ['\u0000', 'x'.repeat(5000), 'a\x1b[2Jb', '~/nothing here']) {
			const problem = await problemOf([path]);
			expect(problem?.where).toBeDefined();
			expect(problem?.where).not.toMatch(/[\u0000-\u001f]/);
		}
	});
});
