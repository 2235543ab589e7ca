import type {Mapping, Role} from '../mapping/mapping.js';
import type {RecordReading} from '../mapping/read-record.js';
import {nameOf, pathsOf} from '../mapping/role.js';
import {roleReader} from '../mapping/role-leaves.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import {documentsOf} from '../records/documents.js';
import {isJsonObject, type Json, type JsonObject} from '../records/json.js';
import {parsePath, type Segment} from '../records/path.js';
import type {DecodedRecord, Side} from '../records/record.js';
import {withValueAt} from './captured-output.js';
import {type Layout, pathOf} from './layout.js';

/** The parts of an exchange, or the whole record of a flat payload. */
type Part = 'request' | 'response' | 'record';

/** Puts records that carry their own labels into the shape that the monitor expects. */
export type FlatCorrector = (record: DecodedRecord, reading: RecordReading) => JsonObject;

/**
 * Each role goes under the key that the monitor expects, and away from the key where it was; whatever else a record
 * holds stays. Labels are written as text.
 */
export function flatCorrector(mapping: Mapping, layout: Layout, configuration: MonitorConfiguration): FlatCorrector {
	const {roles, monitor} = mapping;
	const features = roleReader(roles.features);
	const truth = flatTruth(mapping, configuration);
	return (record, reading) => {
		const asRead = (text: string) => (mapping.problemType === 'Regression' ? Number(text) : text);
		const written: Written[] = [
			{part: 'request', name: monitor?.features ?? configuration.features, value: features.value(documentsOf(record))},
			{part: 'response', name: layout.label, value: reading.prediction && asRead(reading.prediction)},
			{part: 'response', name: layout.probability, value: finite(reading.probability)},
			{...truth, value: reading.groundTruth && asRead(reading.groundTruth)},
		];
		return assemble(record, written, movedKeys(mapping));
	};
}

/** Where the monitor looks for ground truth in an exchange: in the response, unless it is said otherwise. */
export function flatTruth(
	{roles, monitor}: Mapping,
	{groundTruthAttribute, groundTruthFrom}: MonitorConfiguration,
): {readonly part: Part; readonly name: string} {
	const name = monitor?.groundTruth ?? groundTruthAttribute ?? nameOfRole(roles.groundTruth);
	return {part: groundTruthFrom ?? 'response', name};
}

type Written = {readonly part: Part; readonly name: string | undefined; readonly value: Json | undefined};

function assemble(record: DecodedRecord, written: readonly Written[], moved: readonly MovedKey[]): JsonObject {
	const isPayload = record.dialect === 'payload';
	const parts = new Map<Part, JsonObject>(
		isPayload
			? [['record', record.record]]
			: [
					['request', objectIn(record.input)],
					['response', objectIn(record.output)],
					['record', record.record],
				],
	);
	const partOf = (part: Part): Part => (isPayload ? 'record' : part);
	for (const {part, key} of moved) parts.set(partOf(part), without(parts.get(partOf(part)) ?? {}, key));
	for (const {part, name, value} of written) {
		if (name === undefined || value === undefined) continue;
		parts.set(partOf(part), withValueAt(parts.get(partOf(part)) ?? {}, pathOf(name, 'json'), value));
	}
	const {record: whole, ...sides} = Object.fromEntries(parts);
	return {...(whole as JsonObject), ...sides};
}

type MovedKey = {readonly part: Part; readonly key: string};

/** Top-level keys that hold a role; deeper ones stay, their surroundings would be left behind. */
function movedKeys({roles, monitor}: Mapping): readonly MovedKey[] {
	const moved = [monitor?.features === undefined ? undefined : roles.features, roles.prediction, roles.groundTruth];
	return moved.flatMap((role) => {
		const part = role && partsOfSides[role.from];
		return role === undefined || part === undefined ? [] : topLevelKeys(role).map((key) => ({part, key}));
	});
}

function topLevelKeys(role: Role): readonly string[] {
	return pathsOf(role).flatMap((path) => {
		const [key, ...deeper]: readonly Segment[] = parsePath(path) ?? [];
		return typeof key === 'string' && deeper.length === 0 ? [key] : [];
	});
}

const partsOfSides: {readonly [side in Side]?: Part} = {input: 'request', output: 'response', record: 'record'};

function nameOfRole(role: Role | undefined): string {
	const [path] = role === undefined ? [] : pathsOf(role);
	return path === undefined ? 'ground_truth' : nameOf(path);
}

function objectIn(payload: DecodedRecord['output']): JsonObject {
	return payload?.ok && isJsonObject(payload.value) ? payload.value : {};
}

function without(object: JsonObject, key: string): JsonObject {
	const {[key]: _, ...others} = object;
	return others;
}

function finite(number: number): number | undefined {
	return Number.isFinite(number) ? number : undefined;
}
