import {type Mapping, type MappingPatch, mappingKeys} from './mapping.js';

/** A new mapping with the patch merged into it (RFC 7386); a part that becomes empty is left out. */
export function applyPatch(mapping: Mapping, patch: MappingPatch): Mapping {
	const merged = withoutEmptyParts(mergePatch(mapping, patch));
	return ('roles' in merged ? merged : {...merged, roles: {}}) as Mapping;
}

/** Two patches in one: applying it is applying the first and then the second. */
export function joinPatches(first: MappingPatch, second: MappingPatch): MappingPatch {
	const joined = joinObjects(first, second);
	for (const part of ['decision', 'join', 'monitor'] as const) {
		// The second patch begins this part anew, so the keys that it does not name have to go by name.
		if (first[part] === null && second[part]) joined[part] = {...removalOf(mappingKeys[part]), ...second[part]};
	}
	return joined as MappingPatch;
}

type PlainObject = {readonly [key: string]: unknown};

function mergePatch(target: PlainObject, patch: PlainObject): PlainObject {
	const merged = new Map(Object.entries(target));
	for (const [key, value] of Object.entries(patch)) {
		const before = merged.get(key);
		if (value === null) merged.delete(key);
		else if (isPlainObject(value)) merged.set(key, mergePatch(isPlainObject(before) ? before : {}, value));
		else merged.set(key, value);
	}
	return Object.fromEntries(merged);
}

function joinObjects(first: PlainObject, second: PlainObject): Record<string, unknown> {
	const joined = new Map(Object.entries(first));
	for (const [key, value] of Object.entries(second)) {
		const before = joined.get(key);
		joined.set(key, isPlainObject(before) && isPlainObject(value) ? joinObjects(before, value) : value);
	}
	return Object.fromEntries(joined);
}

function withoutEmptyParts(object: PlainObject): PlainObject {
	const kept = Object.entries(object)
		.map(([key, value]) => [key, isPlainObject(value) ? withoutEmptyParts(value) : value] as const)
		.filter(([, value]) => !isPlainObject(value) || Object.keys(value).length > 0);
	return Object.fromEntries(kept);
}

function removalOf(keys: readonly string[]): PlainObject {
	return Object.fromEntries(keys.map((key) => [key, null]));
}

function isPlainObject(value: unknown): value is PlainObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
