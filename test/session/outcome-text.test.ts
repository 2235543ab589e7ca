import {describe, expect, it} from 'vitest';
import {outcomeAfter, outcomeIsKnown} from '../../src/mapping/after.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {
	briefAfter,
	briefOf,
	changeText,
	currentOutcome,
	leadingMetric,
	metricText,
	metricValue,
	numberText,
	outcomeText,
} from '../../src/session/outcome-text.js';
import {follow, healthy, opened, troubled, unread} from '../support/sessions.js';

describe('numbers as text', () => {
	it.each([
		[0, '0.000'],
		[0.8312, '0.831'],
		[-0.5, '-0.500'],
		[99.9994, '99.999'],
		[123.456, '123.5'],
		[-123.456, '-123.5'],
		[1234.5, '1235'],
		[9_999_999, '9999999'],
		[12_345_678, '1.23e+7'],
		[undefined, '—'],
		[Number.NaN, '—'],
		[Number.POSITIVE_INFINITY, '—'],
	])('the metric %s is %s', (value, text) => {
		expect(metricText(value)).toBe(text);
	});

	it('counts have separators', () => {
		expect([0, 999, 1000, 12_345_678].map(numberText)).toEqual(['0', '999', '1,000', '12,345,678']);
	});
});

describe('an outcome', () => {
	const {before} = troubled().monitor ?? fail();

	it('is the monitor’s own until something is changed', () => {
		const model = troubled();
		expect(currentOutcome(model)).toBe(model.monitor?.before);
		const edited = follow(model, {type: 'entered'});
		expect(currentOutcome(edited)).toBe(edited.draft?.after);
		expect(currentOutcome(unread())).toBeUndefined();
	});

	it('has its metrics by name, and none by the names of tables', () => {
		const {after} = healthy().draft ?? fail();
		expect(metricValue(after, 'accuracy')).toBe(0.8);
		expect(metricValue(after, 'confusion_matrix')).toBeUndefined();
		expect(metricValue(after, 'no such metric')).toBeUndefined();
	});

	it('says so where there can be no metric', () => {
		expect(outcomeText({...before, outcome: 'metrics'}, 0.5)).toBe('0.500');
		expect(outcomeText({...before, outcome: 'no-data'}, 0)).toBe('no data');
		expect(outcomeText({...before, outcome: 'fails'}, undefined)).toBe('fails');
	});
});

describe('a change', () => {
	it('is told in records and in the metric that one looks at first', () => {
		const mended = follow(troubled(), {type: 'entered'}, {type: 'step-chosen', step: 2}, {type: 'entered'});
		const [before, after] = [troubled().monitor?.before ?? fail(), mended.draft?.after ?? fail()];
		expect(changeText(briefOf(before), briefOf(after))).toBe('comparable 0 → 40, accuracy 0.000 → 0.800');
	});

	it('is told by R² in regressions', () => {
		const captures = Array.from({length: 30}, (_, at) =>
			JSON.stringify({request: {features: [at]}, response: {prediction: at, ground_truth: at}}),
		);
		const {monitor} = opened({captures, configuration: {problemType: 'Regression'}});
		const before = monitor?.before ?? fail();
		expect(changeText(briefOf(before), briefOf(before))).toBe('comparable 30 → 30, r2 1.000 → 1.000');
		expect(leadingMetric('MulticlassClassification')).toBe('accuracy');
	});

	it('can be told of a mapping that was tried, however many others were tried since', () => {
		const {data, draft} = healthy();
		const {dataset} = data;
		const at = (threshold: number): Mapping => ({
			...(draft?.mapping ?? fail()),
			decision: {threshold, rule: '>'},
		});
		const brief = briefAfter(dataset, at(0.5));
		for (let other = 0; other < 300; other++) outcomeAfter(dataset, at(other / 1000));
		expect(outcomeIsKnown(dataset, at(0.5))).toBe(false);

		expect(briefAfter(dataset, at(0.5))).toBe(brief);
		expect(outcomeIsKnown(dataset, at(0.5))).toBe(false);
	});
});

function fail(): never {
	throw new Error('the session was not opened');
}
