import {vi} from 'vitest';
import {run} from '../../src/command-line/run.js';

export type Ran = {readonly status: number; readonly stdout: string; readonly stderr: string};

/** Runs the program in this process, its output caught. Standard input stays untouched, so name every input. */
export async function runHere(...argv: readonly string[]): Promise<Ran> {
	const stdout = catchOutput(process.stdout);
	const stderr = catchOutput(process.stderr);
	try {
		const status = await run(argv);
		return {status, stdout: stdout.text(), stderr: stderr.text()};
	} finally {
		stdout.release();
		stderr.release();
	}
}

function catchOutput(stream: NodeJS.WriteStream): {text(): string; release(): void} {
	let text = '';
	const write = vi.spyOn(stream, 'write').mockImplementation((chunk, ...rest) => {
		text += String(chunk);
		const done = rest.find((one) => typeof one === 'function');
		if (done !== undefined) queueMicrotask(() => done(null));
		return true;
	});
	return {text: () => text, release: () => write.mockRestore()};
}
