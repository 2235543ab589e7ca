import type {Dataset} from '../../records/dataset.js';
import {type Place, shortPlaceText} from '../../records/place.js';
import type {DecodedRecord, DecodeStep, Payload} from '../../records/record.js';
import type {Table} from '../../records/table.js';
import {numberText} from '../outcome-text.js';
import type {Subject} from './subject.js';
import type {Found} from './trace.js';

/** `capture.jsonl:12`, without the folders. */
export function lineText(table: Table, {sources}: Dataset, row: number): string {
	const {source, line} = table.originOf(row);
	return `${sources[source]?.split('/').at(-1) ?? 'line'}:${line}`;
}

/** `640 bytes from byte 12,345 on`. */
export function bytesText({captures}: Dataset, row: number): string {
	const {offset, bytes} = captures.originOf(row);
	return `${numberText(bytes)} bytes from byte ${numberText(offset)} on`;
}

/** `capture.jsonl:12 → endpointOutput → $.score → JSON`: the file and line, the path, and how it was decoded. */
export function originText({dataset, row, record}: Subject, {place, truthRow}: Found): string {
	if (truthRow !== undefined) return `${lineText(dataset.truths, dataset, truthRow)} → ${place.path}`;
	const steps = decodingText(record, place);
	const where = place.from === 'truth' ? place.path : shortPlaceText(place, record.dialect);
	return `${lineText(dataset.captures, dataset, row)} → ${where}${steps === '' ? '' : ` → ${steps}`}`;
}

function decodingText(record: DecodedRecord, {from}: Place): string {
	const payload = from === 'input' || from === 'output' ? record[from] : undefined;
	return payload === undefined ? '' : payloadText(payload);
}

/** `BASE64 → JSON, newline at the end taken off`; empty where the value stood in the line as JSON. */
export function payloadText(payload: Payload): string {
	if (payload.encoding === 'none') return '';
	if (!payload.ok) return `${payload.encoding}, cannot be decoded: ${payload.reason}`;
	const format = payload.format.toUpperCase();
	const encoding = payload.encoding === format ? format : `${payload.encoding} → ${format}`;
	const steps = payload.steps.filter((step) => step !== 'base64').map((step) => stepTexts[step]);
	return [encoding, ...steps].join(', ');
}

const stepTexts: Readonly<Record<Exclude<DecodeStep, 'base64'>, string>> = {
	bom: 'byte order mark taken off',
	crlf: 'CRLF line ends',
	'trailing-newline': 'newline at the end taken off',
	'leading-newline': 'newline at the start taken off',
	'header-line': 'header line taken off',
	'json-lines': 'JSON Lines in one text',
};
