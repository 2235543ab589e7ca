import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {UuidIndex} from '../../src/mapping/uuid-index.js';
import {uuidText, wordsOfUuid} from '../../src/records/uuid.js';

type Id = readonly [number, number, number, number];

const nothing: Id = [0, 0, 0, 0];
const words = (ids: readonly Id[]) => Uint32Array.from(ids.flat());
const keyOf = (id: Id) => (id.some((word) => word !== 0) ? id.join() : undefined);

/** The rows of each id, in order. */
function chains(ids: readonly Id[]): Map<string, number[]> {
	const rows = new Map<string, number[]>();
	for (const [row, id] of ids.entries()) {
		const key = keyOf(id);
		if (key !== undefined) rows.set(key, [...(rows.get(key) ?? []), row]);
	}
	return rows;
}

function chainOf(index: UuidIndex, first: number): number[] {
	const rows: number[] = [];
	for (let row = first; row >= 0; row = index.next(row)) rows.push(row);
	return rows;
}

/** Compares everything that an index of `known` answers with a map of texts; added up to each of the cuts, then looked for. */
function compare(known: readonly Id[], cuts: readonly number[], wanted: readonly Id[]): void {
	const index = new UuidIndex();
	for (const cut of [...cuts].sort((a, b) => a - b)) index.extend(words(known).subarray(0, cut * wordsOfUuid), cut);
	index.extend(words(known), known.length);
	const expected = chains(known);
	const firsts = index.firstsOf(words(wanted), 0, wanted.length);

	expect(wanted.map((_, at) => chainOf(index, firsts[at] ?? -1))).toEqual(
		wanted.map((id) => expected.get(keyOf(id) ?? '') ?? []),
	);
	for (const id of wanted) {
		const text = uuidText(words([id]), 0);
		if (text !== undefined) expect(index.firstOfText(text)).toBe(expected.get(keyOf(id) ?? '')?.[0] ?? -1);
	}
	expect([index.size, index.rows]).toEqual([expected.size, known.length]);
	expect([...index.firstRows()].sort((a, b) => a - b)).toEqual([...expected.values()].map(([first]) => first));
}

const word = fc.oneof(fc.constantFrom(0, 1, 2, 0xffff_ffff), fc.nat(0xffff_ffff));
const id = fc.oneof(fc.constantFrom<Id>(nothing, [1, 2, 3, 4], [1, 2, 3, 5]), fc.tuple(word, word, word, word));

describe('an index of UUIDs', () => {
	it('finds the rows that a map of texts finds, however they were added', () => {
		fc.assert(
			fc.property(fc.array(id, {maxLength: 700}), fc.array(fc.nat(700)), fc.array(id), (known, cuts, others) => {
				const within = cuts.filter((cut) => cut <= known.length);
				compare(known, within, [...others, ...known.slice(0, 200)]);
			}),
		);
	});

	it('tells ids apart whose hashes are the same', () => {
		const factor = 0xc2b2ae35;
		const alike = Array.from({length: 50}, (_, at): Id => [7, (9 ^ Math.imul(at, factor)) >>> 0, at, 11]);
		compare(alike.slice(0, 40), [3], alike);
	});

	it.each([0, 1, 2, 3])('is made for ids that count up in word %d alone', (place) => {
		for (const step of [1, 1 << 8, 1 << 16]) {
			const ids = Array.from({length: 20_000}, (_, at): Id => {
				const counted: [number, number, number, number] = [5, 6, 7, 8];
				counted[place] = (at * step) >>> 0;
				return counted;
			});
			const index = new UuidIndex();
			index.extend(words(ids), ids.length);
			const firsts = index.firstsOf(words(ids), 0, ids.length);
			expect(firsts.every((first, at) => keyOf(ids[first] ?? nothing) === keyOf(ids[at] ?? nothing))).toBe(true);
			expect(index.size).toBe(new Set(ids.map(keyOf)).size);
		}
	});
});
