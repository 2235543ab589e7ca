/** How finely time is divided, in milliseconds. */
const period = 100;

/** Measures the turns of the event loop, between which keys are taken. */
export function watchTurns(): {readonly stop: () => readonly number[]} {
	const longest: number[] = [];
	const started = performance.now();
	let last = started;
	let isOver = false;
	const turn = () => {
		const now = performance.now();
		const at = Math.floor((now - started) / period);
		longest[at] = Math.max(longest[at] ?? 0, now - last);
		last = now;
		if (!isOver) setImmediate(turn);
	};
	setImmediate(turn);
	return {
		/** The longest turns of all tenths of a second. */
		stop() {
			isOver = true;
			return longest.filter((time) => time !== undefined);
		},
	};
}
