import {type ChildProcess, spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';

export type Ended = {
	readonly status: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
};

export type RunOptions = {
	/** What is piped to standard input; without it standard input is the empty device. */
	readonly stdin?: string | Uint8Array;
	readonly nodeOptions?: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
};

/** Starts the built program as a shell would, outside any terminal. */
export function startBuilt(args: readonly string[], {stdin, nodeOptions = [], env}: RunOptions = {}): ChildProcess {
	return spawn(process.execPath, [...nodeOptions, 'dist/cli.js', ...args], {
		stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
		env: {...process.env, ...env},
	});
}

export async function runBuilt(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
	const child = startBuilt(args, options);
	const ended = endOf(child);
	if (options.stdin !== undefined) child.stdin?.end(options.stdin);
	return ended;
}

export async function endOf(child: ChildProcess): Promise<Ended> {
	const closed = new Promise<Pick<Ended, 'status' | 'signal'>>((resolve) => {
		child.on('close', (status, signal) => resolve({status, signal}));
	});
	const [stdout, stderr] = await Promise.all([
		child.stdout === null ? '' : text(child.stdout),
		child.stderr === null ? '' : text(child.stderr),
	]);
	return {...(await closed), stdout, stderr};
}
