import type {ClassOutcomes, NumberOutcomes, Outcomes} from '../metrics/outcomes.js';
import type {Dataset} from '../records/dataset.js';
import {type Funnel, funnelOf} from './funnel.js';
import {type Join, joinOf} from './join.js';
import {labelSides} from './label-sides.js';
import {LabelSpace} from './label-space.js';
import {labelKeys} from './labels.js';
import type {Mapping} from './mapping.js';
import {predictionsOf} from './prediction.js';
import {labelCodes, numbersOf} from './role-values.js';
import {datasetSpellings} from './spelling.js';

/**
 * All records as a mapping reads them. `literal` is the monitor's own way: what it cannot decode (BASE64) has no value,
 * and a label that is not written as JSON Lines is not there.
 */
export type Reading = {
	readonly mapping: Mapping;
	readonly literal: boolean;
	/** One entry for each pair of a record and a label (one for each record where records carry their labels). */
	readonly outcomes: Outcomes;
	/** The capture row, and the ground-truth row or -1, of each entry. */
	readonly captureRow: Int32Array;
	readonly truthRow: Int32Array;
	readonly positive: string | undefined;
	readonly negative: string | undefined;
	readonly funnel: Funnel;
};

export type ReadingStyle = {readonly literal: boolean};

/** Reads the whole dataset by a mapping; remembered until the data grows. */
export function read(dataset: Dataset, mapping: Mapping, style: ReadingStyle = {literal: false}): Reading {
	return dataset.remember(`read ${style.literal} ${JSON.stringify(mapping)}`, () => {
		const pairs = pairsOf(dataset, mapping, style);
		return mapping.problemType === 'Regression'
			? readNumbers(dataset, mapping, style, pairs)
			: readClasses(dataset, mapping, style, pairs);
	});
}

/** Rows of the two tables that are compared with each other, and how many records were joined. */
type Pairs = Pick<Join, 'captureRow' | 'truthRow' | 'joined'>;

/** Whether a mapping takes the labels from ground-truth records; else each record is its own pair. */
export function joinsTruths(dataset: Dataset, {roles: {groundTruth}}: Mapping): boolean {
	const carriesOwn = ['payload', 'exchange'].includes(dataset.mainDialect);
	return groundTruth === undefined ? !carriesOwn : groundTruth.from === 'truth';
}

export function pairsOf(dataset: Dataset, mapping: Mapping, {literal}: ReadingStyle): Pairs {
	if (joinsTruths(dataset, mapping)) {
		const joined = joinOf(dataset, mapping);
		return literal && dataset.oddForms.size > 0 ? withoutOddForms(dataset, joined) : joined;
	}
	return dataset.remember('rows that are their own pair', () => {
		const rows: number[] = [];
		for (let row = 0; row < dataset.captures.rows; row++) if (dataset.captures.isDecoded(row)) rows.push(row);
		return {captureRow: Int32Array.from(rows), truthRow: new Int32Array(rows.length).fill(-1), joined: rows.length};
	});
}

function withoutOddForms({truths}: Dataset, {captureRow, truthRow}: Join): Pairs {
	const isReadable = (_: number, pair: number) =>
		(truthRow[pair] as number) < 0 || truths.isDecoded(truthRow[pair] as number);
	const captures = captureRow.filter(isReadable);
	return {captureRow: captures, truthRow: truthRow.filter(isReadable), joined: new Set(captures).size};
}

function readClasses(dataset: Dataset, mapping: Mapping, style: ReadingStyle, pairs: Pairs): Reading {
	const {captures, truths} = dataset;
	const {groundTruth} = mapping.roles;
	const space = new LabelSpace(labelKeys(mapping.labels));
	const own = labelCodes(captures, groundTruth, space);
	if (style.literal && groundTruth?.from === 'output') hideUnreadable(dataset, own, -1);
	const actual = gather(pairs, own, groundTruth?.from === 'truth' ? labelCodes(truths, groundTruth, space) : undefined);
	const spellings = datasetSpellings(dataset, mapping);
	const sides = labelSides(mapping.labels, spellings);
	const {predicted, score} = predictionsOf(captures, mapping, space, sides);
	if (style.literal) hideUnreadable(dataset, predicted, -1);
	const labels = space.keys().map((key) => spellings.get(key) ?? key);
	const outcomes: ClassOutcomes = {
		kind: 'classes',
		labels,
		actual,
		predicted: gather(pairs, predicted),
		score: score && gather(pairs, score),
	};
	const funnel = funnelOf(dataset, pairs, outcomes, (row) => predicted[row] !== -1);
	return {mapping, literal: style.literal, ...pairs, ...sides, outcomes, funnel};
}

function readNumbers(dataset: Dataset, mapping: Mapping, style: ReadingStyle, pairs: Pairs): Reading {
	const {captures, truths} = dataset;
	const {groundTruth, prediction, probability} = mapping.roles;
	const predicted = numbersOf(captures, prediction ?? probability);
	if (style.literal) hideUnreadable(dataset, predicted, Number.NaN);
	const ofTruth = groundTruth?.from === 'truth' ? numbersOf(truths, groundTruth) : undefined;
	const outcomes: NumberOutcomes = {
		kind: 'numbers',
		actual: gather(pairs, numbersOf(captures, groundTruth), ofTruth),
		predicted: gather(pairs, predicted),
	};
	const funnel = funnelOf(dataset, pairs, outcomes, (row) => Number.isFinite(predicted[row]));
	return {mapping, literal: style.literal, ...pairs, positive: undefined, negative: undefined, outcomes, funnel};
}

/** The values of each pair: from the ground-truth row where the pair has one, else from the capture row. */
function gather<T extends Int32Array | Float64Array>(pairs: Pairs, ofCapture: T, ofTruth?: T): T {
	const {captureRow, truthRow} = pairs;
	const values = new (ofCapture.constructor as new (length: number) => T)(captureRow.length);
	for (let pair = 0; pair < captureRow.length; pair++) {
		const truth = truthRow[pair] as number;
		const value = ofTruth !== undefined && truth >= 0 ? ofTruth[truth] : ofCapture[captureRow[pair] as number];
		values[pair] = value ?? Number.NaN;
	}
	return values;
}

/** The monitor has no decoder for BASE64: as it reads, such outputs hold nothing. */
function hideUnreadable({base64Types, captures}: Dataset, values: Int32Array | Float64Array, missing: number): void {
	if (base64Types.size === 0) return;
	for (let row = 0; row < values.length; row++) if (captures.encodingOf(row) === 'BASE64') values[row] = missing;
}
