import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {update} from '../../src/session/update.js';
import {waitingText} from '../../src/session/waiting.js';
import {typedKey, typedPaste} from '../../src/ui/typed.js';
import {diagnosed, fetched, follow, healthy, play, settled, troubled} from '../support/sessions.js';

/** Keys that come faster than anything can answer. */
function typed(model: Model, ...keys: readonly string[]): Model {
	return play(model, ...keys.map(typedKey));
}

/** All that runs beside the screen has come to rest, and so has all that it let happen. */
function atRest(model: Model): Model {
	const next = settled(model);
	return next.waiting.length === 0 || next.waiting.length === model.waiting.length ? next : atRest(next);
}

const saved = (model: Model): Event => {
	const {save} = model;
	if (save.state !== 'asked') throw new Error('nothing is to be saved');
	return {type: 'saved', path: save.path, mapping: save.mapping};
};

describe('what is typed behind an Enter whose answer is not there', () => {
	it('means what it means where that Enter leads', () => {
		const model = typed(troubled(), 'enter', 'enter', 'enter', 't', 'backspace', '7', 'enter');
		expect(model).toMatchObject({step: 1, prompt: undefined, notice: {kind: 'done'}});
		expect(waitingText(model)).toBe('Waits for the findings; Esc calls it off');

		expect(atRest(model)).toMatchObject({step: 2, waiting: [], draft: {mapping: {decision: {threshold: 0.7}}}});
	});

	it('may be a paste', () => {
		const model = play(typed(troubled(), 'enter', 'enter', ':'), typedPaste('step-3'), typedKey('enter'));
		expect(model.overlay).toBeUndefined();
		expect(atRest(model)).toMatchObject({step: 3, prompt: undefined, overlay: undefined});
	});

	it('is forgotten with Esc, and held up by nothing with Ctrl-c', () => {
		const model = typed(troubled(), 'enter', 'enter', 'enter', 'J');
		expect(atRest(typed(model, 'escape'))).toMatchObject({step: 1, waiting: [], record: {row: 0}});
		expect(typed(model, 'ctrl-c').ended).toBe(130);
	});
});

describe('what is typed before the line of the record is there', () => {
	it('moves the cursor in the record that it was meant for', () => {
		const model = typed(troubled(), 'tab', 'J', 'j', 'j', 'j');
		expect(model.record).toMatchObject({row: 1, cursor: 0});
		expect(waitingText(model)).toBe('Waits for the line of this record; Esc calls it off');

		expect(fetched(model)).toMatchObject({record: {row: 1, cursor: 3}, waiting: []});
	});

	it('gives a role to the value that the cursor will be on', () => {
		const model = typed(troubled(), 'tab', 'J', ...'jjj', 'a', 'g');
		expect(model.draft?.edits).toHaveLength(1);
		expect(fetched(model).draft?.mapping.roles.groundTruth).toEqual({from: 'input', path: '$.data[1]'});
	});

	it.each([
		[['y', 'l'], 'the raw line'],
		[['tab', 'j', 'y', 'p'], 'the path'],
	])('%j copies from that record', (keys, name) => {
		const model = typed(troubled(), 'J', ...keys);
		expect(model.copy).toBeUndefined();
		expect(fetched(model).copy?.name).toBe(name);
	});

	it('opens that record as a test payload', () => {
		const model = typed(troubled(), 'J', 'p');
		expect(model.overlay).toBeUndefined();
		expect(fetched(model)).toMatchObject({overlay: 'payload', payload: {origin: {row: 1}}});
	});

	it('watches what stands there', () => {
		const model = fetched(typed(troubled(), 'tab', 'J', 'j', 'w'));
		expect(model.watch.watched).toMatchObject([{kind: 'path'}]);
	});

	it('waits no longer where the line cannot be read', () => {
		const model = typed(troubled(), 'tab', 'J', 'j', 'q');
		const failed = update(model, {type: 'line-fetched', row: 1, text: '', problem: {what: 'gone'}});
		expect(failed).toMatchObject({waiting: [], ended: 0});
	});

	it('does not wait where it is about something else', () => {
		expect(typed(troubled(), 'J', 'J', '2', 'down', 'L').waiting).toEqual([]);
	});
});

describe('what is typed while the mapping is being saved', () => {
	const saving = typed(follow(healthy(), {type: 'step-chosen', step: 4}), 'enter', 'q');

	it('is judged when it is saved', () => {
		expect(saving).toMatchObject({quitting: false, ended: undefined});
		expect(waitingText(saving)).toBe('Waits until the mapping is saved; Esc calls it off');
		expect(update(saving, saved(saving))).toMatchObject({ended: 0, waiting: []});
	});

	it('never answers whether a file may be overwritten', () => {
		const model = typed(saving, 'enter', 'enter');
		const asked = update(model, {type: 'save-found-file', path: 'mqm-mapping.json'});
		expect(asked).toMatchObject({prompt: {text: 'w! mqm-mapping.json'}, save: {state: 'none'}, waiting: []});
	});
});

describe('n behind a search', () => {
	const news = (rows: readonly number[], state: 'running' | 'done'): Event => {
		return {type: 'search-news', number: 1, scanned: 40, rows: Int32Array.from(rows), strays: [], unread: 0, state};
	};
	const searching = typed(troubled(), '/', 'y', 'e', 's', 'enter', 'n');

	it('goes on from the first match, once there is another one', () => {
		expect(searching).toMatchObject({notice: undefined, record: {row: 0}});
		expect(waitingText(searching)).toBe('Waits for a match; Esc calls it off');
		const first = update(searching, news([2], 'running'));
		expect(first.record.row).toBe(2);
		expect(update(first, news([2, 7], 'running'))).toMatchObject({record: {row: 7}, waiting: []});
	});

	it('says that there is none when the search is over', () => {
		const done = update(update(searching, news([2], 'running')), news([2], 'done'));
		expect(done).toMatchObject({record: {row: 2}, waiting: [], notice: {kind: 'refused'}});
	});

	it('is called off before the search is', () => {
		const once = typed(searching, 'escape');
		expect(once).toMatchObject({waiting: [], search: {state: 'running'}});
		expect(typed(once, 'escape').search.state).toBe('none');
	});
});

const anyKey = fc.constantFrom(
	...['enter', 'tab', 'shift-tab', 'j', 'k', 'J', 'K', 'e', 'u', 'ctrl-r', '1', '2', '3', '4', 'a', 'g', 'p', 'x'],
	...['r', '=', '-', 's', 'S', 'H', 'm', 'w', 'q', 'space', 'd', 'f', '}', '{', 'y', 'l'],
);

/** What the user sees of where all the keys have led. */
function seen({draft, step, focus, record, overlay, prompt, chord, ended, stepper, highlighted}: Model) {
	const {row, cursor, raw} = record;
	return {mapping: draft?.mapping, step, focus, row, cursor, raw, overlay, prompt, chord, ended, stepper, highlighted};
}

it('any keys come to the same, typed ahead or one by one', () => {
	fc.assert(
		fc.property(fc.array(anyKey, {maxLength: 14}), (keys) => {
			// After `q` there is nobody to answer.
			const slowly = keys.reduce<Model>((model, key) => {
				return model.ended === undefined ? follow(model, typedKey(key)) : model;
			}, troubled());
			expect(slowly.waiting).toEqual([]);
			if (slowly.ended === undefined) expect(seen(atRest(typed(troubled(), ...keys)))).toEqual(seen(slowly));
		}),
		{numRuns: 60},
	);
});

it('diagnosing alone lets nothing happen that needs the line', () => {
	const model = typed(troubled(), 'tab', 'J', 'j');
	expect(diagnosed(model).waiting).toHaveLength(1);
});
