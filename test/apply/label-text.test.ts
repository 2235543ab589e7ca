import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {groundTruthLine} from '../../src/apply/ground-truth-line.js';
import {fieldText, plainDecimal} from '../../src/apply/label-text.js';
import {decodeGroundTruth} from '../../src/records/decode-ground-truth.js';
import {decodePayload} from '../../src/records/decode-payload.js';

describe('a label as a CSV field', () => {
	it('is one field that comes back alike for equal labels only', () => {
		const text = fc.oneof(
			fc.string({unit: 'binary', minLength: 1}),
			fc.stringMatching(/^[",\n\r a]{1,6}$/),
			fc.stringMatching(/^\ufeff?"[",a]{0,4}"$/),
		);
		fc.assert(
			fc.property(text, text, (a, b) => {
				const [first, second] = [a, b].map((label) => decodePayload({data: fieldText(label), encoding: 'CSV'}));
				expect(first?.ok && first.value).toEqual([fieldText(a)]);
				expect(fieldText(a) === fieldText(b)).toBe(a === b);
				expect(second?.ok).toBe(true);
			}),
		);
	});

	it('is never taken for another label that is quoted', () => {
		expect([',', '","', '""","""'].map(fieldText)).toEqual(['","', '""","""', `"${'"'.repeat(6)},${'"'.repeat(6)}"`]);
	});

	it('is quoted only where it has to be', () => {
		expect(['yes', 'a b', '"a"', 'a,b', 'a\n', 'say "x"'].map(fieldText)).toEqual([
			'yes',
			'a b',
			'"a"',
			'"a,b"',
			'"a\n"',
			'say "x"',
		]);
	});

	it('is read back from a ground-truth line', () => {
		expect(decodeGroundTruth(JSON.parse(groundTruthLine('id "1"', 'a,b'))).truth).toEqual({
			groundTruthData: {data: '"a,b"', encoding: 'CSV'},
			eventMetadata: {eventId: 'id "1"'},
			eventVersion: '0',
		});
	});
});

describe('a plain decimal', () => {
	it('is the same number without an exponent', () => {
		fc.assert(
			fc.property(fc.double({noNaN: true, noDefaultInfinity: true}), (number) => {
				const text = plainDecimal(number);
				expect(text).not.toContain('e');
				expect(Number(text)).toBe(number === 0 ? 0 : number);
			}),
		);
	});
});
