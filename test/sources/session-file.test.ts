import {mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {sessionFile, stateFolder} from '../../src/sources/session-file.js';
import {temporaryFolder} from './temporary-folder.js';

const key = 'a'.repeat(32);
const keyAt = (at: number) => at.toString(16).padStart(32, '0');

describe('where sessions are kept', () => {
	it('is the state folder of the user', () => {
		expect(stateFolder({XDG_STATE_HOME: '/state'})).toBe('/state/mqm-debug');
		expect(stateFolder({})).toBe(join(homedir(), '.local/state/mqm-debug'));
	});

	it('is not a relative path, as the specification says', () => {
		expect(stateFolder({XDG_STATE_HOME: 'state'})).toBe(join(homedir(), '.local/state/mqm-debug'));
		expect(stateFolder({XDG_STATE_HOME: ''})).toBe(join(homedir(), '.local/state/mqm-debug'));
	});
});

describe('the file of a session', () => {
	it('is written whole into a folder of its own that nobody else can enter', async () => {
		const folder = join(temporaryFolder(), 'deep/mqm-debug');
		const file = sessionFile(folder, key);

		expect(await file.write('{"version": 1}')).toBeUndefined();

		expect(readdirSync(folder)).toEqual([`${key}.json`]);
		expect(statSync(folder).mode & 0o777).toBe(0o700);
		expect(statSync(file.path).mode & 0o777).toBe(0o600);
		expect(await file.read()).toEqual({ok: true, value: {version: 1}});
	});

	it('is written over by the next one', async () => {
		const file = sessionFile(temporaryFolder(), key);
		await file.write('1');
		await file.write('2');
		expect(readFileSync(file.path, 'utf8')).toBe('2');
	});

	it('is nothing where there is none, and removing that is no problem', async () => {
		const file = sessionFile(temporaryFolder(), key);
		expect(await file.read()).toEqual({ok: true, value: undefined});
		await file.remove();
		await file.write('1');
		await file.remove();
		expect(await file.read()).toEqual({ok: true, value: undefined});
	});

	it('tells what is wrong with it, where it cannot be read', async () => {
		const file = sessionFile(temporaryFolder({[`${key}.json`]: '{"version":'}), key);
		expect(await file.read()).toMatchObject({ok: false, problem: {what: expect.stringContaining('not JSON')}});
		const below = sessionFile(join(temporaryFolder({file: ''}), 'file'), key);
		expect(await below.read()).toMatchObject({ok: false});
		expect(await below.write('1')).toMatchObject({what: expect.any(String)});
	});

	it('tells why it cannot be written', async () => {
		const folder = temporaryFolder();
		mkdirSync(join(folder, `${key}.json`));
		expect(await sessionFile(folder, key).write('1')).toMatchObject({what: 'this is a folder'});
	});

	it('takes the place of the oldest where there are too many, and of no other file', async () => {
		const folder = temporaryFolder({'notes.json': 'mine'});
		for (let at = 0; at < 52; at++) {
			const path = join(folder, `${keyAt(at)}.json`);
			writeFileSync(path, '1');
			utimesSync(path, 1_000_000 + at, 1_000_000 + at);
		}

		await sessionFile(folder, key).write('1');

		const left = readdirSync(folder);
		expect(left).toHaveLength(51);
		expect(left).toContain('notes.json');
		expect(left).toContain(`${key}.json`);
		expect(left).not.toContain(`${keyAt(2)}.json`);
		expect(left).toContain(`${keyAt(3)}.json`);
	});
});
