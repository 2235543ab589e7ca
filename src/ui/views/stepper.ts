import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {explanationFor} from '../../session/stepper/explain-record.js';
import type {Paragraph} from '../../session/stepper/explanation.js';
import {type Arrival, type Way, wayOf} from '../../session/stepper/report.js';
import {type RecordStage, recordStages, type Shown, type Treatment} from '../../session/stepper/stage.js';
import {subjectOf} from '../../session/stepper/subject.js';
import {atMost, blank, bold, type Line, padded, span, widthOf, wrap} from '../line.js';
import {glyphs, type Sign} from '../theme.js';
import {heading} from './heading.js';

/** From here on monitor and mapping stand side by side. */
const sideBySide = 100;
/** The names of all stages with the signs of both sides below them. */
const railWidth = 76;

const signs: Readonly<Record<Arrival, Sign & {readonly word: string}>> = {
	fine: {glyph: '✓', tone: 'good', word: ''},
	differs: {glyph: '≠', tone: 'warn', word: 'differs'},
	lost: {glyph: '✗', tone: 'bad', word: 'lost here'},
	unknown: {glyph: '?', tone: 'warn', word: 'unknown'},
	'not reached': {glyph: '·', tone: 'muted', word: 'lost before'},
};

export function stepperTitle({record, data, stepper}: Model): string {
	const what = stepper.explains ? 'Explanation of record' : 'Stepper: record';
	return `${what} ${numberText(record.row + 1)} of ${numberText(data.dataset.captures.rows)}`;
}

export function stepperHint({stepper, size}: Model): string {
	if (stepper.explains) return 'x back to the stages';
	return size.columns < 60 ? 's S J K x' : 's S stage, J K record, x explains';
}

/** The current record at its stage: how far it comes, what it is there, and what both sides make of it. */
export function stepperLines(model: Model, width: number, height: number): readonly Line[] {
	const subject = subjectOf(model);
	if (subject === undefined) return [[span(`  ${waitingText(model)}`, 'muted')]];
	if (model.stepper.explains) return explanationLines(explanationFor(model, subject), width);
	const stage = model.stepper.stage ?? 'line';
	const way = wayOf(subject);
	const {common, monitor, mapping} = way.reports[stage];
	const left = Math.floor((width - 3) / 2);
	const [monitorWidth, mappingWidth] = width < sideBySide ? [width, width] : [left, width - left - 3];
	const sides = [
		sideLines('As the monitor reads it (computed here)', monitor, way.monitor[stage], monitorWidth),
		sideLines('As the mapping reads it', mapping, way.mapping[stage], mappingWidth),
	] as const;
	const lines = [
		...(height >= 12 && width >= railWidth ? railLines(way, stage) : [shortRail(way, stage)]),
		...common.flatMap((shown) => valueLines(shown, width, height >= 18 ? 4 : 2)),
		...(width < sideBySide ? [...sides[0], ...sides[1]] : [blank, ...beside(sides[0], sides[1], left)]),
	];
	const hasRoom = width >= sideBySide && lines.length + recordStages.length + 2 <= height;
	return hasRoom ? [...lines, blank, ...wayLines(way, stage, width, left)] : lines;
}

function waitingText({record, monitor}: Model): string {
	if (record.line?.row !== record.row || monitor === undefined) return '…';
	return 'This line can no longer be read as the record that it was';
}

/** `line parsed decoded …` and below them how each stage ends for the monitor and for the mapping. */
function railLines(way: Way, current: RecordStage): readonly Line[] {
	const gap = ' '.repeat(9);
	const names = recordStages.flatMap(
		(stage): Line => [stage === current ? bold(`${glyphs.pointer}${stage}`, 'accent') : span(` ${stage}`, 'muted')],
	);
	const row = (title: string, arrivals: Way['monitor']): Line => [
		span(title.padEnd(gap.length), 'muted'),
		...recordStages.flatMap((stage): Line => {
			const {glyph, tone} = signs[arrivals[stage]];
			return [span(` ${glyph}`, tone, {bold: true}), span(' '.repeat(stage.length - 1))];
		}),
	];
	return [[span(gap), ...names], row(' monitor', way.monitor), row(' mapping', way.mapping)];
}

/** Where there is room, what every stage comes to. */
function wayLines(way: Way, current: RecordStage, width: number, left: number): readonly Line[] {
	const longest = Math.max(...recordStages.map(({length}) => length));
	const line = (stage: RecordStage, side: 'monitor' | 'mapping'): Line => {
		const {glyph, tone} = signs[way[side][stage]];
		const {values, does} = way.reports[stage][side];
		const told = values.map(({name, value}) => (name === stage ? value : `${name} ${value}`)).join(', ');
		const text = told === '' ? does : told;
		const here = stage === current;
		return [
			span(` ${glyph} `, tone, {bold: true}),
			span(stage.padEnd(longest + 2), here ? 'accent' : 'muted', {bold: here}),
			span(text, here ? 'plain' : 'muted'),
		];
	};
	return [
		heading('The whole way', width),
		...beside(
			recordStages.map((stage) => line(stage, 'monitor')),
			recordStages.map((stage) => line(stage, 'mapping')),
			left,
		),
	];
}

function shortRail({monitor, mapping}: Way, stage: RecordStage): Line {
	const [first, second] = [signs[monitor[stage]], signs[mapping[stage]]];
	return [
		bold(` ${recordStages.indexOf(stage) + 1}/${recordStages.length} ${stage}`, 'accent'),
		span('  monitor ', 'muted'),
		span(first.glyph, first.tone, {bold: true}),
		span('  mapping ', 'muted'),
		span(second.glyph, second.tone, {bold: true}),
	];
}

function sideLines(
	title: string,
	{does, values, unknown}: Treatment,
	arrival: Arrival,
	width: number,
): readonly Line[] {
	const {glyph, tone, word} = signs[arrival];
	return [
		[bold(` ${glyph} `, tone), bold(title), span(word === '' ? '' : `: ${word}`, tone)],
		...indented(wrap(does, width - 4), '   '),
		...values.flatMap((shown) => valueLines(shown, width, 2)),
		...(unknown === undefined ? [] : indented(wrap(unknown, width - 5, 'warn'), '   ', bold(' ? ', 'warn'))),
	];
}

/** `ground truth  "yes"  capture.jsonl:12 → …`; where it is too long, the origin on lines of its own. */
function valueLines({name, value, from}: Shown, width: number, most: number): readonly Line[] {
	const start: Line = [span(`   ${name}  `, 'muted')];
	const origin: Line = from === undefined ? [] : [span(`  ${from}`, 'muted')];
	const whole = [...start, bold(value), ...origin];
	if (widthOf(whole) <= width) return [whole];
	const [first = [], ...rest] = atMost(wrap(value, width - widthOf(start) - 1), most);
	const embolden = (line: Line) => line.map((piece) => ({...piece, bold: true}));
	return [
		[...start, ...embolden(first)],
		...rest.map((line) => [span(' '.repeat(widthOf(start))), ...embolden(line)]),
		...(from === undefined ? [] : indented(wrap(from, width - 6, 'muted'), '     ')),
	];
}

function indented(lines: readonly Line[], indent: string, first = span(indent)): readonly Line[] {
	return lines.map((line, at) => [at === 0 ? first : span(indent), ...line]);
}

function beside(left: readonly Line[], right: readonly Line[], width: number): readonly Line[] {
	return Array.from({length: Math.max(left.length, right.length)}, (_, at) => [
		...padded(left[at] ?? [], width),
		span(` ${glyphs.divider}`, 'muted'),
		...(right[at] ?? []),
	]);
}

function explanationLines(paragraphs: readonly Paragraph[], width: number): readonly Line[] {
	return paragraphs.flatMap(({heading, sentences}, at) => [
		...(at === 0 ? [] : [blank]),
		[bold(`  ${heading}`, 'accent')],
		...sentences.flatMap((sentence) => indented(wrap(sentence, width - 4), '  ')),
	]);
}
