import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {complete} from '../../src/records/steps.js';
import {wantedErrand} from '../../src/session/errands/running.js';
import {glimpsed} from '../../src/session/glimpse.js';
import type {Model} from '../../src/session/model.js';
import {update} from '../../src/session/update.js';
import {typedKey} from '../../src/ui/typed.js';
import {footerLine} from '../../src/ui/views/footer.js';
import {fetched, largeSession, largeTroubled, play, settled} from '../support/sessions.js';

function typed(model: Model, ...keys: readonly string[]): Model {
	return play(model, ...keys.map(typedKey));
}

/** The session after all has been found out that it wants to know. */
function informed(model: Model): Model {
	const errand = wantedErrand(model);
	if (errand === undefined) return model;
	complete(errand.steps());
	return informed(update(model, {type: 'errand-done'}));
}

/** Very many records, and an Enter that applies a fix as soon as it is known what comes of it. */
const asked = () => typed(fetched(largeTroubled()), 'enter');

/** What the user sees of where he is. */
function seen({overlay, prompt, step, focus, highlighted, record: {row, raw}, chord}: Model) {
	return {overlay, prompt, step, focus, highlighted, row, raw, chord};
}

describe('behind an edit that takes a while', () => {
	it('keys that only look are answered at once, and stay where they are when the edit is there', () => {
		const model = typed(asked(), 'J', 'J', '?');
		expect([model.waiting.length, model.overlay]).toEqual([4, undefined]);
		expect(glimpsed(model)).toMatchObject({overlay: 'help', record: {row: 2}, edited: false});

		const edited = informed(model);
		expect(edited).toMatchObject({overlay: 'help', record: {row: 2}, edited: true, waiting: []});
		expect(glimpsed(edited)).toBe(edited);
	});

	it('the screen shows of any of them what it shows behind the edit', () => {
		const edit = asked();
		const looks = fc.constantFrom(...['J', 'K', 'G', 'g', 'tab', 'shift-tab', 'r', '?', 'm', ':', 'a', '3', 'j', 'x']);
		fc.assert(
			fc.property(fc.array(looks, {minLength: 1, maxLength: 6}), (keys) => {
				const model = typed(edit, ...keys);
				// Some of them wait on, for findings or for a line.
				const edited = update(informed(model), {type: 'errand-done'});
				expect(edited.edited).toBe(true);
				expect(seen(glimpsed(model))).toEqual(seen(edited));
			}),
			{numRuns: 40},
		);
	});

	it('Esc closes what was opened behind it; what waits is called off with the next one', () => {
		const model = typed(asked(), 'J', '?', 'escape');
		expect(glimpsed(model)).toMatchObject({overlay: undefined, record: {row: 1}});
		expect(informed(model)).toMatchObject({overlay: undefined, record: {row: 1}, edited: true});

		const off = typed(model, 'escape');
		expect(off).toMatchObject({overlay: undefined, record: {row: 1}, edited: false, waiting: []});
		expect(wantedErrand(off)).toBe(undefined);
	});

	it('the second edit waits, with all that is behind it', () => {
		const model = typed(asked(), 'J', 'enter', 'J');
		expect(glimpsed(model).record.row).toBe(1);
	});

	it('the last line is about what is open', () => {
		const text = (model: Model) => footerLine(glimpsed(model), 80).map((part) => part.text);
		const told = update(typed(asked(), 'J'), {type: 'errand-told', doing: 'Reading', share: 0.5});
		expect(text(told).join('')).toContain('50 % · Esc stops');
		expect(text(typed(told, ':', 'r', 'a')).join('')).toContain(':ra');
	});
});

describe('behind what leads elsewhere', () => {
	const filtering = typed(fetched(largeSession()), '&', ...'agreeing', 'enter');

	it('only what opens is known beforehand', () => {
		expect(glimpsed(typed(filtering, 'J'))).toMatchObject({record: {row: 0}, prompt: {text: 'agreeing'}});
		expect(glimpsed(typed(filtering, '?', 'down'))).toMatchObject({overlay: 'help', overlayTop: 1});
		expect(glimpsed(typed(filtering, '?', 'escape', 'J'))).toMatchObject({overlay: undefined, record: {row: 0}});
	});

	it('a line that was entered is followed by what is typed into the next one', () => {
		const model = typed(filtering, ':', 'x');
		expect(glimpsed(model).prompt).toMatchObject({kind: 'command', text: 'x'});
		expect(informed(model)).toMatchObject({prompt: {kind: 'command', text: 'x'}, recordSet: {name: 'agreeing'}});
	});
});

it('nothing is foretold while it is found out whether a file is there already', () => {
	const saving = typed(settled(fetched(largeSession())), '4', 'enter', '?');
	expect(saving.waiting.length).toBe(1);
	expect(glimpsed(saving)).toBe(saving);
});
