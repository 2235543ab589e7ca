import type {Mapping} from '../../mapping/mapping.js';
import {placesOfRole} from '../../mapping/role.js';
import {samePlace} from '../../records/place.js';
import {problemText} from '../../records/result.js';
import type {Model} from '../../session/model.js';
import {type RecordLine, recordLines} from '../../session/record-lines.js';
import {bold, type Line, span, wrap} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from './heading.js';
import {windowOf} from './window.js';

/** The record of the line: decoded as a tree, or raw. Values that have a role are marked with it. */
export function recordView(model: Model, width: number, height: number): readonly Line[] {
	const {record, focus} = model;
	const title = record.raw ? 'Raw line' : 'Decoded record';
	const top = heading(title, width, {more: record.raw ? 'r decoded' : 'r raw', focused: focus === 'record'});
	if (record.line?.row !== record.row) return [top, [span('  …', 'muted')]];
	if (record.line.problem !== undefined) return [top, ...wrap(problemText(record.line.problem), width - 2, 'warn')];
	const lines = record.raw
		? wrap(record.line.text, width)
		: recordLines(model).map((line, at) => treeLine(model, line, at));
	return [top, ...windowOf(lines, record.cursor, height - 1)];
}

function treeLine({draft, diagnosed, record, focus}: Model, {depth, name, value, place}: RecordLine, at: number): Line {
	const here = focus === 'record' && record.cursor === at;
	const role = draft === undefined ? undefined : rolesAt(draft.mapping, place);
	const meant = role === undefined && diagnosed !== undefined ? rolesAt(diagnosed.mended, place) : undefined;
	return [
		here ? bold(`${glyphs.pointer} `, 'accent') : span('  '),
		span('  '.repeat(depth)),
		place === undefined ? bold(name) : span(name, 'muted'),
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
} as const;

/** The roles that a mapping reads at a place, in words. */
function rolesAt({roles}: Mapping, place: RecordLine['place']): string | undefined {
	const names = Object.keys(roleNames) as (keyof typeof roleNames)[];
	const found = names.filter((role) => placesOfRole(roles[role]).some((other) => samePlace(other, place)));
	return found.length === 0 ? undefined : found.map((role) => roleNames[role]).join(', ');
}
