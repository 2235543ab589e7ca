import type {Point} from '../../session/microscope/sight.js';
import {brailleCells, type Dot, dotsAcross, dotsDown, lineThrough} from '../braille.js';
import {bold, type Line, padded, span} from '../line.js';
import {type Mark, plotLines} from '../plot.js';
import type {Tone} from '../theme.js';

/** A point that is marked on a curve by one character. */
export type Marked = {readonly at: Point; readonly glyph: string; readonly tone: Tone};

export type Curve = {
	readonly title: string;
	/** What the two axes are, in one text. */
	readonly axes: string;
	readonly points: readonly Point[];
	/** What guessing would come to. */
	readonly chance: readonly [Point, Point];
	/** The last one lies on top. */
	readonly marks: readonly Marked[];
};

const axisWidth = 5;

/** A curve in a square from 0 to 1, with as much of its frame as there is room for. */
export function curvePlot({title, axes, points, chance, marks}: Curve, width: number, height: number): readonly Line[] {
	const [columns, rows] = [width - axisWidth, height - 3];
	if (columns < 4 || rows < 2) return [padded([bold(` ${title}`)], width)];
	const dotOf = ([x, y]: Point): Dot => [
		Math.round(x * (columns * dotsAcross - 1)),
		Math.round(y * (rows * dotsDown - 1)),
	];
	const everyFourth = lineThrough(chance.map(dotOf)).filter((_, at) => at % 4 === 0);
	const cells = (dots: readonly Dot[]) => brailleCells(columns, rows, dots);
	const drawn = plotLines(
		columns,
		rows,
		[
			{cells: cells(everyFourth), tone: 'muted'},
			{cells: cells(lineThrough(points.map(dotOf))), tone: 'accent'},
		],
		marks.map(({at, glyph, tone}): Mark => {
			const [x, y] = dotOf(at);
			return {
				column: Math.floor(x / dotsAcross),
				row: rows - 1 - Math.floor(y / dotsDown),
				glyph,
				tone,
			};
		}),
	);
	const top = padded([bold(` ${title}`), span(`  ${axes}`, 'muted')], width);
	return [top, ...drawn.map((line, row) => [yAxis(row, rows), ...line]), xAxis(columns), xLabels(columns)];
}

function yAxis(row: number, rows: number) {
	const middle = Math.floor((rows - 1) / 2);
	const label = row === 0 ? '1.0' : row === rows - 1 ? '0.0' : row === middle && rows > 4 ? '0.5' : '';
	return span(`${label.padStart(axisWidth - 1)}${label === '' ? '│' : '┤'}`, 'muted');
}

function xAxis(columns: number): Line {
	const middle = Math.floor(columns / 2);
	const line = `${'─'.repeat(middle)}┬${'─'.repeat(columns - middle - 1)}`;
	return [span(`${' '.repeat(axisWidth - 1)}└${line}`, 'muted')];
}

function xLabels(columns: number): Line {
	const middle = Math.floor(columns / 2);
	const labels = `0.0${' '.repeat(Math.max(1, middle - 4))}0.5`.padEnd(columns - 3);
	return [span(padStartTo(`${' '.repeat(axisWidth)}${labels}1.0`, columns + axisWidth), 'muted')];
}

function padStartTo(text: string, width: number): string {
	return text.slice(0, width);
}
