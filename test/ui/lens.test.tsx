import {describe, expect, it} from 'vitest';
import {complete} from '../../src/records/steps.js';
import type {Event} from '../../src/session/events.js';
import {suggestionToTry, tryOut} from '../../src/session/lens/lens.js';
import type {Model} from '../../src/session/model.js';
import {update} from '../../src/session/update.js';
import {textOf} from '../../src/terminal/keys.js';
import {eventFor} from '../../src/ui/dispatch.js';
import {frameOf, frameText, sized} from '../support/frames.js';
import {opened, openedDemo, play, troubled} from '../support/sessions.js';

const flowers = ['setosa', 'versicolor', 'virginica'];

/** Class indices for class names; the model is wrong about every seventh. */
const captures = Array.from({length: 42}, (_, at) => {
	const found = at % 7 === 0 ? (at + 1) % 3 : at % 3;
	return JSON.stringify({request: {features: [at]}, response: {prediction: found, ground_truth: flowers[at % 3]}});
});

const model = opened({captures, configuration: {problemType: 'MulticlassClassification'}});

function shown(of: Model, columns: number, rows: number, ...events: readonly Event[]): Model {
	return tried(play(play(sized(of, columns, rows), {type: 'overlay-opened', overlay: 'lens'}), ...events));
}

function tried(of: Model): Model {
	const next = suggestionToTry(of);
	const event = next && complete(tryOut(of, next));
	return event === undefined ? of : tried(update(of, event));
}

function viewOf(of: Model): string {
	const lines = frameOf(of);
	const from = lines.findIndex((line) => line.startsWith('❯ Domain lens'));
	const to = lines.findIndex((line) => line.startsWith('─ Metrics'));
	return lines.slice(from + 1, to).join('\n');
}

describe('the lens', () => {
	it('shows both sides, what cannot match first, and what a suggestion would come to', () => {
		expect(viewOf(shown(model, 80, 24))).toMatchInlineSnapshot(`
			"   label              ground truth                 prediction
			 ✗ 0                  not there                    0 14
			 ✗ 1                  not there                    1 14
			 ✗ 2                  not there                    2 14
			 · setosa             "setosa" 14                  never predicted
			 · versicolor         "versicolor" 14              never predicted
			 · virginica          "virginica" 14               never predicted

			 42 records cannot match, 0 shared, 3 only predicted, 3 never predicted
			─ Suggestions · by the records they rescue ─────────────────────────────────────
			 ❯ 1 Rename as the records pair them: "0" is "setosa", "1" is "versicolor…  +42
			   Enter: comparable 0 → 42, agreeing 0 → 36, accuracy 0.000 → 0.857,
			   weighted_f1 0.000 → 0.857
			   Mapping: labels.rename "0" → "setosa", "1" → "versicolor", "2" → "virginica""
		`);
	});

	it('shows what matches after a suggestion was applied', () => {
		expect(viewOf(shown(model, 80, 24, {type: 'suggestion-applied', number: 1}))).toMatchInlineSnapshot(`
			"   label              ground truth                 prediction
			 = setosa             "setosa" 14                  0 14
			 = versicolor         "versicolor" 14              1 14
			 = virginica          "virginica" 14               2 14





			 3 shared, 0 only predicted, 0 never predicted
			─ Suggestions · by the records they rescue ─────────────────────────────────────
			   Nothing else brings more records together

			"
		`);
	});

	it('has both halves side by side where there is room', () => {
		const text = viewOf(shown(model, 120, 40));
		expect(text).toMatch(/✗ 0 +not there +0 14 +│ {2}❯ 1 Rename/);
		expect(text).toContain('Mapping: labels.rename "0" → "setosa"');
	});

	it('proposes nothing before it was tried, and says that it is being tried', () => {
		const untried = play(sized(model, 80, 24), {type: 'overlay-opened', overlay: 'lens'});
		expect(viewOf(untried)).toMatch(/Suggestions · trying 1 of 1/);
		expect(viewOf(untried)).toContain('Each way of reading the labels is tried on all records');
		expect(frameOf(play(untried, {type: 'entered'})).at(-1)).toContain('Waits until all are tried');
	});

	it('tells what a suggestion does that brings no record together and makes more agree', () => {
		const mixed = ['1', '1.0', '1', '0'].map((y, at) =>
			JSON.stringify({request: {}, response: {prediction: at < 3 ? '1' : '0', ground_truth: y}}),
		);
		expect(viewOf(shown(opened({captures: mixed}), 80, 24))).toMatch(/Read 1, 1\.0 .*\+1 agree/);
	});

	it('says what to do before there are two sides to compare', () => {
		expect(viewOf(shown(troubled(), 80, 24))).toContain('Ground truth: not read yet');
		expect(viewOf(shown(troubled(), 80, 24))).toContain('mend the steps 1 to 3 first');
		const scores = viewOf(shown(openedDemo('prediction'), 80, 24));
		expect(scores).toMatch(/Predictions: 1,000 different values, from 0\.\d+ to 0\.\d+/);
		expect(scores).toContain('step 2 makes classes of them');
	});

	it.each([
		[40, 12],
		[60, 20],
		[200, 60],
		[220, 19],
	])('at %i×%i shows at least one label and the suggestion', (columns, rows) => {
		const text = frameText(shown(model, columns, rows));
		expect(text).toMatch(/✗ 0 +not there/);
		expect(text).toMatch(/❯ 1 Rename as .*\+42/);
	});

	it('scrolls its labels, and says from where', () => {
		const scrolled = shown(model, 60, 20, {type: 'labels-scrolled', by: 2});
		expect(viewOf(scrolled)).toContain('from label 3');
		expect(viewOf(scrolled)).not.toContain('✗ 0');
		expect(viewOf(play(scrolled, {type: 'labels-scrolled', by: 99}))).toContain('virginica');
	});
});

describe('its keys', () => {
	const open = shown(model, 80, 24);

	it.each<[string, Event]>([
		['enter', {type: 'suggestion-applied', number: undefined}],
		['1', {type: 'suggestion-applied', number: 1}],
		['9', {type: 'suggestion-applied', number: 9}],
		['pagedown', {type: 'labels-scrolled', by: 5}],
		['pageup', {type: 'labels-scrolled', by: -5}],
		['down', {type: 'cursor-moved', by: 1}],
	])('%s does what it says', (key, event) => {
		expect(eventFor(open, key, textOf)).toEqual(event);
	});

	it('L opens it, and Enter says when there is nothing to apply', () => {
		expect(eventFor(model, 'L', textOf)).toEqual({type: 'overlay-opened', overlay: 'lens'});
		expect(eventFor(shown(troubled(), 80, 24), 'enter', textOf)).toEqual({
			type: 'refused',
			reason: 'There is nothing to apply: Esc closes the lens',
		});
		expect(frameOf(open).at(-1)).toMatch(/^ Enter apply /);
	});
});
