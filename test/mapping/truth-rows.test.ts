import fc from 'fast-check';
import {expect, it} from 'vitest';
import {rowsById, usualTruthId} from '../../src/mapping/truth-rows.js';
import {Table} from '../../src/records/table.js';

const origin = {source: 0, line: 1, offset: 0, bytes: 0};

function add(table: Table, id: string | undefined): void {
	const row = table.addRow('merged', origin, undefined, true);
	table.addLeaves(row, 'truth', {eventMetadata: id === undefined ? {} : {eventId: id}});
}

it('an index that grew with its table is the one that was made at once', () => {
	const id = fc.option(fc.constantFrom('a', 'b', 'c', 'd', '1', '01'), {nil: undefined});
	fc.assert(
		fc.property(fc.array(fc.tuple(id, fc.boolean()), {maxLength: 60}), (rows) => {
			const [growing, whole] = [new Table(), new Table()];
			for (const [text, looks] of rows) {
				add(growing, text);
				add(whole, text);
				if (looks) rowsById(growing, usualTruthId, undefined);
			}

			for (const table of [growing, whole]) {
				const {first, next} = rowsById(table, usualTruthId, undefined);
				const expected = new Map<string, number[]>();
				for (const [row, [text]] of rows.entries()) {
					if (text !== undefined) expected.set(text, [...(expected.get(text) ?? []), row]);
				}
				const found = [...first].map(([text, start]) => {
					const chain: number[] = [];
					for (let row = start; row >= 0; row = next(row)) chain.push(row);
					return [text, chain] as const;
				});
				expect(new Map(found)).toEqual(expected);
			}
		}),
	);
});
