import type {RecordReading} from '../mapping/read-record.js';
import type {Json, JsonObject} from '../records/json.js';
import {ExactNumber} from '../records/json.js';
import type {Segment} from '../records/path.js';
import {writeJson} from '../records/write-json.js';
import {fieldText, plainDecimal} from './label-text.js';
import {type Layout, pathOf} from './layout.js';

type Value = {readonly attribute: string; readonly text: string; readonly isNumber: boolean};

/** What a corrected output holds of a reading; undefined where the reading has no value for it. */
function valuesOf(layout: Layout, reading: RecordReading, regression: boolean): readonly Value[] | undefined {
	const {label, probability} = layout;
	if (reading.prediction === undefined) return undefined;
	const values: Value[] = [];
	if (label !== undefined) {
		const text = regression ? plainDecimal(Number(reading.prediction)) : fieldText(reading.prediction);
		values.push({attribute: label, text, isNumber: regression});
	}
	if (probability !== undefined && Number.isFinite(reading.probability)) {
		values.push({attribute: probability, text: plainDecimal(reading.probability), isNumber: true});
	}
	return values;
}

/**
 * An `endpointOutput` in which the monitor finds the prediction under its attribute, and nothing else: a CSV row, or a
 * flat JSON object with labels as text. Undefined for a record without prediction.
 */
export function correctedOutput(layout: Layout, reading: RecordReading, regression: boolean): JsonObject | undefined {
	const values = valuesOf(layout, reading, regression);
	if (values === undefined) return undefined;
	return layout.format === 'csv'
		? {observedContentType: 'text/csv', mode: 'OUTPUT', data: csvRow(values), encoding: 'CSV'}
		: {observedContentType: 'application/json', mode: 'OUTPUT', data: writeJson(objectOf(values)), encoding: 'JSON'};
}

function csvRow(values: readonly Value[]): string {
	const fields: string[] = [];
	for (const {attribute, text} of values) fields[Number(attribute)] = text;
	return Array.from(fields, (field) => field ?? '').join(',');
}

function objectOf(values: readonly Value[]): JsonObject {
	return values.reduce<JsonObject>(
		(object, {attribute, text, isNumber}) =>
			withValueAt(object, pathOf(attribute, 'json'), isNumber ? new ExactNumber(text) : text),
		{},
	);
}

/** A copy of an object with the value at a path of keys; objects on the way are made where there are none. */
export function withValueAt(object: JsonObject, [first, ...rest]: readonly Segment[], value: Json): JsonObject {
	if (first === undefined) return object;
	const key = String(first);
	if (rest.length === 0) return {...object, [key]: value};
	const inner = object[key];
	const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
	return {...object, [key]: withValueAt(isObject ? (inner as JsonObject) : {}, rest, value)};
}
