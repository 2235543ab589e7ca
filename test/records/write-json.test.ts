import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {parseJson} from '../../src/records/exact-json.js';
import {writeJson} from '../../src/records/write-json.js';

describe('JSON text', () => {
	it('means what was read', () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(JSON.parse(writeJson(parseJson(text)))).toEqual(JSON.parse(text));
			}),
		);
	});

	it('keeps the spelling of numbers', () => {
		const text = '{"a":[1.0,1e5,-0,0.10],"b":{"c":12345678901234567890}}';
		expect(writeJson(parseJson(text))).toBe(text);
	});
});
