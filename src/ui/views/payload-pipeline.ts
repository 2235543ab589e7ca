import type {RoleName} from '../../mapping/mapping.js';
import type {DecodedRecord} from '../../records/record.js';
import {numberText} from '../../session/outcome-text.js';
import type {Cell} from '../../session/payload/cell.js';
import {decodingText, type Examined} from '../../session/payload/examine.js';
import type {OneReading, RoleValue} from '../../session/payload/read-one.js';
import {bold, type Line, padded, span, wrap} from '../line.js';
import {glyphs, type Tone} from '../theme.js';
import {heading} from './heading.js';

/** A line of the pipeline; where there is little room, those of least weight give way. */
type Row = {readonly weight: number; readonly line: Line};

/** The stages that a text passes: monitor on the left, mapping on the right. At most so many lines. */
export function pipelineLines(result: Examined, width: number, height: number): readonly Line[] {
	const rows = rowsOf(result, width);
	const kept = new Set([...rows].sort((a, b) => b.weight - a.weight).slice(0, Math.max(1, height)));
	return rows.filter((row) => kept.has(row)).map(({line}) => line);
}

function rowsOf(result: Examined, width: number): readonly Row[] {
	const top: Row = {weight: 5, line: heading('What becomes of it', width)};
	switch (result.kind) {
		case 'empty':
			return [top, note('Type or paste a record: one JSON object', 'muted')];
		case 'no record':
			return [top, note(`This is ${result.what}`, 'bad', ` ${signs.bad} parsed    `)];
		case 'broken': {
			const where = `line ${result.line}, column ${result.column}: `;
			return [top, ...wrapped(`not JSON, ${where}${result.what}`, width), note('Ctrl-g goes there', 'muted')];
		}
		case 'record':
			return recordRows(result, width);
	}
}

const signs = {good: '✓', bad: '✗'} as const;

function note(text: string, tone: Tone, start = '   '): Row {
	return {weight: 4, line: [span(start, tone, {bold: true}), span(text, tone)]};
}

function wrapped(text: string, width: number): readonly Row[] {
	return wrap(text, width - 4, 'bad').map((line, at) => ({
		weight: 6 - at,
		line: [bold(at === 0 ? ` ${signs.bad} ` : '   ', 'bad'), ...line],
	}));
}

const nameWidth = 14;

function recordRows(
	{record, line, monitor, mapping}: Extract<Examined, {kind: 'record'}>,
	width: number,
): readonly Row[] {
	const left = Math.max(8, Math.floor((width - nameWidth - 3) / 2));
	const beside = (name: string, one: Line, other: Line, weight: number): Row => ({
		weight,
		line: [
			span(` ${name}`.padEnd(nameWidth), 'muted'),
			...padded(one, left),
			span(` ${glyphs.divider} `, 'muted'),
			...other,
		],
	});
	const article = left < 16 ? '' : 'the ';
	const titles = [
		...heading('What', nameWidth - 1),
		...heading(`${article}monitor`, left + 2),
		span(' '),
		...heading(`${article}mapping`, width - nameWidth - left - 2),
	];
	if (monitor === undefined || mapping === undefined)
		return [
			{weight: 5, line: titles},
			decodedRow(record, line),
			note('No record has been read yet to compare it with', 'muted'),
		];
	const roles = rolesOf(monitor, mapping).flatMap(([one, other], at) => [
		beside(roleNames[other?.role ?? one?.role ?? 'id'], valueLine(one, monitor), valueLine(other, mapping), 7 - at),
		beside('', placeLine(one), placeLine(other), 3 - at),
	]);
	return [
		{weight: 8, line: titles},
		decodedRow(record, line),
		...roles,
		beside('cell', cellLine(monitor), cellLine(mapping), 9),
	];
}

/** The roles of both sides, side against side: a probability stands where the other has a label. */
export function rolesOf(
	monitor: OneReading,
	mapping: OneReading,
): readonly (readonly [RoleValue | undefined, RoleValue | undefined])[] {
	const slot = (role: RoleName) => (role === 'probability' ? 'prediction' : role);
	const names = new Set([...monitor.roles, ...mapping.roles].map(({role}) => slot(role)));
	const find = (reading: OneReading, name: RoleName) => reading.roles.find(({role}) => slot(role) === name);
	return [...names].map((name) => [find(monitor, name), find(mapping, name)]);
}

export const roleNames: Readonly<Record<RoleName, string>> = {
	groundTruth: 'ground truth',
	prediction: 'prediction',
	probability: 'probability',
	features: 'features',
	id: 'id',
	truthId: 'id',
};

/** What the line is, and how its sides are decoded. */
export function decodedText({dialect, input, output}: DecodedRecord, line: string): string {
	const sides = (
		[
			['input', input],
			['output', output],
		] as const
	).flatMap(([name, payload]) => (payload === undefined ? [] : [`${name} ${decodingText(payload)}`]));
	return [dialect, `${numberText(Buffer.byteLength(line))} bytes`, ...sides].join(' · ');
}

function decodedRow(record: DecodedRecord, line: string): Row {
	const bad = [record.input, record.output].find((payload) => payload !== undefined && !payload.ok);
	const text = decodedText(record, line);
	return {
		weight: 4,
		line: [
			span(' decoded'.padEnd(nameWidth), 'muted'),
			bold(bad === undefined ? `${signs.good} ` : `${signs.bad} `, bad === undefined ? 'good' : 'bad'),
			span(text, bad === undefined ? 'plain' : 'bad'),
		],
	};
}

/** What stands there, and the label that it comes to where that is spelled otherwise. */
export function valueLine(found: RoleValue | undefined, {groundTruth, prediction}: OneReading): Line {
	if (found === undefined) return [span('not configured', 'muted')];
	if (found.value === undefined) return [span('nothing', 'bad')];
	const isSlot = found.role === 'prediction' || found.role === 'probability';
	const label = isSlot ? prediction : found.role === 'groundTruth' ? groundTruth.join(', ') : undefined;
	const isSame = label === undefined || label === '' || label === found.value || JSON.stringify(label) === found.value;
	return [bold(found.value), ...(isSame ? [] : [span(` ${glyphs.arrow} `, 'muted'), bold(label, 'accent')])];
}

function placeLine(found: RoleValue | undefined): Line {
	return found === undefined ? [] : [span(`at ${found.where}`, 'muted')];
}

const cellTones: Readonly<Record<Cell['state'], Tone>> = {agree: 'good', differ: 'warn', 'no match possible': 'bad'};

export function cellLine({cells}: OneReading): Line {
	const [first, ...others] = cells;
	if (first === undefined) return [];
	const more = others.length === 0 ? '' : ` and ${others.length} more`;
	const sign = first.state === 'no match possible' ? `${signs.bad} no match: ` : first.state === 'agree' ? '= ' : '≠ ';
	return [bold(`${sign}${first.text}`, cellTones[first.state]), span(more, 'muted')];
}
