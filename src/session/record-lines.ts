import type {Reading} from '../mapping/reading.js';
import {decodeRecord} from '../records/decode-record.js';
import {isJsonList, isJsonObject, type Json} from '../records/json.js';
import {createLineParser} from '../records/parse-line.js';
import {formatPath, type Segment} from '../records/path.js';
import type {Place} from '../records/place.js';
import {jsonForm, scalarOf} from '../records/scalar.js';
import {joinedTruthLines} from './joined-truth.js';
import type {Model} from './model.js';
import {type Section, sectionsOf} from './record-sections.js';

/** A line of the decoded record as a tree. */
export type RecordLine = {
	readonly depth: number;
	readonly name: string;
	/** In JSON form; of long lists the first elements. Undefined for what only holds the lines below it. */
	readonly value: string | undefined;
	/** Where it stands; undefined where there is nothing to point at. */
	readonly place: Place | undefined;
	/** What stands there: one value, a list of nothing but values, or what holds lists and objects. */
	readonly shape: Shape;
	/** The name of a side, over its lines. */
	readonly heading?: true;
};

export type Shape = 'value' | 'list' | 'tree';

/** Longer lists of plain values take one line, unless the user opens them. */
const longestOpenList = 6;
/** What nobody scrolls through is not built. */
const mostLines = 2000;

const parse = createLineParser();
type Shown = {
	readonly text: string;
	readonly opened: readonly string[];
	readonly reading: Reading | undefined;
	readonly lines: readonly RecordLine[];
};
let last: Shown | undefined;

/** The lines of the record on the screen and of the ground truth that it is joined with; empty until its raw line was fetched. */
export function recordLines(model: Model): readonly RecordLine[] {
	const {record, openedLists: opened, draft} = model;
	const {line} = record;
	if (line === undefined || line.row !== record.row || line.problem !== undefined) return [];
	const {text} = line;
	const reading = draft?.after.reading;
	if (last?.text !== text || last.opened !== opened || last.reading !== reading) {
		last = {text, opened, reading, lines: linesOf(model, text)};
	}
	return last.lines;
}

/** By what the lists that the user opened are known, in whichever record. */
export function listKey({from, path}: Place): string {
	return `${from} ${path}`;
}

function linesOf(model: Model, text: string): readonly RecordLine[] {
	const parsed = parse(text);
	if (parsed === undefined || !parsed.ok) return [];
	const record = decodeRecord(parsed.value);
	const sections = linesOfSections(sectionsOf(record), new Set(model.openedLists));
	const joined = record.truth === undefined ? joinedTruthLines(model) : [];
	return [...upTo(mostLines, sections), ...upTo(mostLines, joined)].slice(0, mostLines);
}

function* upTo<T>(most: number, items: Iterable<T>): Generator<T> {
	let count = 0;
	for (const item of items) {
		if (count++ === most) return;
		yield item;
	}
}

type Opened = ReadonlySet<string>;

function* linesOfSections(sections: readonly Section[], opened: Opened): Generator<RecordLine> {
	for (const section of sections) {
		const {heading, from, value} = section;
		const depth = heading === undefined ? 0 : 1;
		if (heading !== undefined) {
			// A whole request or response is pointed at by its heading, unless it has a line of its own.
			const isWhole = value !== undefined && (from === 'input' || from === 'output') && textOf(value) === undefined;
			const place = isWhole ? {from, path: '$'} : undefined;
			yield {depth: 0, name: heading, value: undefined, place, shape: shapeOf(value ?? null), heading: true};
		}
		if (value !== undefined) yield* treeLines(value, from, [], depth, opened);
		else yield {depth, name: '', value: `cannot be decoded: ${section.problem}`, place: undefined, shape: 'value'};
	}
}

function* treeLines(
	value: Json,
	from: Place['from'],
	path: readonly Segment[],
	depth: number,
	opened: Opened,
): Generator<RecordLine> {
	const name = path.length === 0 ? '' : nameOf(path.at(-1) ?? '');
	const place = {from, path: formatPath(path)};
	const text = textOf(value);
	const isLine = text !== undefined || path.length > 0;
	if (isLine) yield {depth, name, value: text, place, shape: shapeOf(value)};
	if (text !== undefined && !opened.has(listKey(place))) return;
	const below = isLine ? depth + 1 : depth;
	for (const [key, child] of entriesOf(value)) yield* treeLines(child, from, [...path, key], below, opened);
}

function entriesOf(value: Json): Iterable<readonly [Segment, Json]> {
	if (isJsonList(value)) return value.entries();
	return isJsonObject(value) ? Object.entries(value) : [];
}

function nameOf(segment: Segment): string {
	return typeof segment === 'number' ? `[${segment}]` : segment;
}

function shapeOf(value: Json): Shape {
	if (scalarOf(value) !== undefined) return 'value';
	return isJsonList(value) && value.every((item) => scalarOf(item) !== undefined) ? 'list' : 'tree';
}

/** A value, or a long list of plain values on one line; undefined for what takes several lines. */
function textOf(value: Json): string | undefined {
	const scalar = scalarOf(value);
	if (scalar !== undefined) return jsonForm(scalar);
	if (!isJsonList(value) || value.length <= longestOpenList || shapeOf(value) !== 'list') return undefined;
	const shown = value.slice(0, 8).flatMap((item) => scalarOf(item) ?? []);
	return `[${value.length}] ${shown.map(jsonForm).join(', ')}${value.length > shown.length ? ', …' : ''}`;
}
