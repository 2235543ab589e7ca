import type {Column} from '../records/column.js';
import type {Place} from '../records/place.js';
import {isMissing} from '../records/scalar.js';
import type {Table} from '../records/table.js';
import {wordsOfUuid} from '../records/uuid.js';
import type {WideTexts} from '../records/wide-texts.js';
import type {JoinRules, Role} from './mapping.js';
import {pathsOf} from './role.js';

/** The id of a row after the join's normalisations; undefined where it has none. */
export function idReader(
	table: Table,
	role: Role | undefined,
	rules: JoinRules | undefined,
): (row: number) => string | undefined {
	const columns = idColumns(table, role);
	return (row) => {
		for (const column of columns) {
			const scalar = column.scalarAt(row);
			if (!isMissing(scalar)) return normaliseId(scalar.text, rules);
		}
		return undefined;
	};
}

/** Whether any row of a table may have an id. */
export function mayHaveIds(table: Table, role: Role | undefined): boolean {
	return idColumns(table, role).length > 0;
}

/** The four words of every row's id, one row behind the other, zeros where it has none. */
export type UuidWords = Uint32Array;

/** All ids of a table as words; undefined where not all of them are UUIDs as they stand. */
export function uuidWords(table: Table, role: Role | undefined, rules: JoinRules | undefined): UuidWords | undefined {
	if (mayChangeUuids(rules)) return undefined;
	const [column, ...others] = idColumns(table, role);
	const data = others.length === 0 ? column?.data(table.rows) : undefined;
	const words = data?.kind === 'texts' ? data.texts.words : undefined;
	return words !== undefined && words.length >= table.rows * wordsOfUuid ? words : undefined;
}

/** All ids of a table as they are held; undefined where they have to be made of what is held. */
export function idTexts(table: Table, role: Role | undefined, rules: JoinRules | undefined): WideTexts | undefined {
	const [column, ...others] = idColumns(table, role);
	const data = others.length === 0 ? column?.data(table.rows) : undefined;
	if (data?.kind !== 'texts') return undefined;
	const staySame = isWithoutEffect(rules) || (data.texts.words !== undefined && !mayChangeUuids(rules));
	return staySame ? data.texts : undefined;
}

function isWithoutEffect({normalise = [], stripPrefix, stripSuffix}: JoinRules = {}): boolean {
	return normalise.length === 0 && !stripPrefix && !stripSuffix;
}

/** UUIDs are held as words only in small letters and without blanks; of affixes, only one that is part of them counts. */
function mayChangeUuids(rules: JoinRules | undefined): boolean {
	return [rules?.stripPrefix, rules?.stripSuffix].some((affix) => affix && /^[\da-f-]*$/i.test(affix));
}

/** Where a table has ids at all: of several paths those that any row has. */
export function idPlaces(table: Table, role: Role | undefined): readonly Place[] {
	if (role === undefined) return [];
	return pathsOf(role).flatMap((path) => {
		const place = {from: role.from, path};
		return table.column(place) === undefined ? [] : [place];
	});
}

function idColumns(table: Table, role: Role | undefined): readonly Column[] {
	return idPlaces(table, role).flatMap((place) => table.column(place) ?? []);
}

export function normaliseId(text: string, rules: JoinRules | undefined): string {
	if (rules === undefined) return text;
	let id = rules.normalise?.includes('trim') ? text.trim() : text;
	if (rules.normalise?.includes('case')) id = id.toLowerCase();
	const prefix = rules.normalise?.includes('case') ? rules.stripPrefix?.toLowerCase() : rules.stripPrefix;
	const suffix = rules.normalise?.includes('case') ? rules.stripSuffix?.toLowerCase() : rules.stripSuffix;
	if (prefix && id.startsWith(prefix)) id = id.slice(prefix.length);
	if (suffix && id.endsWith(suffix)) id = id.slice(0, id.length - suffix.length);
	return id;
}
