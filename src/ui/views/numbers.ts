import {matrixLabels} from '../../session/matrix-labels.js';
import type {Model} from '../../session/model.js';
import {cursorOf} from '../../session/numbers/numbers.js';
import {type Target, type TargetRow, targetRows} from '../../session/numbers/targets.js';
import {currentOutcome, numberText} from '../../session/outcome-text.js';
import {blank, bold, type Line, padded, span, widthOf} from '../line.js';
import {glyphs} from '../theme.js';
import {windowOf} from './window.js';

/** Lines of a section before its rows: titles, and a blank one above. */
type Before = {readonly lines: readonly Line[]; readonly cell: number; readonly columns: readonly number[]};

/** Confusion matrix, funnel and open findings; the number under the cursor stands in brackets. */
export function numberLines(model: Model, width: number): readonly Line[] {
	const rows = targetRows(model);
	if (rows.length === 0) return [[span('  No record has been read yet', 'muted')]];
	const cursor = cursorOf(model);
	const labels = rows.filter(({section}) => section !== 'findings').map(({label}) => widthOf([span(label)]));
	const name = Math.min(24, Math.max(10, ...labels), Math.floor(width / 3)) + 2;
	const sections = {
		matrix: matrixHead(model, name, width),
		funnel: funnelHead(name),
		findings: {lines: [[bold(' Findings', 'accent')]], cell: 0, columns: [0]},
	};
	return rows.flatMap((row, at) => {
		const isFirst = row.section !== rows[at - 1]?.section;
		const here = at === cursor.row ? cursor.column : undefined;
		const line = rowLine(row, sections[row.section], {name, here});
		return isFirst ? [...(at === 0 ? [] : [blank]), ...sections[row.section].lines, line] : [line];
	});
}

/** The line of the row under the cursor, below the titles of the sections so far. */
export function numbersCursor(model: Model): number {
	const rows = targetRows(model);
	const {row} = cursorOf(model);
	const sections = new Set(rows.slice(0, row + 1).map(({section}) => section));
	const titles = {matrix: 2, funnel: 1, findings: 1};
	return row + [...sections].reduce((sum, section) => sum + titles[section], 0) + sections.size - 1;
}

function matrixHead(model: Model, name: number, width: number): Before {
	const outcome = currentOutcome(model);
	const {predicted: labels, predictedInAll} = matrixLabels(outcome?.statistics.confusionMatrix ?? {});
	const longest = labels.reduce((most, label) => Math.max(most, widthOf([span(label)])), 0);
	const cell = Math.max(9, Math.min(longest + 3, 16));
	const room = Math.max(1, Math.floor((width - name - 2) / cell));
	const {row, column} = cursorOf(model);
	const inMatrix = targetRows(model)[row]?.section === 'matrix';
	const columns = windowOf([...labels.keys()], inMatrix ? column : 0, room);
	const hidden = predictedInAll - columns.length;
	const more = hidden > 0 ? `, ${numberText(hidden)} more columns beside` : '';
	return {
		cell,
		columns,
		lines: [
			[bold(' Confusion matrix', 'accent'), span(`  ground truth ↓ prediction →${more}`, 'muted')],
			[span(' '.repeat(name + 2)), ...columns.flatMap((at) => right([span(`${labels[at] ?? ''} `, 'muted')], cell))],
		],
	};
}

function funnelHead(name: number): Before {
	const title = padded([bold(' Funnel', 'accent')], name + 2);
	const columns = ['pass ', 'do not '].flatMap((text) => right([span(text, 'muted')], 12));
	return {lines: [[...title, ...columns]], cell: 12, columns: [0, 1]};
}

function rowLine(
	{section, label, targets}: TargetRow,
	{cell, columns}: Before,
	{name, here}: {readonly name: number; readonly here: number | undefined},
): Line {
	const pointer = here === undefined ? span('  ') : bold(`${glyphs.pointer} `, 'accent');
	if (section === 'findings') return [pointer, ...findingSpans(targets[0], label, here !== undefined)];
	const cells = columns.flatMap((at) => cellSpans(targets[at], at === here, cell));
	return [pointer, ...padded([span(label)], name), ...cells];
}

function cellSpans(target: Target | undefined, here: boolean, width: number): Line {
	const count = target?.count ?? 0;
	const text = numberText(count);
	return right([here ? bold(`[${text}]`, 'accent') : span(`${text} `, count === 0 ? 'muted' : 'plain')], width);
}

function findingSpans(target: Target | undefined, code: string, here: boolean): Line {
	if (target?.of.kind !== 'finding') return [];
	const {count, total, severity} = target.of.finding;
	const sign = {error: '✗', warning: '!', info: 'i'}[severity];
	const tone = {error: 'bad', warning: 'warn', info: 'accent'} as const;
	const text = `${numberText(count)} of ${numberText(total)}`;
	return [
		bold(`${sign} `, tone[severity]),
		here ? bold(code) : span(code),
		here ? bold(`  [${text}]`, 'accent') : span(`   ${text}`, 'muted'),
	];
}

function right(line: Line, width: number): Line {
	const short = padded(line, Math.min(width - 1, widthOf(line)));
	return [span(' '.repeat(Math.max(0, width - widthOf(short)))), ...short];
}
