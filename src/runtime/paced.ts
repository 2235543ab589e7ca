export type Paced = {readonly ask: () => void; readonly stop: () => void};

/** Does something when asked, at most once in a period, and never later than one period after it was asked. */
export function paced(act: () => void, period: number): Paced {
	let last = Number.NEGATIVE_INFINITY;
	let timer: NodeJS.Timeout | undefined;
	const run = () => {
		timer = undefined;
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
