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

it('waits for one who is busy, and not for ever', () => {
	const act = vi.fn();
	let busy = true;
	const {ask} = paced(act, 100, () => busy);
	ask();
	vi.advanceTimersByTime(200);
	expect(act).not.toHaveBeenCalled();
	busy = false;
	vi.advanceTimersByTime(40);
	expect(act).toHaveBeenCalledTimes(1);

	busy = true;
	ask();
	vi.advanceTimersByTime(500);
	expect(act).toHaveBeenCalledTimes(2);
});

it('is silent once it was stopped', () => {
	const act = vi.fn();
	const {ask, stop} = paced(act, 100, () => true);
	ask();
	stop();
	vi.advanceTimersByTime(1000);
	expect(act).not.toHaveBeenCalled();
});
