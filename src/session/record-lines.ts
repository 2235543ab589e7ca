import {decodeRecord} from '../records/decode-record.js';
import {isJsonList, isJsonObject, type Json} from '../records/json.js';
import {createLineParser} from '../records/parse-line.js';
import {formatPath, type Segment} from '../records/path.js';
import type {Place} from '../records/place.js';
import type {DecodedRecord, Payload, Side} from '../records/record.js';
import {jsonForm, scalarOf} from '../records/scalar.js';
import type {Model} from './model.js';

/** A line of the decoded record as a tree. */
export type RecordLine = {
	readonly depth: number;
	readonly name: string;
	/** In JSON form; of long lists the first elements. Undefined for what only holds the lines below it. */
	readonly value: string | undefined;
	/** Where the value stands; undefined for headings. */
	readonly place: Place | undefined;
};

/** Longer lists of plain values take one line. */
const longestOpenList = 6;
/** What nobody scrolls through is not built. */
const mostLines = 2000;

const parse = createLineParser();
let last: {text: string; lines: readonly RecordLine[]} | undefined;

/** The lines of the record on the screen; empty until its raw line was fetched. */
export function recordLines({record}: Model): readonly RecordLine[] {
	const {line} = record;
	if (line === undefined || line.row !== record.row || line.problem !== undefined) return [];
	if (last?.text !== line.text) last = {text: line.text, lines: linesOf(line.text)};
	return last.lines;
}

function linesOf(text: string): readonly RecordLine[] {
	const parsed = parse(text);
	if (parsed === undefined || !parsed.ok) return [];
	const lines: RecordLine[] = [];
	for (const line of linesOfSections(sectionsOf(decodeRecord(parsed.value)))) {
		lines.push(line);
		if (lines.length === mostLines) break;
	}
	return lines;
}

function* linesOfSections(sections: readonly Section[]): Generator<RecordLine> {
	for (const {heading, from, value} of sections) {
		if (heading !== undefined) yield {depth: 0, name: heading, value: undefined, place: undefined};
		yield* treeLines(value, from, [], heading === undefined ? 0 : 1);
	}
}

type Section = {readonly heading: string | undefined; readonly from: Side; readonly value: Json};

function sectionsOf(record: DecodedRecord): readonly Section[] {
	const {dialect, input, output, truth, metadata} = record;
	if (dialect === 'payload') return [{heading: undefined, from: 'record', value: record.record}];
	const names = dialect === 'exchange' ? {input: 'request', output: 'response'} : {input: 'input', output: 'output'};
	const payload = (from: 'input' | 'output', side: Payload | undefined): readonly Section[] => {
		if (side === undefined) return [];
		const encoding =
			side.encoding === 'none'
				? ''
				: ` · ${side.encoding}${side.contentType === undefined ? '' : ` ${side.contentType}`}`;
		return [
			{heading: `${names[from]}${encoding}`, from, value: side.ok ? side.value : `cannot be decoded: ${side.reason}`},
		];
	};
	const label = truth?.['groundTruthData'];
	return [
		...payload('input', input),
		...payload('output', output),
		...(label === undefined ? [] : [{heading: 'ground truth', from: 'truth' as const, value: truth as Json}]),
		...(metadata === undefined ? [] : [{heading: 'metadata', from: 'metadata' as const, value: metadata}]),
	];
}

function* treeLines(value: Json, from: Side, path: readonly Segment[], depth: number): Generator<RecordLine> {
	const name = path.length === 0 ? '' : nameOf(path.at(-1) ?? '');
	const place = {from, path: formatPath(path)};
	const scalar = scalarOf(value);
	const text = scalar === undefined ? longListText(value) : jsonForm(scalar);
	if (text !== undefined) {
		yield {depth, name, value: text, place};
		return;
	}
	if (path.length > 0) yield {depth, name, value: undefined, place};
	const below = path.length === 0 ? depth : depth + 1;
	for (const [key, child] of entriesOf(value)) yield* treeLines(child, from, [...path, key], below);
}

function entriesOf(value: Json): Iterable<readonly [Segment, Json]> {
	if (isJsonList(value)) return value.entries();
	return isJsonObject(value) ? Object.entries(value) : [];
}

function nameOf(segment: Segment): string {
	return typeof segment === 'number' ? `[${segment}]` : segment;
}

/** A long list of plain values on one line; undefined for any other value. */
function longListText(value: Json): string | undefined {
	if (!isJsonList(value) || value.length <= longestOpenList) return undefined;
	const scalars = value.map(scalarOf);
	if (scalars.includes(undefined)) return undefined;
	const shown = scalars.slice(0, 8).flatMap((scalar) => (scalar === undefined ? [] : [jsonForm(scalar)]));
	return `[${value.length}] ${shown.join(', ')}${value.length > shown.length ? ', …' : ''}`;
}
