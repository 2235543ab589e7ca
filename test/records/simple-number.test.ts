import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {simpleNumber} from '../../src/records/simple-number.js';

function read(text: string): number {
	const bytes = Buffer.from(`<${text}>`);
	return simpleNumber(bytes, 1, bytes.length - 1);
}

describe('a number from its digits', () => {
	it('is what JavaScript reads, or nothing', () => {
		const digits = fc.stringMatching(/^-?\d{0,18}\.?\d{0,24}$/);
		const number = fc.double({noNaN: true, noDefaultInfinity: true}).map(String);
		fc.assert(
			fc.property(fc.oneof(digits, number), (text) => {
				const found = read(text);
				if (!Number.isNaN(found)) expect(found).toBe(Number(text));
			}),
			{numRuns: 20_000},
		);
	});

	it.each(['0', '7', '-12', '0.5', '0.069752860863547', '100.25', '9007199254740991'])('is read: %s', (text) => {
		expect(read(text)).toBe(Number(text));
	});

	it.each(['', '-', '.5', '1.', '00', '01.5', '-0', '1e5', '+1', '1_0', ' 1', '9007199254740993', 'NaN'])(
		'is left to others: %s',
		(text) => {
			expect(read(text)).toBeNaN();
		},
	);
});
