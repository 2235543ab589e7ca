import {documentPath} from '../records/faults.js';
import type {Segment} from '../records/path.js';
import type {Mapping} from './mapping.js';

/** A leaf that differs; `undefined` on the side where it is not. A list is one leaf. */
export type MappingChange = {readonly path: string; readonly before: unknown; readonly after: unknown};

/** Every leaf that two mappings do not share, those of `before` first, in the order in which they stand there. */
export function diffMappings(before: Mapping, after: Mapping): readonly MappingChange[] {
	const old = leavesOf(before, []);
	const now = leavesOf(after, []);
	const paths = new Set([...old.keys(), ...now.keys()]);
	return [...paths]
		.map((path) => ({path, before: old.get(path), after: now.get(path)}))
		.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function leavesOf(value: unknown, path: readonly Segment[]): ReadonlyMap<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		return new Map([[documentPath(path), value]]);
	return new Map(Object.entries(value).flatMap(([key, inner]) => [...leavesOf(inner, [...path, key])]));
}
