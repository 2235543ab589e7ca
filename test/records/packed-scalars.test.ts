import fc from 'fast-check';
import {expect, it} from 'vitest';
import {packScalars, unpackScalars} from '../../src/records/packed-scalars.js';

const type = fc.constantFrom('text' as const, 'number' as const, 'boolean' as const, 'null' as const);
const scalar = fc.record({type, text: fc.oneof(fc.string({unit: 'binary'}), fc.constant(''))}, {noNullPrototype: true});

it('scalars that were sent in large pieces are the same again', () => {
	fc.assert(
		fc.property(fc.array(scalar), (scalars) => {
			expect(unpackScalars(structuredClone(packScalars(scalars)))).toEqual(scalars);
		}),
	);
});
