/** What happened between a key and the moment when all has come of it that comes. In milliseconds. */
export type Watched = {
	/** The longest stretch in which no other key could have been taken. */
	readonly longestBlock: number;
	/** Until `isAnswered` said so. */
	readonly answer: number;
	/** Until nothing on the screen was marked any more as still being found out. */
	readonly whole: number;
	/** Whether the screen said meanwhile that something is on its way and Esc stops it. */
	readonly told: boolean;
};

export type Watch = {
	readonly isAnswered: () => boolean;
	readonly isWhole: () => boolean;
	/** Nothing goes on any more, and nothing will unless somebody presses a key. */
	readonly isAtRest: () => boolean;
	readonly isTold: () => boolean;
};

/** What takes longer hangs, in milliseconds. */
const longest = 120_000;
/** Turns of the event loop in which nothing happens before it counts as resting. */
const restingTurns = 8;

/** Does something and looks on, turn by turn of the event loop, until all is at rest again. */
export async function watched(act: () => void, {isAnswered, isWhole, isAtRest, isTold}: Watch): Promise<Watched> {
	const started = performance.now();
	let [turned, worked, longestBlock, told, resting] = [started, workedTime(), 0, false, 0];
	let answer: number | undefined;
	let whole: number | undefined;
	act();
	while (resting < restingTurns) {
		await new Promise((resolve) => setImmediate(resolve));
		const now = performance.now();
		const working = workedTime();
		// What other programs took of the time is not ours.
		longestBlock = Math.max(longestBlock, Math.min(now - turned, working - worked));
		[turned, worked] = [now, working];
		if (now - started > longest) throw new Error('it did not come to rest within two minutes');
		told ||= isTold();
		if (answer === undefined && isAnswered()) answer = now - started;
		if (whole === undefined && answer !== undefined && isWhole()) whole = now - started;
		resting = whole !== undefined && isAtRest() ? resting + 1 : 0;
	}
	return {longestBlock, answer: answer ?? Number.NaN, whole: whole ?? Number.NaN, told};
}

/** What this process has had of the processors so far, in milliseconds. */
function workedTime(): number {
	const {user, system} = process.cpuUsage();
	return (user + system) / 1000;
}
