import type {Dataset} from '../../records/dataset.js';
import {complete, inSpans, type Steps, spanCount} from '../../records/steps.js';
import type {Reading} from '../reading.js';
import type {Condition} from './condition.js';
import {formatCondition} from './format-condition.js';
import {rowMaskSteps, stepsToMask} from './masks.js';
import {type View, viewSteps} from './view.js';

/** The records as the mapping reads them, and as the monitor does. */
export type Readings = {readonly dataset: Dataset; readonly mapping: Reading; readonly monitor: Reading};

/** The capture rows that fulfil a condition, in order. Remembered while the readings stay what they are. */
export function rowsWhere(readings: Readings, condition: Condition): Int32Array {
	return complete(rowsWhereSteps(readings, condition));
}

/** The same in steps, some `stepsToRows`. */
export function* rowsWhereSteps(readings: Readings, condition: Condition): Steps<Int32Array> {
	const known = knownAbout(readings);
	const text = formatCondition(condition);
	const rows = known.rows.get(text) ?? (yield* rowsThat(yield* rowMaskSteps(yield* viewIn(known), condition)));
	known.rows.set(text, rows);
	return rows;
}

/** How often all records are looked at beside the mask: for those without a pair, and twice for the rows that are marked. */
const passesAround = 3;

/** How many steps finding the rows takes, roughly. */
export function stepsToRows({mapping}: Readings, condition: Condition): number {
	const units = mapping.captureRow.length;
	return passesAround * spanCount(units) + stepsToMask(condition, units);
}

/** The same, where it has been found out already. */
export function knownRowsWhere(readings: Readings, condition: Condition): Int32Array | undefined {
	return recent.find((known) => isAbout(known, readings))?.rows.get(formatCondition(condition));
}

/** What has been found out for one pair of readings. */
type Known = {readonly of: Readings; view: View | undefined; readonly rows: Map<string, Int32Array>};

/** Enough to go to and fro between two drafts; each holds some bytes for every record. */
const mostKnown = 2;
let recent: readonly Known[] = [];

function knownAbout(of: Readings): Known {
	const found = recent.find((known) => isAbout(known, of)) ?? {of, view: undefined, rows: new Map()};
	if (recent[0] !== found) recent = [found, ...recent.filter((known) => known !== found)].slice(0, mostKnown);
	return found;
}

function* viewIn(known: Known): Steps<View> {
	const {dataset, mapping, monitor} = known.of;
	known.view ??= yield* viewSteps(dataset, mapping, monitor);
	return known.view;
}

function isAbout({of}: Known, {mapping, monitor}: Readings): boolean {
	return of.mapping === mapping && of.monitor === monitor;
}

function* rowsThat(mask: Uint8Array): Steps<Int32Array> {
	let count = 0;
	yield* inSpans(mask.length, (from, to) => {
		count += marksIn(mask, from, to);
	});
	const rows = new Int32Array(count);
	let at = 0;
	yield* inSpans(mask.length, (from, to) => {
		at = addMarked(rows, at, mask, from, to);
	});
	return rows;
}

function marksIn(mask: Uint8Array, from: number, to: number): number {
	let count = 0;
	for (let row = from; row < to; row++) count += mask[row] as number;
	return count;
}

/** Returns how many there are then. */
function addMarked(rows: Int32Array, count: number, mask: Uint8Array, from: number, to: number): number {
	let at = count;
	for (let row = from; row < to; row++) if (mask[row] === 1) rows[at++] = row;
	return at;
}
