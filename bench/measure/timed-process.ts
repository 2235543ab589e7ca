import {spawn} from 'node:child_process';
import {text} from 'node:stream/consumers';
import {watchMemory} from './peak-memory.js';

/** One run of a whole process, from its start to its end. */
export type Run = {
	readonly seconds: number;
	/** Bytes; undefined where the system does not tell. */
	readonly peakMemory: number | undefined;
	readonly output: string;
};

/** Runs a command to its end; throws where it fails, with what it wrote to standard error. */
export async function timedRun([program, ...args]: readonly [string, ...string[]]): Promise<Run> {
	const started = performance.now();
	const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'pipe']});
	const ended = new Promise<number | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', resolve);
	});
	const memory = watchMemory(child.pid ?? 0);
	const [status, output, narration] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
	const seconds = (performance.now() - started) / 1000;
	memory.stop();
	if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${narration}`);
	return {seconds, peakMemory: memory.peak(), output};
}
