import type {Event} from '../../session/events.js';
import type {Model} from '../../session/model.js';
import {cursorOf} from '../../session/numbers/numbers.js';
import {type Target, targetRows} from '../../session/numbers/targets.js';
import {numberText} from '../../session/outcome-text.js';
import {chosen, type Section} from '../section.js';

type Placed = {readonly target: Target; readonly row: number; readonly column: number};

/** Of a large matrix the cells with most records are read out; the others are found by a filter. */
const mostCells = 20;

/** The numbers in the order in which they are read out; cells where nothing is are not. */
function placedTargets(model: Model): readonly Placed[] {
	const all = targetRows(model).map(({section, targets}, row) => ({
		isMatrix: section === 'matrix',
		placed: targets.map((target, column) => ({target, row, column})),
	}));
	const cells = all.filter(({isMatrix}) => isMatrix).flatMap(({placed}) => placed);
	const full = cells.filter(({target}) => target.count > 0).sort((a, b) => b.target.count - a.target.count);
	return [...full.slice(0, mostCells), ...all.filter(({isMatrix}) => !isMatrix).flatMap(({placed}) => placed)];
}

/** Confusion matrix, funnel and findings as numbers, each of which stands for its records. */
export function numbersSection(model: Model): Section {
	const cursor = cursorOf(model);
	const lines = placedTargets(model).map(({target: {name, count}, row, column}, at) => {
		const here = row === cursor.row && column === cursor.column ? chosen : '';
		return `${at + 1}. ${name}: ${numberText(count)}${here}`;
	});
	return {title: 'Numbers and their records', lines, hint: 'a number goes to the records that it counts'};
}

export function numberPicked(model: Model, number: number): readonly Event[] | undefined {
	const placed = placedTargets(model)[number - 1];
	if (placed === undefined) return undefined;
	const {row, column} = cursorOf(model);
	const across = placed.column - column;
	const crossed: Event = {type: 'numbers-crossed', by: across < 0 ? -1 : 1};
	// The row first: another row may be shorter than the column is.
	return [
		{type: 'cursor-moved', by: placed.row - row},
		...Array.from({length: Math.abs(across)}, () => crossed),
		{type: 'entered'},
	];
}
