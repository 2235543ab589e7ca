import {decodeRecord} from '../../records/decode-record.js';
import {isGroundTruthRecord} from '../../records/dialect.js';
import {parseJson} from '../../records/exact-json.js';
import {isJsonList, isJsonObject, type Json} from '../../records/json.js';
import {findSyntaxFault} from '../../records/json-syntax.js';
import type {DecodedRecord, Payload} from '../../records/record.js';
import {scalarOf} from '../../records/scalar.js';
import {writeJson} from '../../records/write-json.js';
import type {Model} from '../model.js';
import {type OneReading, readOne} from './read-one.js';

/** What a text comes to when it is taken for one record. */
export type Examined =
	| {readonly kind: 'empty'}
	/** Line and column are 1-based, the column in UTF-16 units. */
	| {
			readonly kind: 'broken';
			readonly what: string;
			readonly offset: number;
			readonly line: number;
			readonly column: number;
	  }
	| {readonly kind: 'no record'; readonly what: string}
	| {
			readonly kind: 'record';
			/** The record as it stands in a file. */
			readonly line: string;
			readonly record: DecodedRecord;
			/** Undefined until records have been read that show what the monitor looks for. */
			readonly monitor: OneReading | undefined;
			readonly mapping: OneReading | undefined;
	  };

type Known = Pick<Model, 'data' | 'monitor' | 'draft'>;

let last: {text: string; known: Known; version: string; examined: Examined} | undefined;

/** Remembers the last answer: one frame asks several times. */
export function examined(text: string, known: Known): Examined {
	const {data, monitor, draft} = known;
	const isSame = last?.text === text && last.known.monitor === monitor && last.known.draft === draft;
	if (last === undefined || !isSame || last.version !== data.version) {
		last = {text, known: {data, monitor, draft}, version: data.version, examined: examine(text, known)};
	}
	return last.examined;
}

function examine(text: string, known: Known): Examined {
	if (text.trim() === '') return {kind: 'empty'};
	const parsed = parse(text);
	if ('kind' in parsed) return parsed;
	const {value} = parsed;
	if (!isJsonObject(value)) return {kind: 'no record', what: `${nameOf(value)}; a record is an object`};
	if (isGroundTruthRecord(value))
		return {kind: 'no record', what: 'a ground-truth record; a capture is what can be tried here'};
	const record = decodeRecord(value);
	const {dataset} = known.data;
	const read = (mapping: OneMapping | undefined) => mapping && readOne({record, dataset, ...mapping});
	const {monitor, draft} = known;
	return {
		kind: 'record',
		line: writeJson(value),
		record,
		monitor: read(monitor && {mapping: monitor.literal, literal: true}),
		mapping: read(draft && {mapping: draft.mapping, literal: false}),
	};
}

type OneMapping = Pick<Parameters<typeof readOne>[0], 'mapping' | 'literal'>;

function parse(text: string): {readonly value: Json} | Extract<Examined, {kind: 'broken'}> {
	try {
		return {value: parseJson(text)};
	} catch (error) {
		const {offset, what} = findSyntaxFault(text) ?? {offset: 0, what: error instanceof Error ? error.message : ''};
		const lines = text.slice(0, offset).split('\n');
		return {kind: 'broken', what, offset, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1};
	}
}

function nameOf(value: Json): string {
	const type = isJsonList(value) ? 'list' : scalarOf(value)?.type;
	return type === 'null' ? 'null' : `a ${type ?? 'value'}`;
}

/** How a payload was decoded, in words: `CSV, trailing-newline`. */
export function decodingText(payload: Payload): string {
	if (!payload.ok) return payload.reason;
	const encoding = payload.encoding === 'none' ? 'not encoded' : payload.encoding;
	return [encoding, ...(payload.contentType === undefined ? [] : [payload.contentType]), ...payload.steps].join(', ');
}
