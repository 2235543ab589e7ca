import {describe, expect, it} from 'vitest';
import {read} from '../../src/mapping/reading.js';
import {pairOf, slotOf, valueOfRole, verdictOf} from '../../src/session/record-values.js';
import {datasetOf, healthy, opened} from '../support/sessions.js';

const monitor = {version: 1, problemType: 'BinaryClassification'} as const;

function capture(id: string, output: string): string {
	return JSON.stringify({
		captureData: {endpointOutput: {data: output, encoding: 'JSON', observedContentType: 'application/json'}},
		eventMetadata: {eventId: `event-${id}`, inferenceId: id},
		eventVersion: '0',
	});
}

function truth(id: string, data: string): string {
	return JSON.stringify({
		groundTruthData: {data, encoding: 'CSV'},
		eventMetadata: {eventId: id},
		eventVersion: '0',
	});
}

describe('the value of a role', () => {
	const dataset = datasetOf(
		[
			capture('a', '{"label": "yes", "scores": [0.1, 0.9, 1, 2, 3]}'),
			capture('b', '{"label": "no"}'),
			capture('c', '{}'),
		],
		[truth('a', 'no'), truth('a', 'yes'), truth('c', 'no')],
	);
	const mapping = {
		...monitor,
		roles: {
			prediction: {from: 'output', path: '$.label'},
			groundTruth: {from: 'truth', path: '$.groundTruthData.data'},
			id: {from: 'metadata', path: ['$.inferenceId', '$.eventId']},
			truthId: {from: 'truth', path: '$.eventMetadata.eventId'},
		},
	} as const;
	const reading = read(dataset, mapping);
	const valueAt = (row: number, role: Parameters<typeof valueOfRole>[2]) =>
		valueOfRole(dataset, reading, role, row)?.value;

	it('is in JSON form, and undefined where the record has none', () => {
		expect([0, 1, 2].map((row) => valueAt(row, mapping.roles.prediction))).toEqual(['"yes"', '"no"', undefined]);
		expect(valueAt(0, undefined)).toBeUndefined();
		expect(valueAt(99, mapping.roles.prediction)).toBeUndefined();
	});

	it('in the ground truth is the first label of the record’s id', () => {
		expect([0, 1, 2].map((row) => valueAt(row, mapping.roles.groundTruth))).toEqual(['"no"', undefined, '"no"']);
	});

	it('is the first of several places that has one', () => {
		const role = {from: 'output', path: ['$.missing', '$.label']} as const;
		expect(valueOfRole(dataset, reading, role, 0)).toMatchObject({place: {path: '$.label'}, value: '"yes"'});
	});

	it('of a list shows the first elements, of an object its keys', () => {
		expect(valueAt(0, {from: 'output', path: '$.scores'})).toBe('[5] 0.1, 0.9, 1, 2, …');
		expect(valueAt(1, {from: 'output', path: '$.scores'})).toBeUndefined();
		expect(valueAt(0, {from: 'output', path: '$'})).toBe('{label, scores}');
	});

	it('of an object with many or odd keys shows the first of them', () => {
		const odd = datasetOf(['{"box": {"a b": 1, "c\\"d": 2, "e": 3, "f": 4, "g": 5, "h": 6}, "boxes": {"i": 1}}']);
		const found = valueOfRole(odd, read(odd, mapping), {from: 'record', path: '$.box'}, 0);
		expect(found?.value).toBe('{a b, c\\"d, e, f, …}');
	});

	it('has the pairs of a record in order', () => {
		expect([0, 1, 2].map((row) => pairOf(reading, row) !== undefined)).toEqual([true, false, true]);
	});
});

describe('the verdict on a record', () => {
	it('says whether both sides agree', () => {
		const {draft} = healthy();
		if (draft === undefined) return;
		expect([0, 1].map((row) => verdictOf(draft.after.reading, row))).toEqual([
			{groundTruth: 'yes', prediction: 'no', state: 'differ'},
			{groundTruth: 'no', prediction: 'no', state: 'agree'},
		]);
		expect(verdictOf(draft.after.reading, 99)).toEqual({
			groundTruth: undefined,
			prediction: undefined,
			state: 'no match possible',
		});
	});

	it('says that no match is possible where a side is missing, or no ground truth is ever like that', () => {
		const lines = ['yes', 'no', undefined, 'maybe'].map((prediction, at) =>
			JSON.stringify({request: {features: []}, response: {prediction, ground_truth: at % 2 === 0 ? 'yes' : 'no'}}),
		);
		const {draft} = opened({captures: lines});
		const states = [0, 1, 2, 3].map((row) => draft && verdictOf(draft.after.reading, row).state);
		expect(states).toEqual(['agree', 'agree', 'no match possible', 'no match possible']);
	});

	it('knows only comparable or not where there are numbers', () => {
		const lines = [1, 2, null].map((prediction) =>
			JSON.stringify({request: {features: []}, response: {prediction, ground_truth: 1}}),
		);
		const {draft} = opened({captures: lines, configuration: {problemType: 'Regression'}});
		const verdicts = [0, 1, 2].map((row) => draft && verdictOf(draft.after.reading, row));
		expect(verdicts).toEqual([
			{groundTruth: '1', prediction: '1', state: 'differ'},
			{groundTruth: '1', prediction: '2', state: 'differ'},
			{groundTruth: '1', prediction: undefined, state: 'no match possible'},
		]);
	});
});

describe('the slot of the prediction', () => {
	const role = {from: 'output', path: '$'} as const;

	it('is the label where there is one', () => {
		expect(slotOf({roles: {prediction: role, probability: role}})).toBe('prediction');
		expect(slotOf({roles: {probability: role}})).toBe('probability');
		expect(slotOf({roles: {}})).toBe('prediction');
		expect(slotOf(undefined)).toBe('prediction');
	});
});
