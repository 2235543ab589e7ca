import {describe, expect, test} from 'vitest';
import {type ChooserEvent, initialChooser, updateChooser} from '../../../src/session/lab/chooser.js';

const offers = ['first', 'second', 'third'].map((name) => ({name, title: name, story: '', tour: false}));
const start = initialChooser('a capture', offers, {columns: 80, rows: 24});
const chooserAfter = (...events: readonly ChooserEvent[]) => events.reduce(updateChooser, start);

describe('the list of exercises', () => {
	test('is left by neither end', () => {
		expect(chooserAfter({type: 'moved', by: -1}).highlighted).toBe(0);
		expect(chooserAfter({type: 'moved', by: 10}).highlighted).toBe(2);
	});

	test('offers the next exercise after one that was mended', () => {
		const back = chooserAfter({type: 'began', name: 'first'}, {type: 'returned', mended: true});
		expect(back).toMatchObject({highlighted: 1, running: undefined});
		expect([...back.mended]).toEqual(['first']);
	});

	test('stays on an exercise that was left as it was', () => {
		const back = chooserAfter(
			{type: 'moved', by: 1},
			{type: 'began', name: 'second'},
			{type: 'returned', mended: false},
		);
		expect(back.highlighted).toBe(1);
		expect(back.mended.size).toBe(0);
	});

	test('comes back to what was passed over, and stays where nothing is left', () => {
		const mend = (name: string): readonly ChooserEvent[] => [
			{type: 'began', name},
			{type: 'returned', mended: true},
		];
		expect(chooserAfter(...mend('second'), ...mend('third')).highlighted).toBe(0);
		const done = chooserAfter(...mend('second'), ...mend('third'), ...mend('first'));
		expect(done.mended.size).toBe(3);
		expect(done.highlighted).toBe(0);
	});

	test('knows an exercise that is begun again from the one before', () => {
		const once = chooserAfter({type: 'began', name: 'first'});
		const again = updateChooser(updateChooser(once, {type: 'returned', mended: false}), {type: 'began', name: 'first'});
		expect(again.running).not.toEqual(once.running);
	});

	test('ends with the status that it is left with', () => {
		expect(chooserAfter({type: 'left', status: 130}).ended).toBe(130);
	});
});
