import type {Documents} from '../records/documents.js';
import {leafAt} from '../records/flatten.js';
import type {Json} from '../records/json.js';
import {isJsonList} from '../records/json.js';
import {parsePath, type Segment, valueAt} from '../records/path.js';
import {placesOf} from '../records/place.js';
import type {Dialect, Side} from '../records/record.js';
import {numberOf, type Scalar} from '../records/scalar.js';
import type {Role} from './mapping.js';
import {placesOfRole} from './role.js';

/** A role read from one record at a time; each path is parsed once. */
export type RoleReader = {
	/** The first leaf that is wanted, over the paths of the role in order. */
	readonly leaf: (record: Documents, wanted: (scalar: Scalar) => boolean) => Scalar | undefined;
	/** The leaf at each path of the role, in order. */
	readonly leaves: (record: Documents) => readonly (Scalar | undefined)[];
	/** The numbers of a list, NaN for elements that are none; empty where the role is no list in this record. */
	readonly vector: (record: Documents) => Float64Array;
	/** The whole value, be it a leaf or not. */
	readonly value: (record: Documents) => Json | undefined;
};

type Target = {readonly from: Side; readonly path: readonly Segment[]};

/** For each path of a role, the places that it may mean in a dialect. */
type Targets = readonly (readonly Target[])[];

export function roleReader(role: Role | undefined): RoleReader {
	const known = new Map<Dialect, Targets>();
	const targetsIn = (dialect: Dialect): Targets => {
		const targets = known.get(dialect) ?? targetsOf(role, dialect);
		known.set(dialect, targets);
		return targets;
	};
	const leaves = (record: Documents) => targetsIn(record.dialect).map((places) => leafOf(record, places));
	return {
		leaves,
		leaf: (record, wanted) => leaves(record).find((scalar) => scalar !== undefined && wanted(scalar)),
		vector(record) {
			for (const places of targetsIn(record.dialect)) {
				const numbers = vectorOf(record, places);
				if (numbers.some((number) => !Number.isNaN(number))) return numbers;
			}
			return new Float64Array();
		},
		value: (record) => firstDefined(targetsIn(record.dialect).flat(), ({from, path}) => valueAt(record.on(from), path)),
	};
}

function targetsOf(role: Role | undefined, dialect: Dialect): Targets {
	return placesOfRole(role).map((place) =>
		placesOf(place, dialect).map(({from, path}) => ({from, path: parsePath(path) ?? []})),
	);
}

function leafOf(record: Documents, places: readonly Target[]): Scalar | undefined {
	return firstDefined(places, ({from, path}) => leafAt(record.on(from), path));
}

function vectorOf(record: Documents, places: readonly Target[]): Float64Array {
	const list = firstDefined(places, ({from, path}) => {
		const value = valueAt(record.on(from), path);
		return isJsonList(value) ? value : undefined;
	});
	return Float64Array.from(list ?? [], (_, index) => {
		const scalar = leafOf(
			record,
			places.map(({from, path}) => ({from, path: [...path, index]})),
		);
		return scalar === undefined ? Number.NaN : numberOf(scalar);
	});
}

function firstDefined<T, U>(items: readonly T[], of: (item: T) => U | undefined): U | undefined {
	for (const item of items) {
		const found = of(item);
		if (found !== undefined) return found;
	}
	return undefined;
}
