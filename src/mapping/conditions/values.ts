import type {ManyLabels} from '../../metrics/outcomes.js';
import type {Dataset} from '../../records/dataset.js';
import type {Place} from '../../records/place.js';
import {isMissing, type Scalar} from '../../records/scalar.js';
import {inSpans, type Steps} from '../../records/steps.js';
import type {Table} from '../../records/table.js';
import type {WideTexts} from '../../records/wide-texts.js';
import {idReader, idTexts} from '../id-reader.js';
import {labelKeys} from '../labels.js';
import type {Field, FieldName} from './condition.js';
import type {Units} from './units.js';

/**
 * The values of a field, unit by unit. Few distinct ones are `coded` (-1 is missing), many numbers are plain numbers (NaN
 * is missing), many texts are looked up one at a time.
 */
export type Values =
	| {
			readonly kind: 'coded';
			readonly codes: Int32Array;
			readonly scalars: readonly Scalar[];
			/** In place of the scalars where there are very many: they are made one by one. */
			readonly many?: ManyLabels;
			/** Labels with the same key are one label. */
			readonly keyOf: ((scalar: Pick<Scalar, 'text'>) => string) | undefined;
	  }
	| {readonly kind: 'numbers'; readonly numbers: Float64Array; readonly type: 'number' | 'text'}
	| {
			readonly kind: 'single';
			readonly scalarAt: (unit: number) => Scalar | undefined;
			/** Where they are held, and the row of each unit there, -1 for none; undefined where they are made. */
			readonly held?: {readonly texts: WideTexts; readonly rows: Int32Array};
	  };

const nothing: Values = {kind: 'single', scalarAt: () => undefined};

/** In steps, since what a record is not read for has to be gathered record by record. */
export function* valuesSteps(dataset: Dataset, units: Units, field: Field): Steps<Values> {
	if (field.kind === 'place') return yield* placeValues(dataset, units, field.place);
	return yield* fieldValues(dataset, units, field.name);
}

function* fieldValues(dataset: Dataset, units: Units, name: FieldName): Steps<Values> {
	const {captures} = dataset;
	const {captureRow, outcomes} = units;
	switch (name) {
		case 'groundTruth':
			return sideValues(units, 'actual');
		case 'prediction':
			return sideValues(units, 'predicted');
		case 'probability':
			return outcomes.kind === 'classes' && outcomes.score ? numbers(outcomes.score) : nothing;
		case 'id':
			return idValues(dataset, units);
		case 'labels':
			return numbers(yield* labelCounts(units));
		case 'record':
			return numbers(yield* ofRows(captureRow, (row) => row + 1));
		case 'line':
			return numbers(yield* ofRows(captureRow, (row) => captures.originOf(row).line));
		case 'encoding':
			return yield* words(captureRow, (row) => captures.encodingOf(row));
		case 'dialect':
			return yield* words(captureRow, (row) => captures.dialectOf(row));
		default:
			return name satisfies never;
	}
}

function sideValues({outcomes, reading}: Units, side: 'actual' | 'predicted'): Values {
	if (outcomes.kind === 'numbers') return numbers(outcomes[side]);
	const keyOf = labelKeys(reading.mapping.labels);
	const codes = outcomes[side];
	if (outcomes.many !== undefined) return {kind: 'coded', codes, scalars: [], many: outcomes.many, keyOf};
	const scalars = outcomes.labels.map((text): Scalar => ({type: 'text', text}));
	return {kind: 'coded', codes, scalars, keyOf};
}

function numbers(values: Float64Array): Values {
	return {kind: 'numbers', numbers: values, type: 'number'};
}

/** A loop of its own: `Float64Array.from` takes ten times as long. */
function* ofRows(rows: Int32Array, numberOf: (row: number) => number): Steps<Float64Array> {
	const values = new Float64Array(rows.length);
	yield* inSpans(rows.length, (from, to) => {
		for (let unit = from; unit < to; unit++) values[unit] = numberOf(rows[unit] as number);
	});
	return values;
}

function idValues({captures}: Dataset, {captureRow, reading}: Units): Values {
	const {roles, join} = reading.mapping;
	const held = idTexts(captures, roles.id, join);
	if (held !== undefined) return heldValues(held, captureRow);
	const idOf = idReader(captures, roles.id, join);
	return {
		kind: 'single',
		scalarAt(unit) {
			const id = idOf(captureRow[unit] as number);
			return id === undefined ? undefined : {type: 'text', text: id};
		},
	};
}

/** With how many labels the record of each unit is paired. */
function* labelCounts({rows, pairs, captureRow, outcomes}: Units): Steps<Float64Array> {
	const counts = new Uint32Array(rows);
	yield* inSpans(pairs, (from, to) => {
		for (let pair = from; pair < to; pair++) {
			const actual = outcomes.actual[pair] as number;
			const row = captureRow[pair] as number;
			const isLabel = outcomes.kind === 'classes' ? actual >= 0 : Number.isFinite(actual);
			if (isLabel) counts[row] = (counts[row] as number) + 1;
		}
	});
	return yield* ofRows(captureRow, (row) => counts[row] as number);
}

function* words(captureRow: Int32Array, wordOf: (row: number) => string): Steps<Values> {
	const scalars: Scalar[] = [];
	const codeOf = new Map<string, number>();
	const codes = new Int32Array(captureRow.length);
	yield* inSpans(codes.length, (from, to) => {
		for (let unit = from; unit < to; unit++) {
			const word = wordOf(captureRow[unit] as number);
			const code = codeOf.get(word) ?? scalars.push({type: 'text', text: word}) - 1;
			codeOf.set(word, code);
			codes[unit] = code;
		}
	});
	return {kind: 'coded', codes, scalars, keyOf: undefined};
}

function* placeValues({captures, truths}: Dataset, units: Units, place: Place): Steps<Values> {
	const {captureRow, truthRow} = units;
	if (place.from !== 'truth' || truths.rows === 0) return yield* columnValues(captures, place, captureRow);
	if (captures.column(place) === undefined) return yield* columnValues(truths, place, truthRow);
	const [own, joined] = [captures.column(place), truths.column(place)];
	return {
		kind: 'single',
		scalarAt(unit) {
			const truth = truthRow[unit] as number;
			const scalar = truth >= 0 ? joined?.scalarAt(truth) : own?.scalarAt(captureRow[unit] as number);
			return isMissing(scalar) ? undefined : scalar;
		},
	};
}

/** The values of a column at the given rows; a row of -1 has none. */
function* columnValues(table: Table, place: Place, rows: Int32Array): Steps<Values> {
	const column = table.column(place);
	const data = column?.data(table.rows);
	if (column === undefined || data === undefined) return nothing;
	if (data.kind === 'coded') {
		const {codes, values} = data;
		const codeOf = Int32Array.from([-1, ...values.map((scalar, code) => (isMissing(scalar) ? -1 : code))]);
		const gathered = new Int32Array(rows.length);
		yield* inSpans(rows.length, (from, to) => {
			for (let unit = from; unit < to; unit++) {
				const row = rows[unit] as number;
				gathered[unit] = row < 0 ? -1 : (codeOf[codes[row] as number] as number);
			}
		});
		return {kind: 'coded', codes: gathered, scalars: values, keyOf: undefined};
	}
	if (data.kind === 'numbers') {
		const {numbers: held, type} = data;
		return {kind: 'numbers', type, numbers: yield* ofRows(rows, (row) => held[row] ?? Number.NaN)};
	}
	return heldValues(data.texts, rows);
}

function heldValues(texts: WideTexts, rows: Int32Array): Values {
	return {
		kind: 'single',
		scalarAt(unit) {
			const scalar = texts.scalarAt(rows[unit] as number);
			return isMissing(scalar) ? undefined : scalar;
		},
		held: {texts, rows},
	};
}
