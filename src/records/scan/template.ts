import {createLineDecoder, type ReadLine, type SourceRole} from '../add-line.js';
import {type ByteKind, byteKinds} from '../column-value.js';
import {documentsOf, documentsOfTruth, isDecoded} from '../documents.js';
import {leaves} from '../flatten.js';
import type {Place} from '../place.js';
import {type DecodedRecord, type DecodeStep, sides} from '../record.js';
import {type RowKind, rowKind} from '../row-list.js';
import type {Scalar} from '../scalar.js';
import {type Hole, type HoleKind, holesOf} from './tokens.js';

/** Bytes that are the same in every line, and the value that follows them. */
export type Part = {readonly literal: Uint8Array; readonly kind: HoleKind; readonly fields: number};

/** Where the values of a line go: each leaf of the decoded record is a value of the line, or always the same. */
export type TemplateLeaf = Place &
	(
		| {readonly type: 'value'; readonly span: number; readonly numbers: ByteKind}
		| {readonly type: 'constant'; readonly scalar: Scalar}
	);

/** What reading carefully found out about one line, and what holds for every line of the same shape. */
export type Template = {
	readonly parts: readonly Part[];
	/** The bytes after the last value. */
	readonly tail: Uint8Array;
	/** In the order in which reading carefully files them. */
	readonly leaves: readonly TemplateLeaf[];
	readonly is: 'capture' | 'ground truth';
	readonly row: RowKind;
	/** The format of the output and the steps that decoding took; captures only. */
	readonly format: 'csv' | 'json' | 'text' | undefined;
	readonly steps: readonly DecodeStep[];
};

/** Longer lines are read carefully, each on its own. In characters. */
const longestLine = 65_536;
/** Lists are filed up to some number of elements; what is left out of a CSV row beyond that is nothing odd. */
const longestRow = 256;

/**
 * The template of a line. Nothing is assumed about decoding: the line is read carefully again and again with a mark in
 * the place of each value, and where a mark turns up is where that value goes. Undefined where a mark gets lost, where
 * texts, numbers or nulls would be decoded in different ways, or where decoding depends on more than the shape.
 */
export function learnTemplate(line: string, role: SourceRole): Template | undefined {
	const holes = line.length > longestLine ? undefined : holesOf(line);
	if (holes === undefined) return undefined;
	const decode = createLineDecoder();
	const shapeOfLine = (text: string) => shapeOf(decode(text, role));
	const original = shapeOfLine(line);
	const [texts, numbers, nulls] = [textMark, numberMark, () => 'null'].map((mark) =>
		shapeOfLine(marked(line, holes, mark)),
	);
	if (!original || !texts || !numbers || !nulls) return undefined;
	if (![texts, numbers, nulls].every((shape) => isSameShape(shape, original))) return undefined;
	const found = original.leaves.map((leaf, at) => leafOf(leaf, texts.leaves[at], numbers.leaves[at]));
	const filed = new Set(found.flatMap((leaf) => (leaf.type === 'value' ? [leaf.span] : [])));
	if (!dataIsFiled(holes, filed)) return undefined;
	const {row, is, format, steps} = original;
	return {...bytesOf(line, holes), leaves: found, is, row, format, steps};
}

type Leaf = Place & {readonly scalar: Scalar};
type Shape = Pick<Template, 'is' | 'row' | 'format' | 'steps'> & {readonly leaves: readonly Leaf[]};

/** What a line is, where every line of its shape is the same; undefined for lines that are no good example. */
function shapeOf(line: ReadLine | undefined): Shape | undefined {
	const found: Leaf[] = [];
	if (line?.kind === 'ground truth' && line.truth.problem === undefined) {
		const document = documentsOfTruth(line.truth).on('truth') ?? null;
		leaves(document, (path, scalar) => found.push({from: 'truth', path, scalar}));
		return {is: 'ground truth', row: rowKind('merged', undefined, true), format: undefined, steps: [], leaves: found};
	}
	if (line?.kind !== 'capture' || !isDecoded(line.record) || !isOrdinary(line.record)) return undefined;
	const documents = documentsOf(line.record);
	for (const from of sides) {
		const document = documents.on(from);
		if (document !== undefined) leaves(document, (path, scalar) => found.push({from, path, scalar}));
	}
	const {dialect, input, output} = line.record;
	const steps = [input, output].flatMap((payload) => (payload?.ok ? payload.steps : []));
	const format = output?.ok ? output.format : undefined;
	return {is: 'capture', row: rowKind(dialect, output?.encoding, true), format, steps, leaves: found};
}

/** One row on each side, no names in it, no BASE64: what else decoding notes follows from the shape. */
function isOrdinary({input, output}: DecodedRecord): boolean {
	return [input, output].every(
		(payload) =>
			payload === undefined ||
			(payload.ok && payload.rows === 1 && payload.header === undefined && payload.encoding !== 'BASE64'),
	);
}

function isSameShape(shape: Shape, other: Shape): boolean {
	return (
		JSON.stringify({...shape, leaves: shape.leaves.map(placeOnly)}) ===
		JSON.stringify({...other, leaves: other.leaves.map(placeOnly)})
	);
}

function placeOnly({from, path}: Leaf): Place {
	return {from, path};
}

/** The value with this number, as a text and as a number; the number has a spelling of its own. */
const textMark = (value: number) => `@${value}@`;
const numberMark = (value: number) => `${firstNumber + value}.50`;
const firstNumber = 777_000_000;

function leafOf({from, path, scalar}: Leaf, asText: Leaf | undefined, asNumber: Leaf | undefined): TemplateLeaf {
	const [, value] = /^@(\d+)@$/.exec(asText?.scalar.text ?? '') ?? [];
	if (value === undefined) return {from, path, type: 'constant', scalar};
	const span = Number(value);
	const numbers = asNumber?.scalar.text === numberMark(span) ? byteKinds.number : byteKinds.respelledNumber;
	return {from, path, type: 'value', span, numbers};
}

/** The line with marks in its values. The fields of a CSV row are texts whatever they look like. */
function marked(line: string, holes: readonly Hole[], mark: (value: number) => string): string {
	let [text, at, value] = ['', 0, 0];
	for (const {kind, start, end, fields} of holes) {
		text += line.slice(at, start);
		const quote = kind === 'json' ? '"' : '\\"';
		if (kind === 'csv') text += Array.from({length: fields}, (_, field) => textMark(value + field)).join(',');
		else if (mark === textMark) text += quote + mark(value) + quote;
		else text += mark(value);
		at = end;
		value += fields;
	}
	return text + line.slice(at);
}

/**
 * What was decoded from data has to turn up, but for the fields of very long rows: data whose mark gets lost were not
 * decoded in the way that the template takes. Elsewhere (`mode`, `eventVersion`) a value may be of no interest.
 */
function dataIsFiled(holes: readonly Hole[], filed: ReadonlySet<number>): boolean {
	let value = 0;
	return holes.every(({kind, fields}) => {
		const first = value;
		value += fields;
		const wanted = kind === 'json' ? 0 : Math.min(fields, longestRow);
		return Array.from({length: wanted}, (_, field) => first + field).every((field) => filed.has(field));
	});
}

function bytesOf(line: string, holes: readonly Hole[]): Pick<Template, 'parts' | 'tail'> {
	const parts = holes.map(({kind, start, fields}, at): Part => {
		return {literal: Buffer.from(line.slice(holes[at - 1]?.end ?? 0, start)), kind, fields};
	});
	return {parts, tail: Buffer.from(line.slice(holes.at(-1)?.end ?? 0))};
}
