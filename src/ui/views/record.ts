import type {Mapping, Role} from '../../mapping/mapping.js';
import {placesOfRole} from '../../mapping/role.js';
import {placesOf, samePlace} from '../../records/place.js';
import type {Dialect} from '../../records/record.js';
import {problemText} from '../../records/result.js';
import type {Model} from '../../session/model.js';
import {type RecordLine, recordLines} from '../../session/record-lines.js';
import {positionText} from '../../session/record-sets/record-set.js';
import {bold, type Line, span, wrap} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from './heading.js';
import {fromTop, windowOf} from './window.js';

/** The record of the line: decoded as a tree, or raw. Values that have a role are marked with it. */
export function recordView(model: Model, width: number, height: number): readonly Line[] {
	const {record, focus} = model;
	const title = record.raw ? 'Raw line' : 'Decoded record';
	// Where this pane has the place of Record | Expected, it says which record of which set it is.
	const position = width === model.size.columns ? positionText(model) : undefined;
	const more = `${position === undefined ? '' : `${position} · `}${record.raw ? 'r decoded' : 'r raw'}`;
	const top = heading(title, width, {more, focused: focus === 'record'});
	if (record.line?.row !== record.row) return [top, [span('  …', 'muted')]];
	if (record.line.problem !== undefined) return [top, ...wrap(problemText(record.line.problem), width - 2, 'warn')];
	if (record.raw) return [top, ...fromTop(rawLines(model, width), record.cursor, height - 1)];
	const shown = windowOf([...recordLines(model).entries()], record.cursor, height - 1);
	return [top, ...shown.map(([at, line]) => treeLine(model, line, at))];
}

/** In characters; nobody reads on, and a line may be many megabytes. */
const longestRaw = 100_000;
let last: {text: string; width: number; lines: readonly Line[]} | undefined;

/** The raw line, broken into lines of a width. */
export function rawLines({record}: Model, width: number): readonly Line[] {
	const text = record.line?.text.slice(0, longestRaw) ?? '';
	if (last?.text !== text || last.width !== width) last = {text, width, lines: wrap(text, width)};
	return last.lines;
}

function treeLine(
	{draft, diagnosed, record, focus, data}: Model,
	{depth, name, value, place, heading: isHeading}: RecordLine,
	at: number,
): Line {
	const here = focus === 'record' && record.cursor === at;
	const dialect = data.dataset.captures.dialectOf(record.row);
	const role = draft === undefined ? undefined : rolesAt(draft.mapping, place, dialect);
	const meant = role === undefined && diagnosed !== undefined ? rolesAt(diagnosed.mended, place, dialect) : undefined;
	return [
		here ? bold(`${glyphs.pointer} `, 'accent') : span('  '),
		span('  '.repeat(depth)),
		isHeading ? bold(name) : span(name, 'muted'),
		...(value === undefined
			? []
			: [span(name === '' ? '' : '  '), span(value, role === undefined ? 'plain' : 'accent')]),
		...(role === undefined ? [] : [span(`  ${glyphs.arrow} ${role}`, 'good', {bold: true})]),
		...(meant === undefined ? [] : [span(`  ${glyphs.arrow} ${meant}?`, 'warn', {bold: true})]),
	];
}

const roleNames = {
	groundTruth: 'ground truth',
	prediction: 'prediction',
	probability: 'probability',
	features: 'features',
	id: 'id',
	truthId: 'id of the ground truth',
} as const;

/** The roles that a mapping reads at a place, in words. A mapping may name a value from a wider side than it is shown on. */
function rolesAt({roles}: Mapping, place: RecordLine['place'], dialect: Dialect): string | undefined {
	const names = Object.keys(roleNames) as (keyof typeof roleNames)[];
	const reads = (role: Role | undefined) =>
		placesOfRole(role).some((other) => placesOf(other, dialect).some((filed) => samePlace(filed, place)));
	const found = names.filter((role) => reads(roles[role]));
	return found.length === 0 ? undefined : found.map((role) => roleNames[role]).join(', ');
}
