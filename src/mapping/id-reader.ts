import {isMissing} from '../records/scalar.js';
import type {Table} from '../records/table.js';
import type {JoinRules, Role} from './mapping.js';
import {pathsOf} from './role.js';

/** The id of a row after the join's normalisations; undefined where it has none. */
export function idReader(
	table: Table,
	role: Role | undefined,
	rules: JoinRules | undefined,
): (row: number) => string | undefined {
	const columns = role === undefined ? [] : pathsOf(role).map((path) => table.column({from: role.from, path}));
	return (row) => {
		for (const column of columns) {
			const scalar = column?.scalarAt(row);
			if (!isMissing(scalar)) return normaliseId(scalar.text, rules);
		}
		return undefined;
	};
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
