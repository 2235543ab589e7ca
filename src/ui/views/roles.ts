import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {positionText} from '../../session/record-sets/record-set.js';
import {verdictOf} from '../../session/record-values.js';
import {type RoleRow, roleRows} from '../../session/role-rows.js';
import {blank, bold, type Line, padded, span} from '../line.js';
import {glyphs, roleSigns} from '../theme.js';
import {heading} from './heading.js';

/** The record beside what the monitor expects, a role at a time, line against line. */
export function rolesWide(model: Model, width: number, left: number, height: number): readonly Line[] {
	const right = width - left - 3;
	const rows = rolesThatFit(roleRows(model), Math.floor((height - 1) / 2));
	const pairs = rows.flatMap((row): readonly (readonly [Line, Line])[] => [
		[foundLine(row), [span(row.expectedType), span(`  at ${row.expectedPlace}`, 'muted')]],
		[placeLine(row), [span(row.why, row.state === 'wrong' ? 'bad' : row.state === 'doubtful' ? 'warn' : 'muted')]],
	]);
	return [
		[
			...heading(recordTitle(model), left, {more: recordState(model)}),
			span(' '),
			...heading('Expected by the monitor', right + 2),
		],
		...pairs.map(([record, expected]) => [
			...padded(record, left),
			span(` ${glyphs.divider} `, 'muted'),
			...padded(expected, right),
		]),
	];
}

/** The same one below the other, for terminals too narrow for two columns. */
export function rolesNarrow(model: Model, width: number, height: number): readonly Line[] {
	const rows = rolesThatFit(roleRows(model), Math.floor((height - 1) / 2));
	return [
		heading(model.recordSet ? recordTitle(model) : `${recordTitle(model)} ${glyphs.divider} Expected`, width, {
			more: recordState(model),
		}),
		...rows.flatMap((row): readonly Line[] => [
			[...foundLine(row), ...(row.found ? [span(`  at ${row.found.where}`, 'muted')] : [])],
			[span(`    expected ${row.expectedType}`, 'muted'), span(` at ${row.expectedPlace}`, 'muted')],
		]),
	];
}

/** Where there is no room for all roles, those without a problem give way, the last first. */
function rolesThatFit(rows: readonly RoleRow[], room: number): readonly RoleRow[] {
	const kept = [...rows];
	while (kept.length > Math.max(1, room)) {
		const fine = kept.findLastIndex(({state}) => state === 'fine');
		kept.splice(fine === -1 ? kept.length - 1 : fine, 1);
	}
	return kept;
}

function foundLine({name, state, found, decided}: RoleRow): Line {
	const {glyph, tone} = roleSigns[state];
	const value = found === undefined ? span('nothing', 'muted') : bold(found.value);
	const classes = decided === undefined ? [] : [span(` ${glyphs.arrow} `, 'muted'), bold(decided, 'good')];
	return [span(` ${glyph} `, tone, {bold: true}), span(`${name}  `), value, ...classes];
}

function placeLine({found}: RoleRow): Line {
	return found === undefined ? blank : [span(`   at ${found.where}`, 'muted')];
}

function recordTitle(model: Model): string {
	const {record, data} = model;
	const {captures} = data.dataset;
	if (captures.rows === 0) return 'Record';
	const position = positionText(model);
	if (position !== undefined) return `Record ${numberText(record.row + 1)}, ${position}`;
	return `Record ${numberText(record.row + 1)} of ${numberText(captures.rows)}`;
}

function recordState({record, data, draft}: Model): string {
	const {captures, sources} = data.dataset;
	if (captures.rows === 0 || draft === undefined) return '';
	const {source, line} = captures.originOf(record.row);
	const file =
		captures.rows > 0 && new Set(sources).size > 1 ? `${(sources[source] ?? '').split('/').at(-1)}:` : 'line ';
	const {state} = verdictOf(draft.after.reading, record.row);
	return `${file}${numberText(line)} · ${draft.mapping.problemType === 'Regression' && state === 'differ' ? 'comparable' : state}`;
}
