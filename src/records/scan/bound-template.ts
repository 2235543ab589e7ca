import type {ByteKind, Column} from '../column.js';
import {byteKinds} from '../column.js';
import type {Dataset} from '../dataset.js';
import type {Scalar} from '../scalar.js';
import {UnreadColumn} from '../unread-column.js';
import {type Block, literalOf} from './literal.js';
import {type MatchedPart, matchLine, spanSize, valueTypes} from './match-line.js';
import type {Template} from './template.js';

/** Where a line lies. */
export type LinePosition = {readonly source: number; line: number; offset: number};

/** A template with the columns of a dataset that its values go to. */
export type BoundTemplate = {
	/** Adds the line that begins at `start` to the dataset; gives back where the next one begins, -1 where it has another shape. */
	readonly take: (block: Block, start: number, limit: number, position: LinePosition) => number;
};

type Value = {readonly column: Column; readonly span: number; readonly numbers: ByteKind};
type Constant = {readonly column: Column; readonly scalar: Scalar};

const wordScalars: Readonly<Record<number, Scalar>> = {
	[valueTypes.true]: {type: 'boolean', text: 'true'},
	[valueTypes.false]: {type: 'boolean', text: 'false'},
	[valueTypes.null]: {type: 'null', text: 'null'},
};

/** Undefined where the dataset has no room for more columns. */
export function bindTemplate(template: Template, dataset: Dataset): BoundTemplate | undefined {
	const tail = literalOf(template.tail);
	const table = template.is === 'capture' ? dataset.captures : dataset.truths;
	const values: Value[] = [];
	const constants: Constant[] = [];
	for (const leaf of template.leaves) {
		const column = table.columnToFill(leaf.from, leaf.path);
		if (column === undefined) return undefined;
		if (column instanceof UnreadColumn) continue;
		if (leaf.type === 'value') values.push({column, span: leaf.span, numbers: leaf.numbers});
		else constants.push({column, scalar: leaf.scalar});
	}
	const {parts, spans} = matchedParts(template, values);
	return {
		take(block, start, limit, {source, line, offset}) {
			const end = matchLine(parts, tail, block, start, spans);
			const next = end < 0 ? end : afterLineBreak(block.bytes, end, limit);
			if (next < 0) return next;
			const row = table.addRowOfKind(template.row, source, line, offset, end - start);
			for (let index = 0; index < values.length; index++) setValue(values[index] as Value, row, block.bytes, spans);
			for (let index = 0; index < constants.length; index++) {
				const {column, scalar} = constants[index] as Constant;
				column.set(row, scalar);
			}
			dataset.noteRow(template, row);
			return next;
		},
	};
}

/** Where the next line begins; -1 where this one goes on. */
function afterLineBreak(bytes: Uint8Array, end: number, limit: number): number {
	const at = bytes[end] === 0x0d && end < limit ? end + 1 : end;
	if (at >= limit) return limit;
	return bytes[at] === 0x0a ? at + 1 : -1;
}

/** Values that nobody wants share one place behind the others. */
function matchedParts(
	{parts}: Template,
	values: readonly Value[],
): {readonly parts: MatchedPart[]; readonly spans: Int32Array} {
	const wanted = new Set(values.map(({span}) => span));
	const count = parts.reduce((sum, {fields}) => sum + fields, 0);
	let span = 0;
	const matched = parts.map(({literal, kind, fields}): MatchedPart => {
		const part = {literal: literalOf(literal), kind, fields};
		const own = span;
		span += part.fields;
		if (part.kind !== 'csv') return {...part, span: wanted.has(own) ? own : count};
		const isWanted = Array.from({length: part.fields}, (_, field) => own + field).some((field) => wanted.has(field));
		return {...part, span: isWanted ? own : undefined};
	});
	return {parts: matched, spans: new Int32Array((count + 1) * spanSize)};
}

function setValue({column, span, numbers}: Value, row: number, bytes: Uint8Array, spans: Int32Array): void {
	const from = spans[span * spanSize] as number;
	const to = spans[span * spanSize + 1] as number;
	const type = spans[span * spanSize + 2] as number;
	if (type === valueTypes.text) column.setBytes(row, bytes, from, to, byteKinds.text);
	else if (type === valueTypes.number) column.setBytes(row, bytes, from, to, numbers);
	else column.set(row, wordScalars[type] as Scalar);
}
