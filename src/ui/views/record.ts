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

function treeLine({draft, record, focus}: Model, {depth, name, value, place}: RecordLine, at: number): Line {
	const here = focus === 'record' && record.cursor === at;
	const role = draft === undefined ? undefined : rolesAt(draft.mapping, place);
	return [
		here ? bold(`${glyphs.pointer} `, 'accent') : span('  '),
		span('  '.repeat(depth)),
		place === undefined ? bold(name) : span(name),
		...(value === undefined
			? []
			: [span(name === '' ? '' : '  '), span(value, role === undefined ? 'muted' : 'accent')]),
		...(role === undefined ? [] : [span(`  ${glyphs.arrow} ${role}`, 'good', {bold: true})]),
	];
}

const roleNames = {
	groundTruth: 'ground truth',
	prediction: 'prediction',
	probability: 'probability',
	features: 'features',
	id: 'id',
} as const;

function rolesAt({roles}: Mapping, place: RecordLine['place']): string | undefined {
	const found = Object.entries(roleNames).filter(([role]) =>
		placesOfRole(roles[role as keyof typeof roleNames]).some((other) => samePlace(other, place)),
	);
	return found.length === 0 ? undefined : found.map(([, name]) => name).join(', ');
}
