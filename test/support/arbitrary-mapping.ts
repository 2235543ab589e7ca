import fc from 'fast-check';
import type {Decision, JoinRules, LabelRules, Mapping, MappingPatch, Role} from '../../src/mapping/mapping.js';
import {formatPath} from '../../src/records/path.js';

const roleNames = ['id', 'truthId', 'features', 'prediction', 'probability', 'groundTruth'] as const;

/** zod drops a key `__proto__` from records, the one label that a mapping file can't rename. */
const label = fc.string({unit: 'binary', maxLength: 12}).filter((text) => text !== '__proto__');

/** JSON has no negative zero. */
const number = fc.double({noNaN: true, noDefaultInfinity: true}).map((value) => (value === 0 ? 0 : value));

const path = fc.array(fc.oneof(fc.nat(1000), label), {maxLength: 4}).map(formatPath);

const role: fc.Arbitrary<Role> = fc.record({
	from: fc.constantFrom('input', 'output', 'truth', 'metadata', 'record'),
	path: fc.oneof(path, fc.array(path, {minLength: 1, maxLength: 3})),
});

const classes = fc.uniqueArray(label, {minLength: 2, maxLength: 5});
const transform = fc.uniqueArray(fc.constantFrom('percent', 'sigmoid', 'complement'));

const decision: fc.Arbitrary<Decision> = fc.oneof(
	fc.record(
		{threshold: number, rule: fc.constantFrom('>', '>='), transform},
		{requiredKeys: ['threshold'], noNullPrototype: true},
	),
	fc.record({argmax: fc.constant(true), classes, transform}, {requiredKeys: ['argmax'], noNullPrototype: true}),
);

const join: fc.Arbitrary<JoinRules> = fc.record(
	{
		normalise: fc.uniqueArray(fc.constantFrom('trim', 'case')),
		stripPrefix: label,
		stripSuffix: label,
		duplicates: fc.constantFrom('all', 'first', 'last'),
	},
	{requiredKeys: [], noNullPrototype: true},
);

const rename = fc.dictionary(label, label, {maxKeys: 4, noNullPrototype: true});

const labels: fc.Arbitrary<LabelRules> = fc
	.record(
		{
			positive: label,
			negative: label,
			normalise: fc.uniqueArray(fc.constantFrom('trim', 'unquote', 'number', 'case', 'boolean')),
			rename,
		},
		{requiredKeys: [], noNullPrototype: true},
	)
	.filter(({positive, negative}) => positive === undefined || positive !== negative);

const monitor = fc.record(
	{features: label, prediction: label, probability: label, threshold: number, groundTruth: label},
	{requiredKeys: [], noNullPrototype: true},
);

const roles = fc
	.record(
		{id: role, truthId: role, features: role, prediction: role, probability: role, groundTruth: role},
		{requiredKeys: [], noNullPrototype: true},
	)
	.filter(({prediction, probability}) => prediction !== undefined || probability !== undefined);

/** Any mapping that a file may hold: of the right shape, and without a broken rule. */
export const arbitraryMapping: fc.Arbitrary<Mapping> = fc
	.record(
		{
			version: fc.constant(1 as const),
			problemType: fc.constantFrom('BinaryClassification', 'MulticlassClassification', 'Regression'),
			roles,
			decision,
			join,
			labels,
			monitor,
		},
		{requiredKeys: ['version', 'problemType', 'roles'], noNullPrototype: true},
	)
	.filter(
		({problemType, roles: {prediction}, decision: rule}) =>
			prediction !== undefined || (problemType !== 'Regression' && rule !== undefined),
	);

/** A value, or its removal. */
function removable<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
	return fc.option(value, {nil: null});
}

function partial<T extends Record<string, fc.Arbitrary<unknown>>>(keys: T) {
	return fc.record(keys, {requiredKeys: [], noNullPrototype: true});
}

/** Any patch; it is rarely sensible and always legal. */
export const arbitraryPatch = partial({
	problemType: fc.constantFrom('BinaryClassification', 'Regression'),
	roles: fc.dictionary(fc.constantFrom(...roleNames), removable(role), {noNullPrototype: true}),
	decision: removable(
		partial({
			threshold: removable(number),
			rule: removable(fc.constantFrom('>', '>=')),
			argmax: removable(fc.constant(true)),
			classes: removable(classes),
		}),
	),
	join: removable(partial({stripPrefix: removable(label), duplicates: removable(fc.constantFrom('all', 'first'))})),
	labels: partial({
		positive: removable(label),
		normalise: removable(fc.uniqueArray(fc.constantFrom('trim', 'number'))),
		rename: fc.dictionary(label, removable(label), {maxKeys: 4, noNullPrototype: true}),
	}),
	monitor: removable(partial({prediction: removable(label), threshold: removable(number)})),
}) as fc.Arbitrary<MappingPatch>;
