import type {Finding} from '../../findings/finding.js';
import type {Condition} from '../../mapping/conditions/condition.js';
import type {Handlers} from '../handlers.js';
import type {Model} from '../model.js';
import {numberText} from '../outcome-text.js';
import type {OverlayKeys} from '../overlays.js';
import {withSet} from '../record-sets/entering-set.js';
import {countOf, rowsOf} from '../record-sets/record-set.js';
import {nextConditionOf, recordsOfFinding} from './finding-records.js';
import {type Target, targetRows} from './targets.js';

/** Where the cursor is among the numbers. A row that is shorter than the column has it at its end. */
export type Numbers = {readonly row: number; readonly column: number};

export const initialNumbers: Numbers = {row: 0, column: 0};

export type NumbersEvent = {readonly type: 'numbers-crossed'; readonly by: 1 | -1};

export const numbersHandlers: Handlers<NumbersEvent> = {
	'numbers-crossed': (model, {by}) => {
		const {row, column} = cursorOf(model);
		const end = (targetRows(model)[row]?.targets.length ?? 1) - 1;
		return {...model, numbers: {row, column: Math.max(0, Math.min(column + by, end))}};
	},
};

export const numbersKeys: OverlayKeys = {
	moved(model, by) {
		const row = Math.max(0, Math.min(cursorOf(model).row + by, targetRows(model).length - 1));
		return {...model, numbers: {...model.numbers, row}};
	},
	entered(model) {
		const {row, column} = cursorOf(model);
		const target = targetRows(model)[row]?.targets[column];
		return target === undefined ? {...model, overlay: undefined} : shown(model, target);
	},
};

/** The cursor, within the numbers that there are now. */
export function cursorOf(model: Model): Numbers {
	const rows = targetRows(model);
	const row = Math.max(0, Math.min(model.numbers.row, rows.length - 1));
	const column = Math.max(0, Math.min(model.numbers.column, (rows[row]?.targets.length ?? 1) - 1));
	return {row, column};
}

/** What has to be known before the number under the cursor shows its records; undefined where nothing has to. */
export function conditionOfTarget(model: Model): {readonly name: string; readonly of: Condition} | undefined {
	const {row, column} = cursorOf(model);
	const target = targetRows(model)[row]?.targets[column];
	if (target === undefined || target.of.kind === 'lines') return undefined;
	const {name, of} = target;
	const condition = of.kind === 'finding' ? nextConditionOf(model, of.finding) : of;
	return condition && {name, of: condition};
}

function shown(model: Model, {name, count, of}: Target): Model {
	if (of.kind === 'lines') return count === 0 ? refused(model, 'No line is malformed') : malformedShown(model);
	if (of.kind === 'finding') return findingShown(model, of.finding);
	const records = rowsOf(model, {name, of}).length;
	// A record that is paired with several labels stands in several cells, or several times in one.
	const pairs = records === count ? '' : ` (${numberText(count)} pairs with a label)`;
	return withSet(model, {name, of}, pairs);
}

function malformedShown(model: Model): Model {
	return {...model, overlay: 'malformed', overlayTop: 0};
}

/** The records of a finding; where these are not just those that it counts, the screen says so. */
function findingShown(model: Model, finding: Finding): Model {
	const {code, count} = finding;
	if (code === 'payload/malformed') return malformedShown(model);
	const found = recordsOfFinding(model, finding);
	if (found.kind === 'none') return refused(model, found.why);
	if (found.kind === 'evidence') {
		const name = `evidence of ${code}`;
		const more = `: which of ${countOf(count)} it counts is not known`;
		return withSet(model, {name, of: {kind: 'rows', rows: found.rows}}, more);
	}
	const more = found.kind === 'exact' ? '' : `, while the finding counts ${numberText(count)}`;
	return withSet(model, {name: code, of: found.of}, more);
}

function refused(model: Model, text: string): Model {
	return {...model, notice: {kind: 'refused', text}};
}
