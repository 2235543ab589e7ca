import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {LinePlaces, type Origin} from '../../src/records/line-places.js';

/** Lines that mostly follow each other, with what can come between them: other ends, lost lines, another file. */
const origins = fc
	.array(
		fc.record({
			bytes: fc.oneof({weight: 5, arbitrary: fc.nat(700)}, fc.constantFrom(0, 65_535, 65_536, 200_000)),
			gap: fc.oneof({weight: 8, arbitrary: fc.constant(1)}, fc.constantFrom(2, 0, 255, 256, 100_000)),
			lost: fc.oneof({weight: 8, arbitrary: fc.constant(0)}, fc.nat(3)),
			newSource: fc.oneof({weight: 30, arbitrary: fc.constant(false)}, fc.constant(true)),
			repeats: fc.oneof({weight: 8, arbitrary: fc.constant(1)}, fc.integer({min: 2, max: 200})),
		}),
		{maxLength: 30},
	)
	.map((lines) => {
		const found: Origin[] = [];
		let [source, line, offset] = [0, 1, 0];
		for (const {bytes, gap, lost, newSource, repeats} of lines) {
			if (newSource) [source, line, offset] = [source + 1, 1, 0];
			for (let time = 0; time < repeats; time++) {
				line += lost;
				found.push({source, line, offset, bytes});
				line++;
				offset += bytes + gap;
			}
		}
		return found;
	});

function filled(rows: readonly Origin[]): LinePlaces {
	const places = new LinePlaces();
	for (const {source, line, offset, bytes} of rows) places.add(source, line, offset, bytes);
	return places;
}

function contentOf(places: LinePlaces, rows: number): readonly Origin[] {
	return Array.from({length: rows}, (_, row) => places.at(row));
}

describe('the places of lines', () => {
	it('are where the lines are, asked for in any order', () => {
		fc.assert(
			fc.property(origins, fc.infiniteStream(fc.nat()), (rows, order) => {
				const places = filled(rows);
				expect(contentOf(places, rows.length)).toEqual(rows);
				for (const number of rows.length === 0 ? [] : order.take(20)) {
					expect(places.at(number % rows.length)).toEqual(rows[number % rows.length]);
				}
			}),
		);
	});

	it('are the same put together from parts, whose lines are counted on from the parts before', () => {
		fc.assert(
			fc.property(fc.array(origins, {maxLength: 4}), origins, fc.nat(1000), (parts, rest, linesBefore) => {
				const joined = new LinePlaces();
				for (const part of parts) joined.append(structuredClone(filled(part).packed()), linesBefore);
				for (const {source, line, offset, bytes} of rest) joined.add(source, line, offset, bytes);
				const moved = parts.flat().map((origin) => ({...origin, line: origin.line + linesBefore}));
				const all = [...moved, ...rest];
				expect(contentOf(joined, all.length)).toEqual(all);
			}),
		);
	});

	it('take some three bytes a row where lines follow each other', () => {
		const rows = Array.from({length: 10_000}, (_, row) => ({source: 0, line: row + 1, offset: row * 641, bytes: 640}));
		const {lengths, ...stretches} = filled(rows).packed();
		expect(lengths.byteLength).toBe(2 * rows.length);
		const others = Object.values(stretches).reduce((sum, {byteLength}) => sum + byteLength, 0);
		expect(others).toBeLessThan(rows.length / 2);
	});
});
