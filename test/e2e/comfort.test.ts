import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import {builtProgram, emptyFolder, startDebugger, tidyUp} from '../support/debugger.js';
import {expectRestored} from '../support/key-program.js';
import {startProgram} from '../support/pty.js';

afterEach(tidyUp);

const sizes = [
	[80, 24],
	[120, 40],
] as const;

describe.each(sizes)('the command prompt at %d×%d', (columns, rows) => {
	test('runs any command by its name, with completion, editing and history', async () => {
		const program = startDebugger(['demo', 'all'], {columns, rows, cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');

		program.type(':');
		await program.waitFor('Tab completes');
		await program.waitFor('save the mapping, under another name');
		program.type('ste');
		await program.waitFor('step 4: review and save');
		program.press('tab');
		await program.waitFor(/^ :step/m);
		program.press('escape');
		await program.waitFor('q quit');

		program.type(':stp-2');
		program.press('enter');
		await program.waitFor('did you mean :step-2');
		program.press(':', 'up');
		await program.waitFor(/^ :stp-2/m);
		program.press('left', 'left', 'left');
		program.type('e');
		await program.waitFor(/^ :step-2/m);
		program.press('enter');
		await program.waitFor('❯2 Probability or label ✗');
		program.press('enter');
		await program.waitFor('2 Probability or label ✓');

		program.type(':threshold 0.43\r');
		await program.waitFor('threshold 0.43 (>)');
		program.type(':undo\r');
		await program.waitFor('threshold 0.5 (>)');
		program.type(':17\r');
		await program.waitFor('Record 17 of 1,000');
		program.type(':nonsense-at-all\r');
		await program.waitFor('There is no command :nonsense-at-all');
		program.type(':q!\r');

		expect(await program.exit).toEqual({code: 0, signal: 0});
		expectRestored(program);
	});
});

describe.each(sizes)('a session at %d×%d', (columns, rows) => {
	test('goes on where the last one on the same inputs ended, until it is started anew', async () => {
		const XDG_STATE_HOME = emptyFolder();
		const open = () => startDebugger(['demo', 'all'], {columns, rows, cwd: emptyFolder(), env: {XDG_STATE_HOME}});
		const first = open();
		await first.waitFor('❯1 Ground truth ✗');
		first.press('enter');
		await first.waitFor('1 Ground truth ✓');
		first.press('enter', 'enter');
		await first.waitFor('2 Probability or label ✓');
		first.type(':record 17\r');
		await first.waitFor('Record 17 of 1,000');
		first.press('q');
		await first.waitFor('q again quits, keeps them');
		first.press('q');
		expect((await first.exit).code).toBe(0);
		expect(readdirSync(join(XDG_STATE_HOME, 'mqm-debug'))).toHaveLength(1);

		const second = open();
		await second.waitFor('Resumed: 2 edits (:fresh starts anew)');
		await second.waitFor('1,000 of 1,000 records can match: accuracy 0.831');
		await second.waitFor('Record 17 of 1,000');
		second.press('u');
		await second.waitFor('0 of 1,000 records can match');
		second.press('ctrl-r');
		await second.waitFor('1,000 of 1,000 records can match');
		second.type(':fresh\r');
		await second.waitFor('Started anew; Ctrl-r does the edits again');
		await second.waitFor('Record 1 of 1,000');
		second.press('q');
		expect((await second.exit).code).toBe(0);
		expect(readdirSync(join(XDG_STATE_HOME, 'mqm-debug'))).toEqual([]);
	});
});

describe('a session', () => {
	test('begins anew with --fresh, and the last one is forgotten', async () => {
		const XDG_STATE_HOME = emptyFolder();
		const open = (...more: string[]) =>
			startDebugger(['demo', 'all', ...more], {cwd: emptyFolder(), env: {XDG_STATE_HOME}});
		const first = open();
		await first.waitFor('❯1 Ground truth ✗');
		first.press('enter');
		await first.waitFor('1 Ground truth ✓');
		first.type(':q!\r');
		await first.exit;
		expect(readdirSync(join(XDG_STATE_HOME, 'mqm-debug'))).toHaveLength(1);

		const second = open('--fresh');
		await second.waitFor('❯1 Ground truth ✗');
		second.press('q');

		expect((await second.exit).code).toBe(0);
		expect(readdirSync(join(XDG_STATE_HOME, 'mqm-debug'))).toEqual([]);
	});

	test('is not kept with --no-session', async () => {
		const XDG_STATE_HOME = emptyFolder();
		const program = startDebugger(['demo', 'all', '--no-session'], {cwd: emptyFolder(), env: {XDG_STATE_HOME}});
		await program.waitFor('❯1 Ground truth ✗');
		program.press('enter');
		await program.waitFor('1 Ground truth ✓');
		program.press('q');
		await program.waitFor('q again quits without them');
		program.press('q');
		await program.exit;

		expect(existsSync(join(XDG_STATE_HOME, 'mqm-debug'))).toBe(false);
	});

	test('that cannot be read is told of, and work begins anew', async () => {
		const XDG_STATE_HOME = emptyFolder();
		const open = () => startDebugger(['demo', 'all'], {columns: 120, cwd: emptyFolder(), env: {XDG_STATE_HOME}});
		const first = open();
		await first.waitFor('❯1 Ground truth ✗');
		first.press('enter');
		await first.waitFor('1 Ground truth ✓');
		first.press('q', 'q');
		await first.exit;
		const folder = join(XDG_STATE_HOME, 'mqm-debug');
		const [name = ''] = readdirSync(folder);
		writeFileSync(join(folder, name), '{"version": 1, "step"');

		const second = open();

		await second.waitFor('The last session cannot go on');
		await second.waitFor('❯1 Ground truth ✗');
	});
});

describe('plain mode', () => {
	test('reads out what changed and takes typed commands, without a single escape sequence', async () => {
		const cwd = emptyFolder();
		const program = startDebugger(['demo', 'all', '--plain'], {cwd, rows: 60, columns: 120});
		await program.waitFor('help lists the commands, quit ends');
		await program.waitFor('1 Ground truth: to mend');
		await program.waitFor('1. Take the ground truth from the request');

		program.type('\r');
		await program.waitFor('1 Ground truth: mended');
		program.type('step-2\r');
		await program.waitFor('1. Decide at 0.5');
		program.type('1\r');
		await program.waitFor('accuracy: 0.000 → 0.831');
		program.type('threshold\r0.43\r');
		await program.waitFor('threshold 0.43: positive where the probability is > it');
		program.type('record 17\r');
		await program.waitFor('Record 17 of 1,000');
		program.type('udno\r');
		await program.waitFor('Not done: There is no command :udno; did you mean :undo?');
		program.type('show funnel\r');
		await program.waitFor('comparable: 0 → 1,000');
		program.type('copy-check\r');
		await program.waitFor('mqm-debug check demo:all --mapping mqm-mapping.json');
		program.type('w out.json\r');
		await program.waitFor('Saved out.json');
		program.type('quit\r');

		expect(await program.exit).toEqual({code: 0, signal: 0});
		expect(program.output()).not.toContain('\u001B');
		expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8'))).toMatchObject({decision: {threshold: 0.43}});
	});

	test('is chosen by a dumb terminal', async () => {
		const program = startDebugger(['demo', 'keys'], {cwd: emptyFolder(), env: {TERM: 'dumb'}, rows: 60});
		await program.waitFor('3 Key names: to mend');
		program.press('ctrl-c');

		expect((await program.exit).code).toBe(130);
		expect(program.output()).not.toContain('\u001B');
	});

	test('can be scripted: commands from a pipe, each after the one before it is done', async () => {
		const cwd = emptyFolder();
		const script = `printf '\\n\\n1\\nw out.json\\n' | ${process.execPath} ${builtProgram} demo all --plain --no-session > log; echo status $?`;
		const program = startProgram({command: 'bash', args: ['-c', script], cwd});
		await program.waitFor('status 0');
		await program.exit;

		const log = readFileSync(join(cwd, 'log'), 'utf8');
		expect(log).toContain('Saved out.json');
		expect(log.indexOf('1 Ground truth: mended')).toBeLessThan(log.indexOf('accuracy: 0.000 → 0.831'));
		expect(existsSync(join(cwd, 'out.json'))).toBe(true);
	});

	test('records on standard input, commands from the terminal', async () => {
		const command = `(printf '{"request":{"features":[1]},"response":{"prediction":"a","ground_truth":"a"}}\\n') | ${process.execPath} ${builtProgram} - --plain; echo status $?`;
		const program = startProgram({command: 'bash', args: ['-c', command], cwd: emptyFolder(), rows: 60});
		await program.waitFor('1 records read');

		program.type('quit\r');

		await program.waitFor('status 0');
	});
});

const hasTmux = spawnSync('tmux', ['-V']).status === 0;

describe.runIf(hasTmux)('a copy from inside tmux', () => {
	const settings = ['set -s set-clipboard on', 'set -g allow-passthrough on'];

	test.each(settings)('reaches the terminal with %s', async (setting) => {
		const cwd = emptyFolder();
		writeFileSync(join(cwd, 'tmux.conf'), `${setting}\n`);
		const env = {TMUX: undefined, TMUX_TMPDIR: cwd};
		const debug = `${process.execPath} ${builtProgram} demo ground-truth`;
		const program = startProgram({command: 'tmux', args: ['-f', 'tmux.conf', 'new-session', debug], cwd, env});
		try {
			await program.waitFor('❯1 Ground truth ✗');
			program.press('y', 'c');
			await program.waitFor('Asked the terminal to copy the check command');

			const copied = Buffer.from('mqm-debug check demo:ground-truth --mapping mqm-mapping.json').toString('base64');
			// tmux leaves out which of several clipboards is meant.
			expect(program.output().replaceAll(']52;c;', ']52;;')).toContain(`]52;;${copied}`);
		} finally {
			spawnSync('tmux', ['kill-server'], {env: {...process.env, ...env}});
			await program.exit;
		}
	});
});

describe('the terminal', () => {
	test('Ctrl-Z gives it back to the shell, and fg brings the session back as it was', async () => {
		const program = startProgram({
			command: 'bash',
			args: ['--norc', '--noprofile', '-i'],
			env: {PS1: 'shell> '},
			cwd: emptyFolder(),
		});
		await program.waitFor('shell>');
		program.type(`${process.execPath} ${builtProgram} demo all\r`);
		await program.waitFor('❯1 Ground truth ✗');
		program.press('enter');
		await program.waitFor('1 Ground truth ✓');

		program.press('ctrl-z');
		await program.waitFor('Stopped');
		expectRestored(program);
		program.type('echo normal $((1+1))\r');
		await program.waitFor('normal 2');
		program.type('fg\r');

		await program.waitFor('1 Ground truth ✓');
		expect(program.alternateScreen()).toBe(true);
		program.press('u');
		await program.waitFor('1 Ground truth ✗');
		program.press('q');
		await program.waitFor(() => !program.alternateScreen());
		expectRestored(program);
		program.kill('SIGKILL');
		await program.exit;
	});

	test('is never asked for the mouse, so that its text can be selected as ever', async () => {
		const program = startDebugger(['demo', 'all'], {cwd: emptyFolder()});
		await program.waitFor('❯1 Ground truth ✗');
		program.press('?');
		await program.waitFor('Esc closes');
		program.press('q');
		await program.waitFor('❯ Finding');
		program.press('q');
		await program.exit;

		expect(program.output()).not.toMatch(/\u001B\[\?(9|100[0-6]|1015|1016)h/);
	});
});
