import type {Column} from '../column.js';
import type {ByteKind} from '../column-value.js';
import type {Dataset} from '../dataset.js';
import type {Scalar} from '../scalar.js';
import {UnreadColumn} from '../unread-column.js';
import {createMatcher, type MatchedLines, type MatchLines} from './matcher.js';
import {programOf} from './program.js';
import type {Template} from './template.js';

/** Where the next line lies: the number of lines before it, and what makes an address an offset in its source. */
export type LinePosition = {readonly source: number; lines: number; shift: number};

/** A template with the columns of a dataset that its values go to. */
export type BoundTemplate = {
	readonly match: MatchLines;
	/** Adds lines that were just matched to the dataset. */
	readonly take: (lines: MatchedLines, position: LinePosition) => void;
};

type Value = {readonly column: Column; readonly span: number; readonly numbers: ByteKind};
type Constant = {readonly column: Column; readonly scalar: Scalar};

/** Undefined where the dataset has no room for more columns, or the matcher none for so large a line. */
export function bindTemplate(template: Template, dataset: Dataset): BoundTemplate | undefined {
	const table = template.is === 'capture' ? dataset.captures : dataset.truths;
	const filled = new Set<Column>();
	const values: Value[] = [];
	const constants: Constant[] = [];
	for (const leaf of template.leaves) {
		const column = table.columnToFill(leaf.from, leaf.path);
		// Columns are filled one after the other, so each has to be filled from one place.
		if (column === undefined || filled.has(column)) return undefined;
		filled.add(column);
		if (column instanceof UnreadColumn) continue;
		if (leaf.type === 'value') values.push({column, span: leaf.span, numbers: leaf.numbers});
		else constants.push({column, scalar: leaf.scalar});
	}
	const program = programOf(template, new Set(values.map(({span}) => span)));
	const match = createMatcher(program);
	if (match === undefined) return undefined;
	return {
		match,
		take(lines, {source, lines: before, shift}) {
			const {count} = lines;
			const row = table.addRowsOfKind(template.row, {...lines, source, line: before + 1, shift});
			for (const {column, span, numbers} of values) {
				const slot = program.slots[span];
				if (slot !== undefined) column.setRun(row, lines.values(slot), numbers);
			}
			for (const {column, scalar} of constants) column.setSame(row, count, scalar);
			dataset.noteRows(template, row, count);
		},
	};
}
