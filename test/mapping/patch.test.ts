import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Mapping} from '../../src/mapping/mapping.js';
import {applyPatch, joinPatches} from '../../src/mapping/patch.js';
import {arbitraryMapping, arbitraryPatch} from '../support/arbitrary-mapping.js';

const mapping: Mapping = {
	version: 1,
	problemType: 'BinaryClassification',
	roles: {
		probability: {from: 'output', path: '$.scores[1]'},
		groundTruth: {from: 'truth', path: ['$.a', '$.b']},
	},
	decision: {threshold: 0.5, rule: '>='},
	labels: {positive: 'yes', rename: {'1': 'yes', '0': 'no'}},
};

describe('a patch', () => {
	it('changes what it names and leaves the rest', () => {
		expect(applyPatch(mapping, {decision: {threshold: 0.3}}).decision).toEqual({threshold: 0.3, rule: '>='});
		expect(applyPatch(mapping, {decision: {threshold: 0.3}}).labels).toEqual(mapping.labels);
	});

	it('takes away what it names with null', () => {
		expect(applyPatch(mapping, {roles: {probability: null}}).roles).toEqual({groundTruth: mapping.roles.groundTruth});
	});

	it('replaces a list whole', () => {
		const role = {from: 'truth', path: ['$.c']} as const;
		expect(applyPatch(mapping, {roles: {groundTruth: role}}).roles.groundTruth).toEqual(role);
	});

	it('renames one label more, even one that is called like a key of a role', () => {
		const patched = applyPatch(mapping, {labels: {rename: {from: 'no', '0': null}}});
		expect(patched.labels).toEqual({positive: 'yes', rename: {'1': 'yes', from: 'no'}});
	});

	it('leaves out a part that has become empty, and parts inside it', () => {
		expect(applyPatch(mapping, {decision: {threshold: null, rule: null}})).not.toHaveProperty('decision');
		const patched = applyPatch(mapping, {labels: {positive: null, rename: {'0': null, '1': null}}});
		expect(patched).not.toHaveProperty('labels');
	});

	it('keeps the roles, even without any', () => {
		expect(applyPatch(mapping, {roles: {probability: null, groundTruth: null}}).roles).toEqual({});
	});

	it('does not change the mapping that it is applied to', () => {
		const before = structuredClone(mapping);
		applyPatch(mapping, {labels: {rename: {'1': null}}, decision: null});
		expect(mapping).toEqual(before);
	});

	it('merges as RFC 7386 says, but for parts left empty', () => {
		fc.assert(
			fc.property(arbitraryMapping, arbitraryPatch, (before, patch) => {
				expect(applyPatch(before, patch)).toEqual(withoutEmpty(rfc7386(before, patch), true));
			}),
		);
	});
});

describe('two patches joined', () => {
	it('do what the first and then the second would do', () => {
		fc.assert(
			fc.property(arbitraryMapping, arbitraryPatch, arbitraryPatch, (before, first, second) => {
				const oneByOne = applyPatch(applyPatch(before, first), second);
				expect(applyPatch(before, joinPatches(first, second))).toEqual(oneByOne);
			}),
			{numRuns: 500},
		);
	});

	it('begin a part anew where the first takes it away and the second names a key of it', () => {
		const joined = joinPatches({decision: null}, {decision: {argmax: true}});
		expect(applyPatch(mapping, joined).decision).toEqual({argmax: true});
	});
});

/** The pseudo code of RFC 7386, section 2. */
function rfc7386(target: unknown, patch: unknown): unknown {
	if (!isObject(patch)) return patch;
	const merged: Record<string, unknown> = isObject(target) ? {...target} : {};
	for (const [name, value] of Object.entries(patch)) {
		if (value === null) delete merged[name];
		else merged[name] = rfc7386(merged[name], value);
	}
	return merged;
}

function withoutEmpty(value: unknown, isRoot = false): unknown {
	if (!isObject(value)) return value;
	const kept = Object.entries(value)
		.map(([key, inner]) => [key, withoutEmpty(inner)] as const)
		.filter(([key, inner]) => (isRoot && key === 'roles') || !isObject(inner) || Object.keys(inner).length > 0);
	return Object.fromEntries(kept);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
