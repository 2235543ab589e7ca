import {exitStatus} from './exit-status.js';

/**
 * Ends the process at Ctrl-C with our own status, after `tidy`. Returns what takes this back. Exits by hand: pending
 * reads (a terminal, an endless pipe) would keep the process alive.
 */
export function endOnInterrupt(tidy: () => void): () => void {
	const onInterrupt = () => {
		tidy();
		process.exit(exitStatus.interrupted);
	};
	process.once('SIGINT', onInterrupt);
	return () => void process.off('SIGINT', onInterrupt);
}

/** Runs a generator to its end with a turn of the event loop after every so many steps, in which signals arrive. */
export async function completeInTurns<T>(steps: Generator<void, T>, stepsPerTurn = 1): Promise<T> {
	for (let done = 1; ; done++) {
		const step = steps.next();
		if (step.done === true) return step.value;
		if (done % stepsPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
	}
}
