import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {analyse} from '../../src/findings/diagnose.js';
import type {MonitorConfiguration} from '../../src/monitor/expectation.js';
import {binaryByKey, binaryByScore, capture, datasetOf, multiclassByKey, truth} from '../support/small-capture.js';

const id = fc.constantFrom('a', 'b', 'c', 'd', '');
const leaf = fc.oneof(
	fc.constantFrom('0', '1', 'yes', 'no', '', ' ', '0.5', null, true, 0, 1, 0.25, 77),
	fc.double({noNaN: true, noDefaultInfinity: true}),
);
const key = fc.constantFrom('prediction', 'score', 'label', 'x', 'predictions');
const output = fc.oneof(
	fc.dictionary(key, fc.oneof(leaf, fc.array(leaf, {maxLength: 3}), fc.dictionary(key, leaf)), {noNullPrototype: true}),
	fc.array(leaf, {maxLength: 4}).map((fields) => fields.join(',')),
);
const line = fc.oneof(
	fc.tuple(id, output, output).map(([one, answer, input]) => capture(one, answer, input)),
	fc.dictionary(key, fc.jsonValue() as fc.Arbitrary<object>, {noNullPrototype: true}),
	fc.constantFrom('{"broken', '[]', 'null', '', '{"request":{"label":"1"},"response":{"prediction":0.5}}'),
);
const label = fc.oneof(
	fc.tuple(id, fc.constantFrom('0', '1', 'yes', '{"label":1}', '')).map(([one, data]) => truth(one, data)),
	fc.constantFrom("{'groundTruthData': {'data': '1'}}", '[', ']', 'nonsense'),
);
const configuration: fc.Arbitrary<MonitorConfiguration> = fc.constantFrom(
	binaryByKey,
	binaryByScore,
	multiclassByKey,
	{...binaryByKey, problemType: 'Regression' as const},
	{...binaryByKey, inferenceAttribute: '$.predictions[0].label'},
	{...binaryByKey, kind: 'payload' as const, groundTruthAttribute: 'label', features: 'x'},
	{source: 'command line'},
);

describe('any input at all', () => {
	it('is analysed without an exception, and its suggested mapping can be judged', () => {
		fc.assert(
			fc.property(
				fc.array(line, {maxLength: 30}),
				fc.array(label, {maxLength: 12}),
				configuration,
				(captures, truths, monitor) => {
					const dataset = datasetOf(captures, truths);
					const {findings, suggestedMapping, after} = analyse(dataset, monitor);
					for (const {count, total, evidence, fixes} of findings) {
						expect(count).toBeGreaterThan(0);
						expect(count).toBeLessThanOrEqual(total);
						expect(evidence.length).toBeLessThanOrEqual(3);
						for (const {rescues} of fixes) expect(rescues).toBeGreaterThanOrEqual(0);
					}
					expect(new Set(findings.map(({code}) => code)).size).toBe(findings.length);
					const judged = analyse(dataset, monitor, suggestedMapping);
					expect(judged.after.statistics.rows).toBe(after.statistics.rows);
				},
			),
			{numRuns: 300},
		);
	});
});
