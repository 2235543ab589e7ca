import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {formatMapping} from '../../src/mapping/format-mapping.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {parseMapping} from '../../src/mapping/parse-mapping.js';
import {arbitraryMapping} from '../support/arbitrary-mapping.js';
import {valueIn} from '../support/results.js';

const text = `{
  "version": 1,
  "problemType": "BinaryClassification",
  "roles": {
    "id":          {"from": "metadata", "path": ["$.inferenceId", "$.eventId"]},
    "probability": {"from": "output", "path": "$.scores[1]"},
    "groundTruth": {"from": "input", "path": "$.truth"}
  },
  "decision": {"threshold": 0.5, "rule": ">"},
  "labels": {"positive": "ill", "normalise": ["trim", "number"], "rename": {"1": "ill"}}
}
`;

describe('the text of a mapping', () => {
	it('has the keys in the order of the format, one line for each role and each part', () => {
		const mapping: Mapping = {
			labels: {rename: {'1': 'ill'}, normalise: ['trim', 'number'], positive: 'ill'},
			decision: {rule: '>', threshold: 0.5},
			roles: {
				groundTruth: {path: '$.truth', from: 'input'},
				probability: {path: '$.scores[1]', from: 'output'},
				id: {from: 'metadata', path: ['$.inferenceId', '$.eventId']},
			},
			problemType: 'BinaryClassification',
			version: 1,
		};
		expect(formatMapping(mapping)).toBe(text);
	});

	it('breaks a part that is too long for its line', () => {
		const rename = Object.fromEntries(Array.from({length: 12}, (_, index) => [`class_${index}`, `name of ${index}`]));
		const mapping: Mapping = {
			version: 1,
			problemType: 'MulticlassClassification',
			roles: {prediction: {from: 'output', path: '$[0]'}},
			labels: {normalise: ['trim'], rename},
		};
		const formatted = formatMapping(mapping);
		expect(formatted).toContain(
			'  "labels": {\n    "normalise": ["trim"],\n    "rename": {\n      "class_0": "name of 0",\n',
		);
		expect(Math.max(...formatted.split('\n').map((line) => line.length))).toBeLessThanOrEqual(125);
	});

	it('is read back as the same mapping', () => {
		fc.assert(
			fc.property(arbitraryMapping, (mapping) => {
				expect(valueIn(parseMapping(JSON.parse(formatMapping(mapping)), 'm.json'))).toEqual(mapping);
			}),
		);
	});

	it('does not depend on the order of keys, and is stable', () => {
		fc.assert(
			fc.property(arbitraryMapping, (mapping) => {
				const formatted = formatMapping(mapping);
				const reversed = Object.fromEntries(Object.entries(mapping).reverse());
				expect(formatMapping(valueIn(parseMapping(reversed, 'm.json')))).toBe(formatted);
				expect(formatted.endsWith('}\n')).toBe(true);
			}),
		);
	});
});
