import {expect, it, vi} from 'vitest';
import {outcomeIsKnown} from '../../src/mapping/after.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {complete} from '../../src/records/steps.js';
import {likelyEditsSteps} from '../../src/session/errands/likely-edits.js';
import {outcomeForeseenSteps} from '../../src/session/foreseeing.js';
import type {Model} from '../../src/session/model.js';
import {healthy, opened} from '../support/sessions.js';

vi.mock('../../src/session/foreseeing.js', {spy: true});

/** With more different numbers than a dictionary holds. */
function withScores(): Model {
	const captures = Array.from({length: 5000}, (_, at) => {
		const label = at % 3 === 0 ? 'yes' : 'no';
		return JSON.stringify({request: {}, response: {prediction: label, score: at / 5000, ground_truth: label}});
	});
	return opened({captures});
}

/** The mappings by which all records are read. */
function tried(model: Model): readonly Mapping[] {
	vi.mocked(outcomeForeseenSteps).mockClear();
	complete(likelyEditsSteps(model));
	return vi.mocked(outcomeForeseenSteps).mock.calls.map(([, mapping]) => mapping);
}

it('a number of the response is tried as the prediction and as the ground truth, and what that comes to is forgotten', () => {
	const model = withScores();
	const {dataset} = model.data;
	const mappings = tried(model);
	expect(mappings.map(({roles}) => [roles.prediction?.path, roles.groundTruth?.path])).toEqual([
		['$.score', '$.ground_truth'],
		['$.prediction', '$.score'],
	]);
	expect(mappings.map((mapping) => outcomeIsKnown(dataset, mapping))).toEqual([false, false]);
	expect(outcomeIsKnown(dataset, model.draft?.mapping as Mapping)).toBe(true);
});

it('nothing is tried where a response has no such number', () => {
	expect(tried(healthy())).toEqual([]);
});

it('nothing is tried without a mapping', () => {
	expect(tried({...withScores(), draft: undefined})).toEqual([]);
});
