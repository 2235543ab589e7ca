import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {Column} from '../../src/records/column.js';
import type {PackedColumn, WideForm} from '../../src/records/column-data.js';
import {byteKinds} from '../../src/records/column-value.js';
import type {Scalar} from '../../src/records/scalar.js';

/** So few that columns of a handful of values are wide ones. */
const limit = 4;

const uuid = fc.uuid();
const text = fc.oneof(
	{weight: 6, arbitrary: uuid},
	{weight: 3, arbitrary: fc.double({noNaN: true, noDefaultInfinity: true}).map(String)},
	{weight: 3, arbitrary: fc.integer({min: -5, max: 40}).map(String)},
	fc.constantFrom('', ' ', '00012', '1.0', '1e3', '-0', 'é', 'long '.repeat(30), '12345678901234567890'),
);
const scalar: fc.Arbitrary<Scalar> = fc.oneof(
	{weight: 5, arbitrary: text.map((value) => ({type: 'text' as const, text: value}))},
	{weight: 5, arbitrary: fc.double({noNaN: true, noDefaultInfinity: true}).map(asNumber)},
	{weight: 2, arbitrary: fc.constantFrom('1.50', '1.5', '0.25', '3').map(asNumber)},
	fc.constantFrom<Scalar>({type: 'null', text: 'null'}, {type: 'boolean', text: 'true'}),
);
/** Columns of one kind of value are as frequent as mixed ones. */
const values = fc
	.constantFrom(
		scalar,
		fc.double({noNaN: true, noDefaultInfinity: true}).map(asNumber),
		uuid.map((value): Scalar => ({type: 'text', text: value})),
	)
	.chain((one) => fc.array(fc.option(one, {nil: undefined, freq: 6}), {maxLength: 40}));

function asNumber(value: number | string): Scalar {
	return {type: 'number', text: String(value)};
}

/** Written as JavaScript does. */
const spelled = fc.integer().map((number): Scalar => asNumber(number / 8));

type Values = readonly (Scalar | undefined)[];

function filled(given: Values, form?: WideForm): Column {
	const column = new Column(limit, form);
	for (const [row, value] of given.entries()) if (value !== undefined) column.set(row, value);
	return column;
}

function contentOf(column: Column, rows: number) {
	const {kind} = column.data(rows);
	return {kind, present: column.present, values: Array.from({length: rows}, (_, row) => column.scalarAt(row))};
}

describe('a column', () => {
	it('is the same put together from parts as filled row by row, whatever is known of it from parts before', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(values, fc.boolean(), fc.nat(120)), {maxLength: 5}), (parts) => {
				const joined = new Column(limit);
				let [rows, form]: [number, WideForm | undefined] = [0, undefined];
				for (const [part, isTold, expected] of parts) {
					const packed: PackedColumn = structuredClone(filled(part, isTold ? form : undefined).packed());
					joined.append(packed, rows, expected);
					rows += part.length;
					if (packed.kind !== 'coded') form = packed;
				}
				const whole = parts.flatMap(([part]) => part);
				expect(contentOf(joined, rows)).toEqual(contentOf(filled(whole), rows));
			}),
			{numRuns: 2000},
		);
	});

	it('has nothing in the room that is made for rows, nor in rows between others', () => {
		fc.assert(
			fc.property(fc.array(fc.option(spelled, {nil: undefined})), fc.nat(120), (given, room) => {
				const column = new Column(limit, {kind: 'numbers', type: 'number'});
				column.reserve(room);
				for (const [row, value] of given.entries()) if (value !== undefined) column.set(row, value);
				const rows = given.length + 5;
				const expected = Array.from({length: rows}, (_, row) => given[row]);
				const found = () => expected.map((_, row) => column.scalarAt(row));
				expect(found()).toEqual(expected);
				column.data(rows);
				expect(found()).toEqual(expected);
			}),
		);
	});

	it('keeps texts apart whose halves of a character would make one together', () => {
		const texts = ['x\ud83d', '\ude00y', 'a', 'b', 'c'].map((value): Scalar => ({type: 'text', text: value}));
		const column = filled(texts);
		expect(column.data(5).kind).toBe('texts');
		expect(texts.slice(2).map((_, row) => column.scalarAt(row + 2)?.text)).toEqual(['a', 'b', 'c']);
	});

	it('of nothing but missing values takes the kind of the part behind them', () => {
		const column = filled([{type: 'text', text: ''}]);
		column.append(filled(['1', '2', '3', '4', '5'].map(asNumber)).packed(), 1);
		expect(column.data(6).kind).toBe('numbers');
		expect([0, 5].map((row) => column.scalarAt(row))).toEqual([undefined, asNumber('5')]);
	});

	it('codes more values than fit into a byte, in one part or in several', () => {
		const many = Array.from({length: 700}, (_, row): Scalar => ({type: 'text', text: `label ${row % 350}`}));
		const column = new Column();
		for (const start of [0, 200, 400]) {
			const part = new Column();
			const rows = many.slice(start, start === 400 ? 700 : start + 200);
			for (const [row, value] of rows.entries()) part.set(row, value);
			column.append(part.packed(), start);
		}
		expect(contentOf(column, 700)).toEqual({kind: 'coded', present: 700, values: many});
	});

	it('takes rows after a part as if the part had come row by row', () => {
		fc.assert(
			fc.property(values, values, (part, more) => {
				const joined = new Column(limit);
				joined.append(filled(part).packed(), 0);
				for (const [row, value] of more.entries()) if (value !== undefined) joined.set(part.length + row, value);
				const rows = part.length + more.length;
				expect(contentOf(joined, rows)).toEqual(contentOf(filled([...part, ...more]), rows));
			}),
			{numRuns: 1000},
		);
	});

	it('is the same filled from bytes as filled from scalars', () => {
		fc.assert(
			fc.property(values, (given) => {
				const column = new Column(limit);
				for (const [row, value] of given.entries()) {
					if (value === undefined) continue;
					const bytes = Buffer.from(`"${value.text}"`);
					if (value.type !== 'text' && value.type !== 'number') column.set(row, value);
					else column.setBytes(row, bytes, 1, bytes.length - 1, byteKinds[value.type]);
				}
				expect(contentOf(column, given.length)).toEqual(contentOf(filled(given), given.length));
			}),
			{numRuns: 2000},
		);
	});

	it('spells a number from bytes as JavaScript does, where that is meant', () => {
		const column = new Column();
		for (const row of [0, 1]) column.setBytes(row, Buffer.from('1.50'), 0, 4, byteKinds.respelledNumber);
		column.setBytes(2, Buffer.from('1.50'), 0, 4, byteKinds.number);
		expect([0, 1, 2].map((row) => column.scalarAt(row)?.text)).toEqual(['1.5', '1.5', '1.50']);
	});
});
