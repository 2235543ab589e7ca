export type Paced = {readonly ask: () => void; readonly stop: () => void};

/** What goes before the act. */
export type First = {
	/** Resolves when whatever has come by now had its turn. */
	readonly turn: () => Promise<void>;
	readonly isBusy: () => boolean;
};

/** How long one who is busy is waited for at a time, in milliseconds, and how often in a row. */
const patience = 40;
const mostWaits = 8;

/** Does something when asked, at most once in a period, and no later than that; a little later where `first` is at work. */
export function paced(act: () => void, period: number, first?: First): Paced {
	let last = Number.NEGATIVE_INFINITY;
	let waits = 0;
	/** What is under way since it was asked. */
	let coming: {timer?: NodeJS.Timeout} | undefined;
	const run = () => {
		if (first?.isBusy() && waits++ < mostWaits) {
			later(patience);
			return;
		}
		coming = undefined;
		waits = 0;
		last = performance.now();
		act();
	};
	const begin = () => {
		const mine = coming;
		if (first === undefined) run();
		else void first.turn().then(() => coming === mine && run());
	};
	const later = (wait: number) => {
		coming = {};
		if (wait <= 0) begin();
		else coming.timer = setTimeout(begin, wait);
	};
	return {
		ask() {
			if (coming === undefined) later(last + period - performance.now());
		},
		stop() {
			clearTimeout(coming?.timer);
			coming = undefined;
		},
	};
}
