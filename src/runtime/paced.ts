export type Paced = {readonly ask: () => void; readonly stop: () => void};

/** How long one who is busy is waited for at a time, in milliseconds, and how often in a row. */
const patience = 40;
const mostWaits = 8;

/**
 * Does something when asked, at most once in a period, and never later than one period after it was asked; a little
 * later while `isBusy` says that something else goes first.
 */
export function paced(act: () => void, period: number, isBusy: () => boolean = () => false): Paced {
	let last = Number.NEGATIVE_INFINITY;
	let timer: NodeJS.Timeout | undefined;
	let waits = 0;
	const run = () => {
		timer = undefined;
		if (isBusy() && waits++ < mostWaits) {
			timer = setTimeout(run, patience);
			return;
		}
		waits = 0;
		last = performance.now();
		act();
	};
	return {
		ask() {
			if (timer !== undefined) return;
			const wait = last + period - performance.now();
			if (wait <= 0) run();
			else timer = setTimeout(run, wait);
		},
		stop() {
			clearTimeout(timer);
			timer = undefined;
		},
	};
}
