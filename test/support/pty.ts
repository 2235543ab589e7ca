import {randomUUID} from 'node:crypto';
import {rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {keySequence} from './key-sequences.js';

export type Headless = InstanceType<typeof xterm.Terminal>;

export type ProgramOptions = {
	readonly command: string;
	readonly args?: readonly string[];
	readonly cwd?: string;
	/** Added to this process's environment; undefined takes a variable away. Without XDG_STATE_HOME the program keeps its sessions in a folder of its own. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly columns?: number;
	readonly rows?: number;
};

export type Exit = {readonly code: number; readonly signal: number};

/** A program in a pseudo-terminal of its own, and the screen that its user would see. */
export type Program = {
	readonly pid: number;
	readonly terminal: Headless;
	readonly exit: Promise<Exit>;
	/** Sends characters as they are, in one write. */
	type(text: string): void;
	/** Sends keys by name, each in a write of its own. */
	press(...keys: string[]): void;
	/** Waits until the screen shows it; fails with the screen in the message. */
	waitFor(what: string | RegExp | ((lines: string[]) => boolean), timeoutInMilliseconds?: number): Promise<void>;
	/** The lines now on the screen, without trailing blanks. */
	screen(): string[];
	resize(columns: number, rows: number): void;
	kill(signal: NodeJS.Signals): void;
	/** Closes the terminal under the program. */
	hangUp(): void;
	alternateScreen(): boolean;
	cursorVisible(): boolean;
	/** Everything that the program has written. */
	output(): string;
	bytesWritten(): number;
};

/** These change what a terminal program does and belong to the test run, not to the program. */
const takenAway = {
	CI: undefined,
	CONTINUOUS_INTEGRATION: undefined,
	NO_COLOR: undefined,
	FORCE_COLOR: undefined,
	NODE_ENV: undefined,
	NODE_OPTIONS: undefined,
	DEV: undefined,
	VITEST: undefined,
};

export function startProgram({command, args = [], cwd, env, columns = 80, rows = 24}: ProgramOptions): Program {
	const state = join(tmpdir(), `mqm-debug-state-${randomUUID()}`);
	const terminal = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 1000});
	const pty = spawn(command, [...args], {
		name: env?.['TERM'] ?? 'xterm-256color',
		cols: columns,
		rows,
		cwd: cwd ?? process.cwd(),
		env: present({...process.env, ...takenAway, COLORTERM: 'truecolor', XDG_STATE_HOME: state, ...env}),
	});
	const cursorVisible = watchCursor(terminal);
	let output = '';
	pty.onData((data) => {
		output += data;
		terminal.write(data);
	});
	terminal.onData((answer) => pty.write(answer));
	const exit = new Promise<Exit>((resolve) => {
		pty.onExit(({exitCode, signal = 0}) => {
			// The last bytes reach the emulator after those before them.
			terminal.write('', () => resolve({code: exitCode, signal}));
			rmSync(state, {recursive: true, force: true});
		});
	});
	const screen = () => screenLines(terminal);

	return {
		pid: pty.pid,
		terminal,
		exit,
		type: (text) => pty.write(text),
		press(...keys) {
			for (const key of keys) pty.write(keySequence(key));
		},
		waitFor: (what, timeoutInMilliseconds = 15_000) => waitForScreen(terminal, exit, what, timeoutInMilliseconds),
		screen,
		resize(newColumns, newRows) {
			terminal.resize(newColumns, newRows);
			pty.resize(newColumns, newRows);
		},
		kill: (signal) => pty.kill(signal),
		hangUp() {
			// node-pty's types leave it out.
			if ('destroy' in pty && typeof pty.destroy === 'function') pty.destroy();
		},
		alternateScreen: () => terminal.buffer.active.type === 'alternate',
		cursorVisible,
		output: () => output,
		bytesWritten: () => Buffer.byteLength(output),
	};
}

/** node-pty would hand an undefined variable on as the text `undefined`. */
function present(env: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
	return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}

function screenLines(terminal: Headless): string[] {
	const {active} = terminal.buffer;
	return Array.from({length: terminal.rows}, (_, row) => {
		return active.getLine(active.baseY + row)?.translateToString(true) ?? '';
	});
}

function watchCursor(terminal: Headless): () => boolean {
	let visible = true;
	for (const final of ['h', 'l']) {
		terminal.parser.registerCsiHandler({prefix: '?', final}, (parameters) => {
			if (parameters.includes(25)) visible = final === 'h';
			return false;
		});
	}
	return () => visible;
}

async function waitForScreen(
	terminal: Headless,
	exit: Promise<Exit>,
	what: string | RegExp | ((lines: string[]) => boolean),
	timeoutInMilliseconds: number,
): Promise<void> {
	const isShown = () => matches(screenLines(terminal), what);
	if (isShown()) return;
	await new Promise<void>((resolve, reject) => {
		const fail = (reason: string) => () => {
			finish();
			if (isShown()) resolve();
			else reject(new Error(`${reason}: ${String(what)}\n${screenLines(terminal).join('\n')}`));
		};
		const timer = setTimeout(fail('The screen never showed'), timeoutInMilliseconds);
		const watch = terminal.onWriteParsed(() => {
			if (!isShown()) return;
			finish();
			resolve();
		});
		const finish = () => {
			clearTimeout(timer);
			watch.dispose();
		};
		void exit.then(fail('The program ended before the screen showed'));
	});
}

function matches(lines: string[], what: string | RegExp | ((lines: string[]) => boolean)): boolean {
	if (typeof what === 'function') return what(lines);
	const text = lines.join('\n');
	return typeof what === 'string' ? text.includes(what) : what.test(text);
}
