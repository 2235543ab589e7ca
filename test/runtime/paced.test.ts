import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {paced} from '../../src/runtime/paced.js';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['performance', 'setTimeout', 'clearTimeout']});
});
afterEach(() => {
	vi.useRealTimers();
});

it('acts once in a period, however often it is asked', () => {
	const act = vi.fn();
	const {ask} = paced(act, 100);
	for (let time = 0; time < 1000; time += 10) {
		ask();
		vi.advanceTimersByTime(10);
	}
	expect(act).toHaveBeenCalledTimes(11);
});

/** Time that passes, with turns of the event loop in it. */
async function pass(milliseconds: number): Promise<void> {
	for (let time = 0; time < milliseconds; time += 10) {
		vi.advanceTimersByTime(10);
		await new Promise((resolve) => setImmediate(resolve));
	}
}

const turn = async () => {};

it('waits for one who is busy, and not for ever', async () => {
	const act = vi.fn();
	let busy = true;
	const {ask} = paced(act, 100, {turn, isBusy: () => busy});
	ask();
	await pass(200);
	expect(act).not.toHaveBeenCalled();
	busy = false;
	await pass(40);
	expect(act).toHaveBeenCalledTimes(1);

	busy = true;
	ask();
	await pass(500);
	expect(act).toHaveBeenCalledTimes(2);
});

it('lets what has come have its turn, and then sees who is busy', async () => {
	const act = vi.fn();
	let busy = false;
	let hasTurn = () => {};
	const {ask} = paced(act, 100, {turn: () => new Promise((resolve) => (hasTurn = resolve)), isBusy: () => busy});
	ask();
	await pass(50);
	expect(act).not.toHaveBeenCalled();
	busy = true;
	hasTurn();
	await pass(30);
	busy = false;
	expect(act).not.toHaveBeenCalled();
	await pass(20);
	hasTurn();
	await pass(10);
	expect(act).toHaveBeenCalledTimes(1);
});

it.each([{first: undefined}, {first: {turn, isBusy: () => true}}])(
	'is silent once it was stopped (%o)',
	async ({first}) => {
		const act = vi.fn();
		const {ask, stop} = paced(act, 100, first);
		if (first === undefined) ask();
		act.mockClear();
		ask();
		stop();
		await pass(1000);
		expect(act).not.toHaveBeenCalled();
	},
);
