import {chmodSync, mkdirSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync} from 'node:fs';
import * as files from 'node:fs/promises';
import {join} from 'node:path';
import {beforeEach, describe, expect, it, vi} from 'vitest';
import {type SaveResult, saveFile} from '../../src/sources/save-file.js';
import {temporaryFolder} from './temporary-folder.js';

vi.mock('node:fs/promises', {spy: true});

const fresh = {overwrite: false};
const over = {overwrite: true};
const done = {ok: true, value: undefined};

function systemError(code: string): Error {
	return Object.assign(new Error(code), {code});
}

function problemOf(result: SaveResult) {
	if (result.ok) throw new Error('expected a problem');
	return {reason: result.reason, ...result.problem};
}

beforeEach(() => {
	vi.mocked(files.link).mockReset();
	vi.mocked(files.rename).mockReset();
	vi.mocked(files.access).mockReset();
});

describe('saving a file', () => {
	it('writes the text and leaves nothing beside it', async () => {
		const folder = temporaryFolder();
		expect(await saveFile(join(folder, 'm.json'), '{"ä": 1}\n', fresh)).toEqual(done);
		expect(readFileSync(join(folder, 'm.json'), 'utf8')).toBe('{"ä": 1}\n');
		expect(readdirSync(folder)).toEqual(['m.json']);
	});

	it('gives a new file the mode that the user asks for with umask', async () => {
		const folder = temporaryFolder();
		const before = process.umask(0o027);
		await saveFile(join(folder, 'm.json'), 'x', fresh).finally(() => process.umask(before));
		expect(statSync(join(folder, 'm.json')).mode & 0o777).toBe(0o640);
	});

	it('never overwrites a file without being told, and says so', async () => {
		const path = join(temporaryFolder({'m.json': 'old'}), 'm.json');
		expect(problemOf(await saveFile(path, 'new', fresh))).toEqual({
			reason: 'exists',
			what: 'this file exists already',
			where: path,
			mend: 'Overwrite it, or take another name',
		});
		expect(readFileSync(path, 'utf8')).toBe('old');
	});

	it('overwrites when told, and keeps the mode', async () => {
		const folder = temporaryFolder({'m.json': 'old'});
		const path = join(folder, 'm.json');
		chmodSync(path, 0o604);
		expect(await saveFile(path, 'new', over)).toEqual(done);
		expect(readFileSync(path, 'utf8')).toBe('new');
		expect(statSync(path).mode & 0o7777).toBe(0o604);
		expect(readdirSync(folder)).toEqual(['m.json']);
	});

	it('creates the file where there is none to overwrite', async () => {
		const path = join(temporaryFolder(), 'm.json');
		expect(await saveFile(path, 'new', over)).toEqual(done);
		expect(readFileSync(path, 'utf8')).toBe('new');
	});
});

describe('saving through a symbolic link', () => {
	it('writes the file that it names, in its folder, and leaves the link', async () => {
		const folder = temporaryFolder({'real/m.json': 'old'});
		symlinkSync('real/m.json', join(folder, 'link.json'));
		expect(await saveFile(join(folder, 'link.json'), 'new', over)).toEqual(done);
		expect(readlinkSync(join(folder, 'link.json'))).toBe('real/m.json');
		expect(readFileSync(join(folder, 'real/m.json'), 'utf8')).toBe('new');
		expect(readdirSync(join(folder, 'real'))).toEqual(['m.json']);
	});

	it('counts the file that it names as existing', async () => {
		const folder = temporaryFolder({'real.json': 'old'});
		symlinkSync(join(folder, 'real.json'), join(folder, 'link.json'));
		expect(problemOf(await saveFile(join(folder, 'link.json'), 'new', fresh)).reason).toBe('exists');
	});

	it('creates the file that it names where that is missing', async () => {
		const folder = temporaryFolder();
		symlinkSync('second.json', join(folder, 'first.json'));
		symlinkSync('real.json', join(folder, 'second.json'));
		expect(await saveFile(join(folder, 'first.json'), 'new', fresh)).toEqual(done);
		expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new');
		expect(readlinkSync(join(folder, 'second.json'))).toBe('real.json');
	});

	it('that leads to itself is a problem', async () => {
		const folder = temporaryFolder();
		symlinkSync('b', join(folder, 'a'));
		symlinkSync('a', join(folder, 'b'));
		expect(problemOf(await saveFile(join(folder, 'a'), 'x', over)).what).toBe('this symbolic link leads to itself');
	});
});

describe('a file that cannot be saved', () => {
	it('because its folder is missing', async () => {
		const folder = temporaryFolder();
		expect(problemOf(await saveFile(join(folder, 'none/m.json'), 'x', fresh))).toEqual({
			reason: 'failed',
			what: `the folder ${join(folder, 'none')} does not exist`,
			where: join(folder, 'none/m.json'),
			mend: 'Create it first',
		});
	});

	it('because a folder has its name', async () => {
		const folder = temporaryFolder();
		mkdirSync(join(folder, 'm.json'));
		expect(problemOf(await saveFile(join(folder, 'm.json'), 'x', over)).what).toBe('this is a folder');
	});

	it('because it is a device, which a rename would replace', async () => {
		expect(problemOf(await saveFile('/dev/null', 'x', over)).what).toBe('this is a device or a pipe, not a file');
		expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
	});

	it('because a part of its path is a file', async () => {
		const path = join(temporaryFolder({x: ''}), 'x/m.json');
		expect(problemOf(await saveFile(path, 'x', fresh)).what).toBe('a part of this path is a file, not a folder');
	});

	it('because it is write-protected stays as it is', async () => {
		const path = join(temporaryFolder({'m.json': 'old'}), 'm.json');
		vi.mocked(files.access).mockRejectedValue(systemError('EACCES'));
		expect(problemOf(await saveFile(path, 'new', over)).what).toBe('no permission');
		expect(readFileSync(path, 'utf8')).toBe('old');
	});

	it('because the disk is full leaves the old one and nothing else', async () => {
		const folder = temporaryFolder({'m.json': 'old'});
		vi.mocked(files.rename).mockRejectedValue(systemError('ENOSPC'));
		const problem = problemOf(await saveFile(join(folder, 'm.json'), 'new', over));
		expect(problem).toMatchObject({reason: 'failed', what: 'the disk is full'});
		expect(readdirSync(folder)).toEqual(['m.json']);
		expect(readFileSync(join(folder, 'm.json'), 'utf8')).toBe('old');
	});

	it('because its name was taken in the meantime is not overwritten', async () => {
		const folder = temporaryFolder();
		vi.mocked(files.link).mockRejectedValue(systemError('EEXIST'));
		expect(problemOf(await saveFile(join(folder, 'm.json'), 'x', fresh)).reason).toBe('exists');
		expect(readdirSync(folder)).toEqual([]);
	});
});

it('saves on a file system without hard links as well', async () => {
	const folder = temporaryFolder();
	vi.mocked(files.link).mockRejectedValue(systemError('EPERM'));
	expect(await saveFile(join(folder, 'm.json'), 'x', fresh)).toEqual(done);
	expect(readdirSync(folder)).toEqual(['m.json']);
});
