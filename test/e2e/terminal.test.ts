import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {constants} from 'node:os';
import {afterEach, beforeAll, describe, expect, test} from 'vitest';
import {buildProgram} from '../support/build-program.js';
import {type Program, type ProgramOptions, startProgram} from '../support/pty.js';

let file = '';
const started: Program[] = [];

beforeAll(async () => {
	file = await buildProgram('key-program');
});

afterEach(async () => {
	for (const program of started.splice(0)) {
		try {
			program.kill('SIGKILL');
		} catch {
			// Ended already.
		}
		await program.exit;
	}
});

async function startKeyProgram(options: Partial<ProgramOptions> = {}): Promise<Program> {
	const program = startProgram({command: process.execPath, args: [file], ...options});
	started.push(program);
	await program.waitFor('0 keys');
	return program;
}

function startShell(command?: string): Program {
	const args = ['--norc', '--noprofile', '-i'];
	const program = startProgram({
		command: 'bash',
		args: command === undefined ? args : ['--norc', '--noprofile', '-c', command],
		env: {PS1: 'shell> '},
	});
	started.push(program);
	return program;
}

function expectRestored(program: Program): void {
	expect(program.alternateScreen()).toBe(false);
	expect(program.cursorVisible()).toBe(true);
	expect(program.output()).not.toContain('\u001B[3J');
}

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

	test('an arrow key that arrives in three reads is still one arrow key', async () => {
		const program = await startKeyProgram();

		for (const part of ['\u001B', '[', 'A']) {
			program.type(part);
			await new Promise((resolve) => setTimeout(resolve, 5));
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

describe('the terminal around the program', () => {
	test('records on standard input, keys from the terminal, and an endless pipe does not keep it alive', async () => {
		const program = startShell(
			`(echo '{"a":1}'; exec tail -f /dev/null) | ${process.execPath} ${file} -; echo "status $?"; kill 0`,
		);
		await program.waitFor('data {"a":1}');

		program.press('down', 'j');
		await program.waitFor('last: down j.');
		program.press('q');

		await program.waitFor('status 7');
		expectRestored(program);
	});

	test('without a terminal it says what to do instead', async () => {
		const child = spawn(process.execPath, [file], {detached: true, stdio: ['ignore', 'pipe', 'pipe']});
		let narration = '';
		child.stderr.on('data', (data: Buffer) => {
			narration += data.toString();
		});

		const [status] = await once(child, 'close');

		expect(status).toBe(2);
		expect(narration).toMatch(/no terminal to read keys from.*mqm-debug check/);
	});

	test('after every change of size there is exactly one frame on the screen', async () => {
		const program = await startKeyProgram({columns: 80, rows: 24});
		for (const [columns, rows] of [
			[40, 12],
			[120, 40],
			[30, 8],
			[80, 24],
		] as const) {
			program.resize(columns, rows);

			await program.waitFor((lines) => isOneFrame(lines, columns, rows));
		}
		program.press('q');
		await program.exit;
		expectRestored(program);
	});

	test('CI around it changes nothing: it draws at once and in colour', async () => {
		const program = await startKeyProgram({env: {CI: 'true', CONTINUOUS_INTEGRATION: 'true', DEV: 'true'}});

		expect(hasColour(program)).toBe(true);
	});

	test.each([{NO_COLOR: '1'}, {TERM: 'dumb'}])('with %o it draws without colours', async (env) => {
		const program = await startKeyProgram({env});

		expect(hasColour(program)).toBe(false);
	});

	test('React leaves no performance entries behind', async () => {
		const program = await startKeyProgram();

		program.press('j', 'k', 'l');

		await program.waitFor('3 keys, 0 performance entries');
	});

	test('it ends by SIGHUP, without a crash, when its window is closed', async () => {
		const program = await startKeyProgram();

		program.hangUp();

		expect(await program.exit).toEqual({code: 0, signal: constants.signals.SIGHUP});
	});

	test('no byte is sent when nothing changes', async () => {
		const program = await startKeyProgram();
		program.press('j');
		await program.waitFor(() => program.output().endsWith('\u001B[?2026l') && program.output().includes('1 keys'));
		const before = program.bytesWritten();

		await new Promise((resolve) => setTimeout(resolve, 300));

		expect(program.bytesWritten()).toBe(before);
	});
});

describe('Ctrl-Z', () => {
	test('gives the terminal back to the shell, and fg brings the whole screen back', async () => {
		const program = startShell();
		await program.waitFor('shell>');
		program.type(`${process.execPath} ${file}\r`);
		await program.waitFor('0 keys');
		program.press('j', 'k');
		await program.waitFor('last: j k.');

		program.press('ctrl-z');
		await program.waitFor('Stopped');
		expectRestored(program);
		program.type('echo normal $((1+1))\r');
		await program.waitFor('normal 2');

		program.type('fg\r');
		await program.waitFor('last: j k.');
		expect(program.alternateScreen()).toBe(true);
		expect(program.cursorVisible()).toBe(false);
		await program.waitFor((lines) => isOneFrame(lines, 80, 24));
		program.press('x');
		await program.waitFor('last: j k x.');
		program.press('q');
		await program.waitFor(() => !program.alternateScreen());
		program.type('echo status $?\r');
		await program.waitFor('status 7');
		expectRestored(program);
	});

	test('without a shell that could continue it, the screen just comes back', async () => {
		const program = await startKeyProgram();

		program.press('ctrl-z', 'j');

		await program.waitFor((lines) => isOneFrame(lines, 80, 24) && lines.join('\n').includes('last: j.'));
	});
});

function hasColour({terminal}: Program): boolean {
	const line = terminal.buffer.active.getLine(2);
	return Array.from({length: terminal.cols}, (_, column) => line?.getCell(column)?.isFgDefault() ?? true).includes(
		false,
	);
}

function isOneFrame(lines: string[], columns: number, rows: number): boolean {
	const frame = lines.slice(0, rows - 1);
	return (
		frame[0] === `╭${'─'.repeat(columns - 2)}╮` &&
		frame[rows - 2] === `╰${'─'.repeat(columns - 2)}╯` &&
		frame.slice(1, -1).every((line) => line.startsWith('│') && line.endsWith('│')) &&
		frame[1]?.includes(`size ${columns}x${rows}`) === true &&
		lines[rows - 1] === ''
	);
}
