import fc from 'fast-check';
import {expect, it} from 'vitest';
import {LabelSpace} from '../../src/mapping/label-space.js';
import {labelsIn} from '../../src/mapping/label-texts.js';
import {numberWritten} from '../../src/mapping/number-written.js';

const word = fc.constantFrom('yes', 'Yes', 'no', 'No', '1', '0.25');

it('very many labels are found by the way they are spelled, as if all of them were looked through', () => {
	const spellings = fc.dictionary(word, word, {noNullPrototype: true});
	fc.assert(
		fc.property(fc.uniqueArray(word), fc.integer({min: 0, max: 30}), spellings, word, (words, more, spelled, label) => {
			const space = new LabelSpace(undefined);
			for (const text of words) space.codeOfText(text);
			const ofTruth = Math.min(space.size, more);
			for (let number = 0; number < 17_000; number++) space.codeOfText(String(number + 2));
			const {all, many} = labelsIn(space, ofTruth, new Map(Object.entries(spelled)));
			const ofGroundTruth = all.slice(0, ofTruth).indexOf(label);
			expect(many?.codeOf(label)).toBe(ofGroundTruth === -1 ? space.codeOfKey(label) : ofGroundTruth);
			expect(words.map((_, code) => many?.at(code))).toEqual(all.slice(0, words.length));
			expect(many?.numbers()).toEqual(Float64Array.from(all, (text) => numberWritten(text) ?? Number.NaN));
		}),
		{numRuns: 20},
	);
});

it('few labels are all made at once', () => {
	const space = new LabelSpace(undefined);
	space.codeOfText('yes');
	expect(labelsIn(space, 1, new Map([['yes', 'Yes']]))).toEqual({all: ['Yes'], many: undefined});
});
