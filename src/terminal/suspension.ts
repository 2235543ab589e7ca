import type {Display} from './display.js';

export type Suspension = {
	/** What Ctrl-Z does: gives the terminal back to the shell and stops, until the shell continues us. */
	suspend(): void;
	dispose(): void;
};

/** A process group without a shell above it is not stopped: then the screen comes back after this long. */
const withoutShellInMilliseconds = 50;

/** Raw mode takes Ctrl-Z from the terminal driver, and a program that stops has to restore the terminal before. */
export function watchSuspension(display: Display): Suspension {
	let timer: NodeJS.Timeout | undefined;

	function stop(target: number): void {
		display.hide();
		process.off('SIGTSTP', onStop);
		process.kill(target, 'SIGTSTP');
		timer = setTimeout(onContinue, withoutShellInMilliseconds);
	}

	function onStop(): void {
		stop(process.pid);
	}

	function onContinue(): void {
		clearTimeout(timer);
		process.off('SIGTSTP', onStop);
		process.on('SIGTSTP', onStop);
		display.show();
	}

	process.on('SIGTSTP', onStop);
	process.on('SIGCONT', onContinue);
	return {
		// The whole group, as the terminal driver would: `tail -f capture.jsonl | mqm-debug -` is one job for the shell.
		suspend: () => stop(0),
		dispose() {
			clearTimeout(timer);
			process.off('SIGTSTP', onStop);
			process.off('SIGCONT', onContinue);
		},
	};
}
