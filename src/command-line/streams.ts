import {printable} from '../records/printable.js';
import {type Problem, problemText} from '../records/result.js';
import {errorCode, fileProblem} from '../sources/file-problem.js';

/** Narration: whatever a message quotes, it cannot drive the terminal. */
export function tell(text: string): void {
	process.stderr.write(`${printable(text, {newline: '\n'})}\n`);
}

export function tellProblem(problem: Problem): void {
	tell(`mqm-debug: ${problemText(problem)}`);
}

/** Writes data and waits until they are taken. Resolves with the reason where they could not be written. */
export function print(text: string): Promise<Problem | undefined> {
	return new Promise((resolve) => {
		process.stdout.write(text, (error) => resolve(error ? writeProblem(error) : undefined));
	});
}

/** A reader that has seen enough (`| head`) is no problem. */
function writeProblem(error: Error): Problem | undefined {
	const gone = ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(errorCode(error) ?? '');
	return gone ? undefined : fileProblem(error, 'standard output');
}

/** Without a listener an error of standard output would end the process with a stack trace; `print` reports it. */
export function watchStandardOutput(): void {
	process.stdout.on('error', () => {});
	// Nobody is left to be told.
	process.stderr.on('error', () => {});
}
