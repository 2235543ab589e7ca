import type {RoleName} from '../mapping/mapping.js';
import {pathsOf} from '../mapping/role.js';
import type {Json, JsonObject} from '../records/json.js';
import {parsePath, type Segment} from '../records/path.js';
import type {Side} from '../records/record.js';
import {writeJson} from '../records/write-json.js';
import {recordOf, withSide} from './change-record.js';
import {withChange} from './change-value.js';
import type {Material} from './material.js';

/** The material with every capture line changed; undefined as soon as one cannot be. A line that is no record stays. */
export function withCaptures(
	material: Material,
	change: (record: JsonObject, line: number) => JsonObject | undefined,
): Material | undefined {
	const captures = changedLines(material.captures, change);
	return captures && {...material, captures};
}

/** The same for the lines of ground truth. */
export function withGroundTruth(
	material: Material,
	change: (record: JsonObject, line: number) => JsonObject | undefined,
): Material | undefined {
	const groundTruth = changedLines(material.groundTruth, change);
	return groundTruth && {...material, groundTruth};
}

function changedLines(
	lines: readonly string[],
	change: (record: JsonObject, line: number) => JsonObject | undefined,
): readonly string[] | undefined {
	const changed: string[] = [];
	for (const [at, text] of lines.entries()) {
		const record = recordOf(text);
		const next = record && change(record, at);
		if (record !== undefined && next === undefined) return undefined;
		changed.push(next === undefined ? text : writeJson(next));
	}
	return changed;
}

/** Where a role stands, where that is a single place. */
export type RolePlace = {readonly from: Side; readonly path: readonly Segment[]};

export function placeOf({mapping}: Material, name: RoleName): RolePlace | undefined {
	const role = mapping.roles[name];
	const [first, ...others] = role === undefined ? [] : pathsOf(role);
	const path = first === undefined || others.length > 0 ? undefined : parsePath(first);
	return role === undefined || path === undefined ? undefined : {from: role.from, path};
}

/** The record with another value where a role stands; undefined where nothing stands there. */
export function withRole(
	record: JsonObject,
	{from, path}: RolePlace,
	change: (value: Json) => Json | undefined,
): JsonObject | undefined {
	return withSide(record, from, ({value}) => withChange(value, path, change));
}
