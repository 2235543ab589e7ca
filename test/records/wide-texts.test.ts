import fc from 'fast-check';
import {expect, it} from 'vitest';
import {isMissing, type Scalar} from '../../src/records/scalar.js';
import {WideTexts} from '../../src/records/wide-texts.js';

const nothing = undefined;
const uuid = fc.uuid().map((text): Scalar => ({type: 'text', text}));
const blank = fc.constantFrom('', ' ', '\u00A0', '\t').map((text): Scalar => ({type: 'text', text}));
const word = fc.constantFrom('a', 'ab', 'é', 'true', '1', 'null', ' a').map((text): Scalar => ({type: 'text', text}));
const other = fc.constantFrom<Scalar>(
	{type: 'number', text: '1'},
	{type: 'boolean', text: 'true'},
	{type: 'null', text: 'null'},
);
const value = fc.oneof(uuid, fc.constant(nothing), word, blank, other);

it('texts are told apart without being made', () => {
	const rows = fc.oneof(fc.array(fc.oneof(uuid, fc.constant(nothing))), fc.array(value));
	fc.assert(
		fc.property(rows, fc.oneof(value, uuid), (scalars, wanted) => {
			const texts = new WideTexts();
			for (const [row, scalar] of scalars.entries()) if (scalar !== undefined) texts.set(row, scalar);
			const isSame = texts.matcher(wanted?.text ?? 'a');
			for (let row = -1; row <= scalars.length; row++) {
				const scalar = row < 0 ? undefined : texts.scalarAt(row);
				expect(texts.has(row)).toBe(!isMissing(scalar));
				expect(isSame(row)).toBe(!isMissing(scalar) && scalar.text === (wanted?.text ?? 'a'));
			}
		}),
	);
});
