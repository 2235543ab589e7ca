import type {Dataset} from '../records/dataset.js';
import type {Place} from '../records/place.js';
import {samePlace} from '../records/place.js';
import type {Side} from '../records/record.js';
import {isMissing, jsonForm, numberOf} from '../records/scalar.js';
import {complete, type Steps} from '../records/steps.js';
import type {Table} from '../records/table.js';
import {association, type Values} from './association.js';
import {LabelSpace} from './label-space.js';
import {labelKeys} from './labels.js';
import {type NamedRole, nameFits} from './names.js';
import {type Profile, profileAtSteps} from './profile.js';
import {recentSteps} from './recent.js';
import {nameOf} from './role.js';
import type {CountedValue} from './value-counts.js';

/** A place that could be a role, with what speaks for it. */
export type Candidate = {
	readonly place: Place;
	readonly profile: Profile;
	/** The sum of what speaks for it; comparable among candidates for one role only. */
	readonly score: number;
	/** How well its name fits, 0 to 1. */
	readonly name: number;
	/** How strongly its values hang together with the other side, 0 to 1. */
	readonly association: number;
	/** Share of its rows whose label occurs on the other side. */
	readonly overlap: number;
	/** Share of its rows whose value occurs on the other side in the same type and spelling. */
	readonly exact: number;
};

/** The other side of the comparison: values to hold candidates against, entry by entry for the given capture rows. */
export type Reference = {
	readonly rows: Int32Array;
	readonly values: readonly Values[];
	/** Where each of `values` stands, so that nothing is held against itself; empty where it cannot happen. */
	readonly places: readonly Place[];
	readonly labels: ReadonlySet<string>;
	/** The labels in JSON form: type and spelling as they are written. */
	readonly forms: ReadonlySet<string>;
};

/** The profiles of all columns on the given sides. */
export function profilesOn(dataset: Dataset, sides: readonly Side[]): readonly Profile[] {
	return complete(profilesSteps(dataset, sides));
}

/** The same in steps. */
export function profilesSteps(dataset: Dataset, sides: readonly Side[]): Steps<readonly Profile[]> {
	const {captures} = dataset;
	return recentSteps(dataset, 'profiles', sides.join(), function* () {
		const profiles: Profile[] = [];
		for (const place of captures.places()) {
			if (!sides.includes(place.from)) continue;
			const profile = yield* profileAtSteps(captures, place);
			if (profile && profile.kind !== 'nothing') profiles.push(profile);
			yield;
		}
		return profiles;
	});
}

type Search = {
	readonly role: NamedRole | readonly NamedRole[];
	readonly sides: readonly Side[];
	readonly kinds: readonly Profile['kind'][];
	readonly except: readonly (Place | undefined)[];
	readonly reference: Reference | undefined;
};

/** Candidates for a role, best first. */
export function candidatesFor(dataset: Dataset, search: Search): readonly Candidate[] {
	const roles = typeof search.role === 'string' ? [search.role] : search.role;
	return profilesOn(dataset, search.sides)
		.filter(({kind, place}) => search.kinds.includes(kind) && !search.except.some((other) => samePlace(other, place)))
		.map((profile) => {
			const name = Math.max(...roles.map((role) => nameFits(nameOf(profile.place.path), role)));
			const strength = search.reference ? associationWith(dataset.captures, profile, search.reference) : 0;
			const overlap = search.reference ? overlapWith(profile, search.reference.labels) : 0;
			const filled = profile.present / Math.max(1, dataset.captures.rows);
			const exact = search.reference
				? shareOf(profile, ({scalar}) => search.reference?.forms.has(jsonForm(scalar)) === true)
				: 0;
			const score = (name + 1.5 * strength + overlap + exact) * Math.min(1, filled + 0.1);
			return {place: profile.place, profile, score, name, association: strength, overlap, exact};
		})
		.sort((a, b) => b.score - a.score);
}

function associationWith(table: Table, profile: Profile, reference: Reference): number {
	const values = valuesOf(table, profile, reference.rows);
	const others = reference.values.filter((_, index) => !samePlace(reference.places[index], profile.place));
	return Math.max(0, ...others.map((other) => association(values, other)));
}

/** The values of a column at the given rows, as labels or as numbers, whichever they look like. */
export function valuesOf(table: Table, {column, kind}: Profile, rows: Int32Array): Values {
	if (kind === 'label' || kind === 'constant' || kind === 'text') {
		const space = new LabelSpace(undefined);
		return {kind: 'labels', codes: rows.map((row) => space.codeOfScalar(column.scalarAt(row)))};
	}
	const data = column.data(table.rows);
	const numberAt = (row: number) => {
		if (data.kind === 'numbers') return data.numbers[row] as number;
		const scalar = column.scalarAt(row);
		return scalar === undefined ? Number.NaN : numberOf(scalar);
	};
	return {kind: 'numbers', numbers: Float64Array.from(rows, numberAt)};
}

/** Labels compared as loosely as any normalisation could make them equal. */
export function looseKey(text: string): string {
	return looseKeyOf({text});
}

const looseKeyOf = labelKeys({normalise: ['trim', 'unquote', 'boolean', 'number', 'case']});

function overlapWith(profile: Profile, labels: ReadonlySet<string>): number {
	return labels.size === 0
		? 0
		: shareOf(profile, ({scalar}) => !isMissing(scalar) && labels.has(looseKey(scalar.text)));
}

function shareOf({values, present}: Profile, counts: (value: CountedValue) => boolean): number {
	const counted = values.filter(counts).reduce((sum, {count}) => sum + count, 0);
	return present === 0 ? 0 : counted / present;
}
