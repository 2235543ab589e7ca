import {afterEach, describe, expect, test} from 'vitest';
import {endPrograms, expectRestored, startKeyProgram} from '../support/key-program.js';

afterEach(endPrograms);

describe('keys', () => {
	test('sixty keys in one write all arrive, in order', async () => {
		const program = await startKeyProgram();

		program.type(`${'\u001B[B'.repeat(30)}${'j'.repeat(27)}xyz`);

		await program.waitFor('60 keys');
		await program.waitFor('last: j j j x y z.');
	});

	test('Escape, arrows, Alt and Backspace in one write keep their names', async () => {
		const program = await startKeyProgram();

		program.type('\u001B\u001B[A\u001Bx\u007F\u001B[3~\r');

		await program.waitFor('last: escape up alt-x backspace delete enter.');
	});

	test('an arrow key that arrives in three writes is still one arrow key', async () => {
		const program = await startKeyProgram();

		for (const part of ['\u001B', '[', 'A']) {
			program.type(part);
			await new Promise((resolve) => setImmediate(resolve));
		}

		await program.waitFor('last: up.');
	});

	test('a lone Escape arrives', async () => {
		const program = await startKeyProgram();

		program.press('escape');

		await program.waitFor('last: escape.');
	});

	test('pasted line feeds press nothing', async () => {
		const program = await startKeyProgram();

		program.type('\u001B[200~ab\r\n\u001B[Ac\u001B[201~d');

		await program.waitFor('last: a b c d.');
	});
});

describe('every way out leaves the normal screen and a visible cursor', () => {
	test('quitting, with the status asked for', async () => {
		const program = await startKeyProgram();
		expect(program.alternateScreen()).toBe(true);
		expect(program.cursorVisible()).toBe(false);

		program.press('q');

		expect(await program.exit).toEqual({code: 7, signal: 0});
		expectRestored(program);
		expect(program.screen().join('')).toBe('');
		expect(program.output()).toMatch(/\u001B\[\?2004h.*\u001B\[\?2004l/s);
	});

	test('Ctrl-C, even behind other keys in the same write', async () => {
		const program = await startKeyProgram();

		program.type('jjj\u0003');

		expect(await program.exit).toEqual({code: 130, signal: 0});
		expectRestored(program);
	});

	test.each([
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGQUIT', 131],
	] as const)('%s', async (signal, status) => {
		const program = await startKeyProgram();

		program.kill(signal);

		expect(await program.exit).toEqual({code: status, signal: 0});
		expectRestored(program);
	});

	test.each([
		['a throw in a key handler', 'T', 'thrown by a key'],
		['a rejected promise', 'R', 'rejected\\u{1b}[31m by a key'],
		['a throw while drawing', 'D', 'thrown while drawing'],
	])('%s, with the error readable', async (_, key, message) => {
		const program = await startKeyProgram();

		program.press(key);

		expect(await program.exit).toEqual({code: 70, signal: 0});
		expectRestored(program);
		expect(program.screen().join('\n')).toContain(message);
	});
});
