import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {joinOf} from '../../src/mapping/join.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {rowsById, usualTruthId} from '../../src/mapping/truth-rows.js';
import {dictionaryLimit} from '../../src/records/column.js';
import {Dataset} from '../../src/records/dataset.js';
import {Table} from '../../src/records/table.js';

const origin = {source: 0, line: 1, offset: 0, bytes: 0};

function add(table: Table, id: string | undefined): void {
	const row = table.addRow('merged', origin, undefined, true);
	table.addLeaves(row, 'truth', {eventMetadata: id === undefined ? {} : {eventId: id}});
}

function chainsOf(table: Table): Map<string, number[]> {
	const {first, keys, next} = rowsById(table, usualTruthId, undefined);
	return new Map(
		[...keys()].map((id) => {
			const rows: number[] = [];
			for (let row = first(id); row >= 0; row = next(row)) rows.push(row);
			return [id, rows];
		}),
	);
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
			const expected = new Map<string, number[]>();
			for (const [row, [text]] of rows.entries()) {
				if (text !== undefined) expected.set(text, [...(expected.get(text) ?? []), row]);
			}

			for (const table of [growing, whole]) expect(chainsOf(table)).toEqual(expected);
		}),
	);
});

describe('very many ids', () => {
	const rows = dictionaryLimit + 3000;
	const uuid = (row: number) =>
		`${(row * 2654435761).toString(16).padStart(12, '0').slice(-8)}-0000-4000-8000-000000000001`;
	const mapping: Mapping = {
		version: 1,
		problemType: 'BinaryClassification',
		roles: {id: {from: 'metadata', path: '$.eventId'}, truthId: usualTruthId},
	};

	/** Labels in reverse order; every hundredth capture has two, every seventh none. */
	function joined(idOf: (row: number) => string) {
		const dataset = new Dataset();
		for (let row = 0; row < rows; row++) {
			const capture = dataset.captures.addRow('capture', origin, 'CSV', true);
			dataset.captures.addLeaves(capture, 'metadata', {eventId: idOf(row)});
		}
		for (let row = rows - 1; row >= 0; row--) {
			for (let copy = row % 100 === 0 ? 2 : 1; copy > 0 && row % 7 !== 3; copy--) add(dataset.truths, idOf(row));
		}
		return {dataset, join: joinOf(dataset, mapping)};
	}

	it.each([
		['UUIDs', uuid],
		['other ids', (row: number) => `request-${row}`],
		['both', (row: number) => (row % 2 === 0 ? uuid(row) : `request-${row}`)],
		['UUIDs but for the last one', (row: number) => (row === rows - 1 ? 'the last' : uuid(row))],
	])('are joined, whatever they look like: %s', (_, idOf) => {
		const {dataset, join} = joined(idOf);
		const {captureRow, truthRow} = join;
		const truthId = dataset.truths.column({from: 'truth', path: '$.eventMetadata.eventId'});
		const labelled = Array.from({length: rows}, (__, row) => row).filter((row) => row % 7 !== 3);
		const pairs = labelled.flatMap((row) => (row % 100 === 0 ? [row, row] : [row]));

		expect([...captureRow]).toEqual(pairs);
		expect([...truthRow].map((row) => truthId?.scalarAt(row)?.text)).toEqual(pairs.map(idOf));
		expect(new Set(truthRow).size).toBe(pairs.length);
		expect([join.joined, join.unclaimed]).toEqual([labelled.length, 0]);
	});

	it('are found again by their text', () => {
		const {dataset} = joined(uuid);
		const {first, size, keys} = rowsById(dataset.truths, usualTruthId, undefined);

		expect(first(uuid(0))).toBe(dataset.truths.rows - 2);
		expect([first(uuid(3)), first('nobody')]).toEqual([-1, -1]);
		expect(size).toBe(new Set(keys()).size);
	});

	it('have one index for all rules that change none of them', () => {
		const {dataset} = joined(uuid);
		const spelled = rowsById(dataset.truths, usualTruthId, {normalise: ['trim', 'case'], stripPrefix: 'request-'});
		const plain = rowsById(dataset.truths, usualTruthId, undefined);
		expect([...spelled.keys()]).toEqual([...plain.keys()]);
		const affix = {stripPrefix: uuid(0).slice(0, 4)};
		expect(rowsById(dataset.truths, usualTruthId, affix).first(uuid(0).slice(4))).toBe(dataset.truths.rows - 2);
	});

	it('join no captures that have none, whatever the ids look like', () => {
		for (const idOf of [uuid, (row: number) => `request-${row}`]) {
			const {dataset} = joined(idOf);
			for (const id of [undefined, {from: 'metadata', path: '$.inferenceId'} as const]) {
				const {truthId} = mapping.roles;
				const {captureRow, joined, unclaimed} = joinOf(dataset, {roles: {...(id && {id}), ...(truthId && {truthId})}});
				expect([captureRow.length, joined, unclaimed]).toEqual([0, 0, dataset.truths.rows]);
			}
		}
	});
});
