import type {Mapping, MappingPatch} from './mapping.js';

/** A new mapping with the patch merged into it; a part that becomes empty is left out. */
export function applyPatch(mapping: Mapping, patch: MappingPatch): Mapping {
	return mergePatch(mapping, patch) as Mapping;
}

/** Two patches in one: what the second says wins. */
export function joinPatches(first: MappingPatch, second: MappingPatch): MappingPatch {
	return joinObjects(first as PlainObject, second as PlainObject) as MappingPatch;
}

type PlainObject = {readonly [key: string]: unknown};

/** RFC 7386, except that a role is replaced whole: its path means nothing on another side. */
function mergePatch(target: unknown, patch: unknown): unknown {
	if (!isPlainObject(patch)) return patch;
	const merged: Record<string, unknown> = isPlainObject(target) && !('from' in patch) ? {...target} : {};
	for (const [key, value] of Object.entries(patch)) {
		if (value === null) delete merged[key];
		else merged[key] = mergePatch(merged[key], value);
	}
	for (const key of ['decision', 'join', 'labels', 'monitor']) {
		const part = merged[key];
		if (isPlainObject(part) && Object.keys(part).length === 0) delete merged[key];
	}
	return merged;
}

function joinObjects(first: PlainObject, second: PlainObject): PlainObject {
	const joined: Record<string, unknown> = {...first};
	for (const [key, value] of Object.entries(second)) {
		const before = joined[key];
		const nested = isPlainObject(before) && isPlainObject(value) && !('from' in value);
		joined[key] = nested ? joinObjects(before, value) : value;
	}
	return joined;
}

function isPlainObject(value: unknown): value is PlainObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
