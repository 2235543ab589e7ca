import type {Dataset} from '../records/dataset.js';
import type {Steps} from '../records/steps.js';
import {lookForRepeatsSteps} from './distinct-numbers.js';

/** What is found out takes up to four bytes a row for each. */
const mostColumns = 4;

/** Tells the numbers of columns apart that may be assigned as labels, before anybody does. */
export function* numbersAheadSteps({captures, truths}: Dataset): Steps<void> {
	const outputs = captures.places().filter(({from}) => from === 'output');
	const tables = [
		{table: captures, places: outputs},
		{table: truths, places: truths.places()},
	];
	let columns = 0;
	for (const {table, places} of tables) {
		for (const place of places) {
			// To look into a column that was passed over would be to ask for its values.
			const isRead = table.unreadAt(place).length === 0;
			const data = isRead ? table.column(place)?.data(table.rows) : undefined;
			if (data?.kind !== 'numbers') continue;
			if (++columns > mostColumns) return;
			yield* lookForRepeatsSteps(data.numbers, table.rows);
		}
	}
}
