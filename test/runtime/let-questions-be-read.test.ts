import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {letQuestionsBeRead} from '../../src/runtime/let-questions-be-read.js';
import {createStore} from '../../src/session/store.js';
import {update} from '../../src/session/update.js';
import {typedKey} from '../../src/ui/typed.js';
import {follow, play, troubled} from '../support/sessions.js';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** A mapping that is to be saved, to a file that turns out to be there. */
function asking() {
	const mended = follow(troubled(), {type: 'entered'}, {type: 'step-chosen', step: 2}, {type: 'entered'});
	const store = createStore(update, play(mended, typedKey('ctrl-s')));
	const stop = letQuestionsBeRead(store);
	store.dispatch({type: 'save-found-file', path: 'mqm-mapping.json'});
	return {store, stop};
}

it('an Enter right behind is no answer to the question, one after it was read is', () => {
	const {store, stop} = asking();
	store.dispatch(typedKey('enter'));
	expect([store.get().save.state, store.get().prompt?.text]).toEqual(['none', 'w! mqm-mapping.json']);

	vi.runAllTimers();
	store.dispatch(typedKey('enter'));
	expect(store.get().save).toMatchObject({state: 'asked', overwrite: true});
	stop();
});

it('Esc cancels at once, and what is typed then is not taken for an answer', () => {
	const {store, stop} = asking();
	store.dispatch(typedKey('escape'));
	expect(store.get().prompt).toBeUndefined();
	store.dispatch(typedKey(':'));
	expect(store.get().prompt).toMatchObject({kind: 'command', isUnread: false});
	expect(vi.getTimerCount()).toBe(0);
	stop();
});

it('nothing is told any more once the session is closed', () => {
	const {store, stop} = asking();
	stop();
	vi.runAllTimers();
	expect(store.get().prompt?.isUnread).toBe(true);
});
