import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {mappingSchema} from '../../src/mapping/mapping.js';
import {mappingJsonSchema} from '../../src/mapping/mapping-json-schema.js';
import {formatPath, parsePath} from '../../src/records/path.js';
import {arbitraryMapping} from '../support/arbitrary-mapping.js';
import {satisfies} from '../support/json-schema.js';

const schema = mappingJsonSchema();

const role = {from: 'output', path: '$.x'};
const mapping = {version: 1, problemType: 'BinaryClassification', roles: {prediction: role}};

describe('the JSON Schema of the mapping', () => {
	it('says what it is, and in which draft', () => {
		expect(mappingJsonSchema()).toMatchObject({
			$schema: 'https://json-schema.org/draft/2020-12/schema',
			title: 'mqm-debug mapping',
			type: 'object',
			required: ['version', 'problemType', 'roles'],
			additionalProperties: false,
		});
	});

	it('describes every part and every role', () => {
		const {properties} = mappingJsonSchema() as {properties: Record<string, {description?: string}>};
		const {properties: roles} = properties['roles'] as {properties: Record<string, {description?: string}>};
		for (const [key, part] of [...Object.entries(properties), ...Object.entries(roles)]) {
			expect(part.description ?? '', key).not.toBe('');
		}
	});

	it('accepts every valid mapping', () => {
		fc.assert(
			fc.property(arbitraryMapping, (valid) => {
				expect(satisfies(schema, valid)).toBe(true);
			}),
		);
	});

	it.each(
		[
			mapping,
			{...mapping, extra: 1},
			{problemType: 'Regression', roles: mapping.roles},
			{version: 1, roles: mapping.roles},
			{version: 1, problemType: 'Regression'},
			{...mapping, version: 2},
			{...mapping, problemType: 'Binary'},
			{...mapping, roles: {prediction: role, truth: role}},
			{...mapping, roles: {prediction: {from: 'output'}}},
			{...mapping, roles: {prediction: {path: '$'}}},
			{...mapping, roles: {prediction: {...role, side: 'x'}}},
			{...mapping, roles: {prediction: {from: 'response', path: '$'}}},
			{...mapping, roles: {prediction: {from: 'output', path: ['$', '$.a']}}},
			{...mapping, roles: {prediction: {from: 'output', path: []}}},
			{...mapping, roles: {prediction: {from: 'output', path: 'x'}}},
			{...mapping, decision: {threshold: '0.5'}},
			{...mapping, decision: {rule: '<'}},
			{...mapping, decision: {argmax: true, classes: ['a']}},
			{...mapping, join: {normalise: ['number']}},
			{...mapping, join: {duplicates: 'none'}},
			{...mapping, labels: {rename: {a: 1}}},
			{...mapping, labels: {rename: {a: 'b'}}},
			{...mapping, monitor: {label: 'x'}},
			null,
			[mapping],
		].map((json) => ({json})),
	)('agrees with the reader on $json', ({json}) => {
		expect(satisfies(schema, json)).toBe(mappingSchema.safeParse(json).success);
	});

	it('asks for a prediction or a probability, as the reader does', () => {
		const roles = {groundTruth: role};
		expect(satisfies(schema, {...mapping, roles})).toBe(false);
		expect(satisfies(schema, {...mapping, roles: {...roles, probability: role}})).toBe(true);
	});

	it('takes the same texts for paths as the reader does', () => {
		const pattern = new RegExp(patternOf(mappingJsonSchema()), 'u');
		const piece = fc.constantFrom('$', '.', 'key', '9', '[', ']', '0', '"', "'", '\\', '\n', '-', 'é');
		const path = fc.array(fc.oneof(fc.nat(), fc.string()), {maxLength: 3}).map(formatPath);
		const noise = fc.array(piece, {maxLength: 10}).map((pieces) => `$${pieces.join('')}`);
		fc.assert(
			fc.property(fc.oneof(path, noise), (text) => {
				expect(pattern.test(text)).toBe(parsePath(text) !== undefined);
			}),
			{numRuns: 1000},
		);
	});
});

/** The first pattern in a schema; only paths have one. */
function patternOf(schema: unknown): string {
	const found = JSON.stringify(schema).match(/"pattern":("(?:[^"\\]|\\.)*")/)?.[1];
	if (found === undefined) throw new Error('the schema has no pattern');
	return JSON.parse(found);
}
