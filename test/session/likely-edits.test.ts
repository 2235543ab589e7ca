import {expect, it, vi} from 'vitest';
import {outcomeIsKnown} from '../../src/mapping/after.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {complete} from '../../src/records/steps.js';
import {likelyEditsSteps} from '../../src/session/errands/likely-edits.js';
import {outcomeForeseenSteps} from '../../src/session/foreseeing.js';
import type {Model} from '../../src/session/model.js';
import {healthy, opened, play} from '../support/sessions.js';

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
	expect(
		mappings.map(({roles, problemType}) => [problemType, roles.prediction?.path, roles.groundTruth?.path]),
	).toEqual([
		['BinaryClassification', '$.score', '$.ground_truth'],
		['Regression', '$.score', '$.ground_truth'],
		['BinaryClassification', '$.prediction', '$.score'],
	]);
	expect(mappings.map((mapping) => outcomeIsKnown(dataset, mapping))).toEqual([false, false, false]);
	expect(outcomeIsKnown(dataset, model.draft?.mapping as Mapping)).toBe(true);
});

it('where a threshold makes the labels, other scores and another ground truth are tried beside it', () => {
	const changes = {
		roles: {prediction: null, probability: {from: 'output', path: '$.score'}},
		decision: {threshold: 0.5},
	} as const;
	const fix = {id: 'by-score', title: 'by score', certainty: 'safe', rescues: 0, changes} as const;
	const byScore = play(withScores(), {type: 'fix-applied', fix});
	const mappings = tried(byScore).slice(3);
	expect(
		mappings.map(({roles, decision}) => [decision?.transform, roles.groundTruth?.path, roles.probability?.path]),
	).toEqual([
		[['complement'], '$.ground_truth', '$.score'],
		[undefined, '$.prediction', '$.score'],
		[undefined, '$.ground_truth', '$.prediction'],
	]);
	expect(mappings.map((mapping) => outcomeIsKnown(byScore.data.dataset, mapping))).toEqual([false, false, false]);
});

it('nothing is tried where a response has no such number', () => {
	expect(tried(healthy())).toEqual([]);
});

it('nothing is tried without a mapping', () => {
	expect(tried({...withScores(), draft: undefined})).toEqual([]);
});
