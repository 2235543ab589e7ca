import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {constants} from 'node:os';
import {afterEach, describe, expect, test} from 'vitest';
import {
	endPrograms,
	expectRestored,
	isOneFrame,
	keyProgramFile,
	startKeyProgram,
	startShell,
} from '../support/key-program.js';
import type {Program} from '../support/pty.js';

afterEach(endPrograms);

describe('the terminal around the program', () => {
	test('records on standard input, keys from the terminal, and an endless pipe does not keep it alive', async () => {
		const program = startShell(
			`(echo '{"a":1}'; exec tail -f /dev/null) | ${process.execPath} ${await keyProgramFile()} -; echo "status $?"; kill 0`,
		);
		await program.waitFor('data {"a":1}');

		program.press('down', 'j');
		await program.waitFor('last: down j.');
		program.press('q');

		await program.waitFor('status 7');
		expectRestored(program);
	});

	test('without a terminal it says what to do instead', async () => {
		const child = spawn(process.execPath, [await keyProgramFile()], {
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
		});
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
		program.type(`${process.execPath} ${await keyProgramFile()}\r`);
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
