import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {leaves} from '../../src/records/flatten.js';
import {ExactNumber, type Json} from '../../src/records/json.js';
import {parsePath, valueAt} from '../../src/records/path.js';
import {scalarOf} from '../../src/records/scalar.js';

function leafTexts(document: Json, limits?: {items: number; lastItems: number; depth: number}): Record<string, string> {
	const found: [string, string][] = [];
	leaves(document, (path, scalar) => found.push([path, `${scalar.type} ${scalar.text}`]), limits);
	return Object.fromEntries(found);
}

describe('leaves', () => {
	it('are all scalars, each with its path', () => {
		expect(leafTexts({a: [1, {'odd key': 'x'}], b: null, c: [], d: {}, e: new ExactNumber('1.0')})).toEqual({
			'$.a[0]': 'number 1',
			'$.a[1]["odd key"]': 'text x',
			'$.b': 'null null',
			'$.c': 'text []',
			'$.d': 'text {}',
			'$.e': 'number 1.0',
		});
		expect(leafTexts('only')).toEqual({$: 'text only'});
	});

	it('stand where their paths say, in every document', () => {
		fc.assert(
			fc.property(fc.jsonValue({maxDepth: 5}), (value) => {
				const document = value as Json;
				leaves(document, (path, scalar) => {
					const found = valueAt(document, parsePath(path) ?? ['not a path']);
					expect(found === undefined ? undefined : scalarOf(found)).toEqual(scalar);
				});
			}),
		);
	});

	it('keep a numeric key apart from a list position', () => {
		expect(leafTexts({a: {'0': 1}})).toEqual({'$.a["0"]': 'number 1'});
		expect(leafTexts({a: [1]})).toEqual({'$.a[0]': 'number 1'});
	});

	it('end at the limits: elements of a list, levels of nesting', () => {
		const long = Object.keys(leafTexts(Array.from({length: 300}, () => 0)));
		expect(long).toHaveLength(264);
		expect(long.slice(254, 258)).toEqual(['$[254]', '$[255]', '$[292]', '$[293]']);
		expect(leafTexts([1, 2, 3, [4]], {items: 2, lastItems: 0, depth: 1})).toEqual({
			'$[0]': 'number 1',
			'$[1]': 'number 2',
		});
		expect(leafTexts([1, [2, [3]]], {items: 9, lastItems: 0, depth: 2})).toEqual({
			'$[0]': 'number 1',
			'$[1][0]': 'number 2',
		});
		const deep = JSON.parse(`${'['.repeat(17)}1${']'.repeat(17)}`) as Json;
		expect(leafTexts(deep)).toEqual({});
	});

	it('are right also for more keys than are remembered', () => {
		const many = Object.fromEntries(Array.from({length: 70_000}, (_, index) => [`k${index}`, index]));
		for (const round of [1, 2]) {
			const found = leafTexts(many);
			expect([round, Object.keys(found).length, found['$.k69999']]).toEqual([round, 70_000, 'number 69999']);
		}
	});
});
