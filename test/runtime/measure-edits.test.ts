import {describe, expect, it, vi} from 'vitest';
import {measureEdits} from '../../src/runtime/measure-edits.js';
import type {Event} from '../../src/session/events.js';
import {editToMeasure} from '../../src/session/history/history.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {arrival, datasetOf, follow, monitorRead, play, troubled, troubledLines} from '../support/sessions.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A session with two edits, made on fewer records than there are now. */
function grown() {
	const enter: Event = {type: 'entered'};
	const edited = follow(troubled(), enter, {type: 'step-chosen', step: 2}, enter);
	return monitorRead(play(edited, arrival(datasetOf([...troubledLines, ...troubledLines]))));
}

describe('edits that were made on fewer records', () => {
	it('are measured in all of them between the keys, the last one first', async () => {
		const store = createStore(update, grown());
		const stop = measureEdits(store);

		store.dispatch({type: 'history-opened'});
		expect(store.get().draft?.change).toBeUndefined();
		await vi.waitUntil(() => store.get().draft?.change !== undefined);
		expect(store.get().draft?.change?.from.reading.funnel.decoded).toBe(80);
		await vi.waitUntil(() => editToMeasure(store.get()) === undefined);

		const {draft, data} = store.get();
		expect(draft?.edits.every(({figures}) => figures.version === data.version)).toBe(true);
		stop();
	});

	it('are left alone once the session is closed', async () => {
		const store = createStore(update, grown());
		const stop = measureEdits(store);
		store.dispatch({type: 'focus-set', focus: 'record'});
		stop();
		await turn();
		store.dispatch({type: 'focus-set', focus: 'fixes'});
		await turn();

		expect(store.get().draft?.change).toBeUndefined();
	});
});
