import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {LabelSpace} from '../../src/mapping/label-space.js';
import {profileAt} from '../../src/mapping/profile.js';
import {columnNumbers} from '../../src/mapping/role-values.js';
import {countedValues} from '../../src/mapping/value-counts.js';
import {Column, dictionaryLimit} from '../../src/records/column.js';
import type {Scalar} from '../../src/records/scalar.js';
import {complete} from '../../src/records/steps.js';
import {Table} from '../../src/records/table.js';

const rows = dictionaryLimit + 5000;

/** A column of more different values than a dictionary holds; every seventh row is left out. */
function wideColumn(scalarOfRow: (row: number) => Scalar): Column {
	const column = new Column();
	for (let row = 0; row < rows; row++) if (row % 7 !== 3) column.set(row, scalarOfRow(row));
	return column;
}

const number = (row: number): Scalar => ({type: 'number', text: String(row / 8)});
const id = (row: number): Scalar => ({type: 'text', text: `id-${row}`});
const numericText = (row: number): Scalar => ({type: 'text', text: String(row)});

describe('a column', () => {
	it('gives back what was set, row by row, and nothing where nothing was set', () => {
		const scalar = fc.record({
			type: fc.constantFrom('text' as const, 'number' as const, 'boolean' as const, 'null' as const),
			text: fc.constantFrom('1', 'a', '', 'true', '1.0'),
		});
		fc.assert(
			fc.property(fc.array(fc.option(scalar, {nil: undefined}), {maxLength: 600}), (values) => {
				const column = new Column();
				for (const [row, value] of values.entries()) if (value !== undefined) column.set(row, value);
				expect(values.map((_, row) => column.scalarAt(row))).toEqual(values);
				const counted = countedValues(column, values.length);
				expect(counted.reduce((sum, {count}) => sum + count, 0)).toBe(column.present);
			}),
		);
	});

	it.each([
		['numbers', 'numbers', number],
		['texts that spell numbers', 'numbers', numericText],
		['texts', 'texts', id],
	] as const)('keeps many different %s without a dictionary', (_, kind, scalarOfRow) => {
		const column = wideColumn(scalarOfRow);
		expect(column.data(rows).kind).toBe(kind);
		for (const row of [0, 1, 3, 10, 4000, dictionaryLimit + 10, rows - 1]) {
			expect(column.scalarAt(row), `row ${row}`).toEqual(row % 7 === 3 ? undefined : scalarOfRow(row));
		}
	});

	it('of numbers becomes one of texts at the first word', () => {
		const column = wideColumn((row) => (row === rows - 100 ? {type: 'text', text: 'n/a'} : number(row)));
		expect(column.data(rows).kind).toBe('texts');
		expect(column.scalarAt(rows - 100)).toEqual({type: 'text', text: 'n/a'});
		expect(column.scalarAt(8)).toEqual({type: 'number', text: '1'});
	});

	it('does not keep long free text', () => {
		const column = wideColumn((row) => ({type: 'text', text: `${'long '.repeat(30)}${row}`}));
		expect(column.data(rows)).toMatchObject({kind: 'texts', texts: {leftOut: column.present}});
		expect(column.scalarAt(0)).toBeUndefined();
		expect([...columnNumbers(column, 2)]).toEqual([Number.NaN, Number.NaN]);
	});

	it('is as long as its table, whatever was set', () => {
		const short = new Column();
		short.set(0, number(8));
		expect(short.data(1000)).toMatchObject({
			kind: 'coded',
			codes: {length: expect.toSatisfy((length: number) => length >= 1000)},
		});
		const wide = wideColumn(number).data(rows + 9000);
		expect(wide.kind === 'numbers' && wide.numbers[rows + 8999]).toBeNaN();
	});
});

describe('ids of digits', () => {
	it.each([
		['zeros in front', (row: number) => String(row).padStart(9, '0')],
		['more digits than a number holds', (row: number) => `12345678901234${String(row).padStart(9, '0')}`],
		['zeros in front from some row on', (row: number) => (row < 5000 ? String(row + 1) : `0${row}`)],
	])('keep their spelling in a wide column: %s', (_, textOf) => {
		const column = wideColumn((row) => ({type: 'text', text: textOf(row)}));

		for (const row of [0, 1, 4000, 4999, 5001, rows - 1]) {
			if (row % 7 !== 3) expect(column.scalarAt(row)).toEqual({type: 'text', text: textOf(row)});
		}
	});
});

describe('reading a wide column', () => {
	it('gives its numbers', () => {
		const ofNumbers = columnNumbers(wideColumn(number), rows);
		const ofTexts = columnNumbers(
			wideColumn((row) => (row === 5 ? {type: 'text', text: 'x'} : numericText(row))),
			rows,
		);
		expect([ofNumbers[8], ofNumbers[3], ofTexts[8], ofTexts[5]]).toEqual([1, Number.NaN, 8, Number.NaN]);
	});

	it('gives a label code for each different value, and -1 for none', () => {
		for (const scalarOfRow of [number, id]) {
			const space = new LabelSpace(undefined);
			const codes = complete(space.codesSteps(wideColumn(scalarOfRow).data(rows), rows));
			expect([codes[0], codes[3], codes[8]]).toEqual([0, -1, 7]);
			expect(space.keys()[7]).toBe(scalarOfRow(8).text);
		}
	});

	it('tells ids from numbers', () => {
		const table = new Table();
		for (let row = 0; row < rows; row++) {
			table.addRow('payload', {source: 0, line: row + 1, offset: 0, bytes: 1}, undefined, true);
			table.addLeaves(row, 'record', {id: `id-${row}`, score: row / rows, size: row});
		}
		const kinds = ['id', 'score', 'size'].map((key) => profileAt(table, {from: 'record', path: `$.${key}`})?.kind);
		expect(kinds).toEqual(['id', 'probability', 'number']);
	});
});
