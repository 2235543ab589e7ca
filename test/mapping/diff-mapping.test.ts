import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {diffMappings} from '../../src/mapping/diff-mapping.js';
import {formatMapping} from '../../src/mapping/format-mapping.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {applyPatch} from '../../src/mapping/patch.js';
import {arbitraryMapping, arbitraryPatch} from '../support/arbitrary-mapping.js';

const mapping: Mapping = {
	version: 1,
	problemType: 'BinaryClassification',
	roles: {prediction: {from: 'output', path: '$.label'}},
	labels: {normalise: ['trim'], rename: {'odd label': 'a'}},
};

describe('the difference of two mappings', () => {
	it('names the leaves that changed, came and went', () => {
		const after = applyPatch(mapping, {
			roles: {prediction: {from: 'output', path: '$.class'}},
			decision: {threshold: 0.5},
			labels: {normalise: ['trim', 'case'], rename: {'odd label': null}},
		});
		expect(diffMappings(mapping, after)).toEqual([
			{path: 'roles.prediction.path', before: '$.label', after: '$.class'},
			{path: 'labels.normalise', before: ['trim'], after: ['trim', 'case']},
			{path: 'labels.rename["odd label"]', before: 'a', after: undefined},
			{path: 'decision.threshold', before: undefined, after: 0.5},
		]);
	});

	it('is empty exactly between mappings that say the same', () => {
		fc.assert(
			fc.property(arbitraryMapping, arbitraryPatch, (mapping, patch) => {
				const before = applyPatch(mapping, {});
				const after = applyPatch(before, patch);
				expect(diffMappings(before, after).length === 0).toBe(formatMapping(before) === formatMapping(after));
			}),
		);
	});

	it('is the same the other way round, but for the sides', () => {
		fc.assert(
			fc.property(arbitraryMapping, arbitraryMapping, (before, after) => {
				const back = diffMappings(after, before).map((change) => ({
					...change,
					before: change.after,
					after: change.before,
				}));
				expect(new Set(back)).toEqual(new Set(diffMappings(before, after)));
			}),
		);
	});
});
