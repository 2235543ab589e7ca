import {Column} from '../records/column.js';
import type {Place} from '../records/place.js';
import {isMissing} from '../records/scalar.js';
import {complete, type Steps} from '../records/steps.js';
import type {Table} from '../records/table.js';
import {type ColumnFacts, factsSteps} from './column-facts.js';
import type {Role} from './mapping.js';
import {placesOfRole} from './role.js';

export type Profile = ColumnFacts & {
	readonly place: Place;
	readonly column: Column;
};

/** The profile of the column at a place; undefined where no record has a value there. */
export function profileAt(table: Table, place: Place): Profile | undefined {
	return complete(profileAtSteps(table, place));
}

/** The same in steps. */
export function* profileAtSteps(table: Table, place: Place): Steps<Profile | undefined> {
	const column = table.column(place);
	return column && {place, column, ...(yield* factsSteps(column, table.rows))};
}

/** Looks at all columns of a table beforehand. */
export function* profilesAheadSteps(table: Table): Steps<void> {
	for (const place of table.places()) yield* profileAtSteps(table, place);
}

/** The profile of what a role reads, over all its paths; its place is the first that has a value. */
export function profileOfRole(table: Table, role: Role | undefined): Profile | undefined {
	return complete(profileOfRoleSteps(table, role));
}

/** The same in steps. */
export function* profileOfRoleSteps(table: Table, role: Role | undefined): Steps<Profile | undefined> {
	const [first, ...others] = placesOfRole(role).filter((place) => (table.column(place)?.present ?? 0) > 0);
	if (first === undefined || others.length === 0) return first && (yield* profileAtSteps(table, first));
	const columns = [first, ...others].flatMap((place) => table.column(place) ?? []);
	const column = yield* joinedColumnSteps(columns, table.rows);
	return {place: first, column, ...(yield* factsSteps(column, table.rows))};
}

const rowsPerStep = 1 << 16;

/** For each row the first of the columns' values. */
function* joinedColumnSteps(columns: readonly Column[], rows: number): Steps<Column> {
	const joined = new Column();
	for (let row = 0; row < rows; row++) {
		const scalar = columns.map((column) => column.scalarAt(row)).find((value) => !isMissing(value));
		if (scalar !== undefined) joined.set(row, scalar);
		if (row % rowsPerStep === 0) yield;
	}
	return joined;
}
