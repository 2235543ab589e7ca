import type {Mapping, Role} from '../mapping/mapping.js';
import {predictedAt, type Reading} from '../mapping/reading.js';
import {placesOfRole} from '../mapping/role.js';
import {occurringCodes} from '../metrics/distinct-codes.js';
import {labelAt} from '../metrics/outcomes.js';
import type {Dataset} from '../records/dataset.js';
import {type Place, shortPlaceText} from '../records/place.js';
import {isMissing, jsonForm} from '../records/scalar.js';
import type {Table} from '../records/table.js';
import {valueInLine} from './line-value.js';

/** A value of one record, in JSON form, and where it stands. */
export type FoundValue = {readonly place: Place; readonly where: string; readonly value: string};

/**
 * What a role's places hold in one record; of several labels for one id the first. Where reading passed over the values,
 * `line`, the raw line of the record, has them.
 */
export function valueOfRole(
	dataset: Dataset,
	reading: Reading,
	role: Role | undefined,
	row: number,
	line?: string,
): FoundValue | undefined {
	const dialect = dataset.captures.rows > row ? dataset.captures.dialectOf(row) : dataset.mainDialect;
	const truthRow = role?.from === 'truth' ? truthRowOf(reading, row) : undefined;
	for (const place of placesOfRole(role)) {
		const value =
			truthRow === undefined || truthRow === -1
				? captureValue(dataset.captures, place, row, line)
				: valueAt(dataset.truths, place, truthRow);
		if (value !== undefined) return {place, where: shortPlaceText(place, dialect), value};
	}
	return undefined;
}

function captureValue(table: Table, place: Place, row: number, line: string | undefined): string | undefined {
	const isPassedOver = table.unreadAt(place).length > 0 || (place.path === '$' && table.unreadIn(place.from));
	return isPassedOver ? line && valueInLine(line, place) : valueAt(table, place, row);
}

function valueAt(table: Table, place: Place, row: number): string | undefined {
	const scalar = table.column(place)?.scalarAt(row);
	if (!isMissing(scalar)) return jsonForm(scalar);
	const elements = table.elements(place).flatMap((column) => column.scalarAt(row) ?? []);
	if (elements.length === 0) return keysBelow(table, place, row);
	const shown = elements.slice(0, 4).map(jsonForm).join(', ');
	return `[${elements.length}] ${shown}${elements.length > 4 ? ', …' : ''}`;
}

/** An object is shown by its keys: `{age, plan, …}`. */
function keysBelow(table: Table, place: Place, row: number): string | undefined {
	const prefix = place.path === '$' ? '$' : place.path;
	const keys = new Set<string>();
	for (const {from, path} of table.places()) {
		if (from !== place.from || !path.startsWith(prefix) || table.column({from, path})?.scalarAt(row) === undefined)
			continue;
		const key = /^\.([\w-]+)|^\["((?:[^"\\]|\\.)*)"\]/.exec(path.slice(prefix.length));
		if (key) keys.add(key[1] ?? key[2] ?? '');
		if (keys.size > 4) break;
	}
	const list = [...keys];
	return list.length === 0 ? undefined : `{${list.slice(0, 4).join(', ')}${list.length > 4 ? ', …' : ''}}`;
}

/** The index of the first pair of a capture row; undefined where it has none. Pairs are in the order of capture rows. */
export function pairOf({captureRow}: Pick<Reading, 'captureRow'>, row: number): number | undefined {
	let [low, high] = [0, captureRow.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((captureRow[middle] as number) < row) low = middle + 1;
		else high = middle;
	}
	return captureRow[low] === row ? low : undefined;
}

function truthRowOf(reading: Reading, row: number): number | undefined {
	const pair = pairOf(reading, row);
	return pair === undefined ? undefined : reading.truthRow[pair];
}

/** What a record comes to under a reading. */
export type Verdict = {
	readonly groundTruth: string | undefined;
	readonly prediction: string | undefined;
	readonly state: 'agree' | 'differ' | 'no match possible';
};

export function verdictOf(reading: Reading, row: number): Verdict {
	const pair = pairOf(reading, row);
	const none: Verdict = {groundTruth: undefined, prediction: undefined, state: 'no match possible'};
	if (pair === undefined) return none;
	const {outcomes} = reading;
	if (outcomes.kind === 'numbers') return numbersVerdict(outcomes.actual[pair], outcomes.predicted[pair]);
	const [actual = -1, predicted] = [outcomes.actual[pair], predictedAt(reading, pair)];
	const [groundTruth, prediction] = [labelAt(outcomes, actual), labelAt(outcomes, predicted)];
	if (actual === -1 || predicted === -1) return {groundTruth, prediction, state: 'no match possible'};
	if (actual === predicted) return {groundTruth, prediction, state: 'agree'};
	return {
		groundTruth,
		prediction,
		state: occurringCodes(outcomes)[predicted] === 1 ? 'differ' : 'no match possible',
	};
}

/** How many pairs are in the cell of a record's first one, for cells that a matrix of very many labels leaves out. */
export function pairsAlike({captureRow, outcomes}: Reading, row: number): number {
	const {actual, predicted} = outcomes;
	const pair = pairOf({captureRow}, row);
	let count = 0;
	for (let at = 0; at < actual.length && pair !== undefined; at++) {
		if (actual[at] === actual[pair] && predicted[at] === predicted[pair]) count++;
	}
	return count;
}

function numbersVerdict(actual: number | undefined, predicted: number | undefined): Verdict {
	const text = (number: number | undefined) =>
		number === undefined || Number.isNaN(number) ? undefined : String(number);
	const state = Number.isFinite(actual) && Number.isFinite(predicted) ? 'differ' : 'no match possible';
	return {groundTruth: text(actual), prediction: text(predicted), state};
}

/** The role by which the prediction comes: a label, else a probability. */
export function slotOf(mapping: Pick<Mapping, 'roles'> | undefined): 'prediction' | 'probability' {
	return mapping?.roles.prediction === undefined && mapping?.roles.probability !== undefined
		? 'probability'
		: 'prediction';
}
