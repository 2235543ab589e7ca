import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createProgressLine, progressText} from '../../src/command-line/progress-line.js';
import {Dataset} from '../../src/records/dataset.js';

const progress = {phase: 'captures', bytes: 5_000_000, total: 20_000_000, problems: []} as const;

function fakeStream(isTTY: boolean) {
	const written: string[] = [];
	const stream = {isTTY, write: (text: string) => written.push(text)} as unknown as NodeJS.WriteStream;
	return {stream, written};
}

describe('the progress of reading', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('tells the share where the size is known', () => {
		expect(progressText(progress, new Dataset())).toBe('reading captures: 0 records, 5.0 MB of 20.0 MB (25 %)');
		expect(progressText({...progress, total: undefined}, new Dataset())).toBe('reading captures: 0 records, 5.0 MB');
	});

	it('is one line that rewrites itself, now and then, and leaves nothing behind', () => {
		const {stream, written} = fakeStream(true);
		const line = createProgressLine(stream);

		line.show(progress, new Dataset());
		vi.advanceTimersByTime(150);
		line.show(progress, new Dataset());
		line.show(progress, new Dataset());
		line.clear();
		line.clear();

		expect(written).toEqual(['\r\u001B[Kreading captures: 0 records, 5.0 MB of 20.0 MB (25 %)', '\r\u001B[K']);
	});

	it('is silent where standard error is a file', () => {
		const {stream, written} = fakeStream(false);
		const line = createProgressLine(stream);

		vi.advanceTimersByTime(150);
		line.show(progress, new Dataset());
		line.clear();

		expect(written).toEqual([]);
	});
});
