import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {IdIndex} from '../../src/apply/id-index.js';
import {TruthIndex} from '../../src/apply/truth-index.js';

const id = fc.oneof(
	fc.uuid(),
	fc.uuid().map((text) => text.toUpperCase()),
	fc.string({unit: 'grapheme', maxLength: 40}),
	fc.constantFrom('a', 'b', 'c'),
);

describe('the index of ids', () => {
	it('numbers ids as a map would, in order of arrival', () => {
		fc.assert(
			fc.property(fc.array(id, {maxLength: 3000}), fc.array(id), (ids, others) => {
				const index = new IdIndex();
				const map = new Map<string, number>();
				for (const one of ids) {
					if (!map.has(one)) map.set(one, map.size);
					expect(index.add(one)).toBe(map.get(one));
				}
				expect(index.size).toBe(map.size);
				for (const one of [...ids, ...others]) expect(index.find(one)).toBe(map.get(one) ?? -1);
			}),
			{numRuns: 30},
		);
	});

	it('holds many ids', () => {
		const index = new IdIndex();
		for (let number = 0; number < 50_000; number++) index.add(`id-${number}`);
		expect([index.find('id-0'), index.find('id-49999'), index.find('id-50000')]).toEqual([0, 49_999, -1]);
	});
});

describe('ground truth by id', () => {
	it('has the labels of an id in the order of the file, as many as the rule for duplicates leaves', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '0', undefined)), {maxLength: 600}),
				(rows) => {
					const index = new TruthIndex();
					for (const [one, label] of rows) index.add(one, label);
					for (const one of ['a', 'b', 'c', 'd']) {
						const labels = rows.filter(([other]) => other === one).map(([, label]) => label);
						expect(index.labelsOf(one, undefined)).toEqual(labels);
						expect(index.labelsOf(one, 'first')).toEqual(labels.slice(0, 1));
						expect(index.labelsOf(one, 'last')).toEqual(labels.slice(-1));
					}
					expect(index.rows).toBe(rows.length);
				},
			),
		);
	});
});
