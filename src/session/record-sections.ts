import {documentsOf} from '../records/documents.js';
import type {Json} from '../records/json.js';
import type {DecodedRecord, Payload, Side} from '../records/record.js';

/** A side of a record under its heading; what could not be decoded has a problem in place of a value. */
export type Section = {readonly heading: string | undefined; readonly from: Side} & (
	| {readonly value: Json}
	| {readonly value: undefined; readonly problem: string}
);

/** The sides of a record, each value once, in the order in which one reads them. */
export function sectionsOf(record: DecodedRecord): readonly Section[] {
	const {dialect, input, output, truth, metadata} = record;
	if (dialect === 'payload') return [{heading: undefined, from: 'record', value: record.record}];
	const names = dialect === 'exchange' ? {input: 'request', output: 'response'} : {input: 'input', output: 'output'};
	const rest = documentsOf(record).on('record');
	return [
		...payloadSection(names.input, 'input', input),
		...payloadSection(names.output, 'output', output),
		...(truth?.['groundTruthData'] === undefined
			? []
			: [{heading: 'ground truth', from: 'truth' as const, value: truth}]),
		...(metadata === undefined ? [] : [{heading: 'metadata', from: 'metadata' as const, value: metadata}]),
		...(isEmpty(rest) ? [] : [{heading: 'rest of the line', from: 'record' as const, value: rest ?? null}]),
	];
}

function payloadSection(name: string, from: 'input' | 'output', side: Payload | undefined): readonly Section[] {
	if (side === undefined) return [];
	const {encoding, contentType} = side;
	const type = contentType === undefined ? '' : ` ${contentType}`;
	const heading = encoding === 'none' ? name : `${name} · ${encoding}${type}`;
	return [side.ok ? {heading, from, value: side.value} : {heading, from, value: undefined, problem: side.reason}];
}

function isEmpty(value: Json | undefined): boolean {
	return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
