import {expect, it} from 'vitest';
import {outcomeIsKnown} from '../../src/mapping/after.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {applyPatch} from '../../src/mapping/patch.js';
import {complete} from '../../src/records/steps.js';
import {likelyEditsSteps} from '../../src/session/errands/likely-edits.js';
import type {Model} from '../../src/session/model.js';
import {healthy, opened} from '../support/sessions.js';

/** With more different numbers than a dictionary holds. */
function withScores(): Model {
	const captures = Array.from({length: 5000}, (_, at) => {
		const label = at % 3 === 0 ? 'yes' : 'no';
		return JSON.stringify({request: {}, response: {prediction: label, score: at / 5000, ground_truth: label}});
	});
	return opened({captures});
}

function changed(model: Model, role: 'prediction' | 'groundTruth', path: string): Mapping {
	return applyPatch(model.draft?.mapping as Mapping, {roles: {[role]: {from: 'output', path}}});
}

it('a number of the response is tried as the prediction and as the ground truth', () => {
	const model = withScores();
	const {dataset} = model.data;
	const mappings = [changed(model, 'prediction', '$.score'), changed(model, 'groundTruth', '$.score')];
	expect(mappings.map((mapping) => outcomeIsKnown(dataset, mapping))).toEqual([false, false]);
	complete(likelyEditsSteps(model));
	expect(mappings.map((mapping) => outcomeIsKnown(dataset, mapping))).toEqual([true, true]);
	expect(outcomeIsKnown(dataset, changed(model, 'groundTruth', '$.prediction'))).toBe(false);
});

it('nothing is tried where a response has no such number', () => {
	expect(likelyEditsSteps(healthy()).next().done).toBe(true);
});

it('nothing is tried without a mapping', () => {
	expect(likelyEditsSteps({...withScores(), draft: undefined}).next().done).toBe(true);
});
