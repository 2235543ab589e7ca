import {binOf, type Histogram} from '../../metrics/histogram.js';
import type {CutRates} from '../../metrics/threshold-table.js';
import {metricText, numberText} from '../../session/outcome-text.js';
import {brailleCells, type Dot, dotsAcross, dotsDown} from '../braille.js';
import {bold, cut, type Line, padded, type Span, span, widthOf} from '../line.js';
import {type Mark, plotLines} from '../plot.js';
import type {Tone} from '../theme.js';

/** A score that is marked on the axis by one character. */
export type MarkedScore = {readonly at: number; readonly glyph: string; readonly tone: Tone};

export type ScorePlot = {
	readonly title: string;
	readonly positive: string;
	readonly negative: string;
	/** How many rows there are. */
	readonly rows: number;
	/** The histogram in so many bins. */
	readonly binned: (bins: number) => Histogram;
	readonly threshold: number | undefined;
	/** What the threshold makes of the records; undefined where none decides. */
	readonly rates: CutRates | undefined;
	/** The last one lies on top. */
	readonly marks: readonly MarkedScore[];
};

const axisWidth = 7;

/** The scores of both classes: the positive class upwards, the negative one downwards, each on a scale of its own. */
export function scorePlot(plot: ScorePlot, width: number, height: number): readonly Line[] {
	const perBin = columnsPerBin(plot.rows, width - axisWidth);
	const bins = Math.floor((width - axisWidth) / perBin);
	const columns = bins * perBin;
	const described = plot.rates !== undefined && height >= 10 && columns >= 30;
	const rows = height - (described ? 5 : 3);
	const [up, down] = [Math.ceil(rows / 2), Math.floor(rows / 2)];
	const title = padded([bold(` ${plot.title}`), ...legend(plot)], width);
	if (columns < 4 || down < 1) return [title];
	const histogram = stretched(plot.binned(bins), perBin);
	const column = plot.threshold === undefined ? undefined : binOf(plot.threshold, histogram, columns);
	const {rates} = plot;
	const above = described && rates ? [sides(rates, 'positive', column, columns)] : [];
	const below = described && rates ? [sides(rates, 'negative', column, columns)] : [];
	return [
		title,
		...above,
		...half(histogram.positives, up, 'up', column),
		[span(`${'0'.padStart(axisWidth - 2)} ┼`, 'muted'), ...axis(plot, histogram, columns)],
		...half(histogram.negatives, down, 'down', column),
		...below,
		labels(histogram, columns),
	];
}

/** Bars that are so few rows high say more when they are wider. */
function columnsPerBin(rows: number, columns: number): 1 | 2 | 4 {
	if (rows >= 20 * columns) return 1;
	return rows >= 5 * columns ? 2 : 4;
}

/** Each bin as so many columns. */
function stretched({positives, negatives, ...range}: Histogram, perBin: number): Histogram {
	const wide = (counts: Float64Array) =>
		Float64Array.from({length: counts.length * perBin}, (_, at) => counts[Math.floor(at / perBin)] as number);
	return {...range, positives: wide(positives), negatives: wide(negatives)};
}

function legend({positive, negative}: ScorePlot): Line {
	return [span('  ↑ ', 'muted'), span(JSON.stringify(positive)), span('  ↓ ', 'muted'), span(JSON.stringify(negative))];
}

/** Bars away from the axis; what the threshold gets wrong is on the wrong side of it. */
function half(counts: Float64Array, rows: number, way: 'up' | 'down', threshold: number | undefined): readonly Line[] {
	const most = Math.max(...counts);
	const height = rows * dotsDown;
	const dots: Dot[] = [];
	for (const [column, count] of counts.entries()) {
		// The smallest count is seen too.
		const long = count === 0 ? 0 : Math.max(1, Math.round((count / most) * height));
		for (let at = 0; at < long; at++) {
			const y = way === 'up' ? at : height - 1 - at;
			for (let side = 0; side < dotsAcross; side++) dots.push([column * dotsAcross + side, y]);
		}
	}
	const toneOf = (column: number): Tone => {
		if (threshold === undefined || column === threshold) return 'plain';
		return column > threshold === (way === 'up') ? 'good' : 'bad';
	};
	const cells = brailleCells(counts.length, rows, dots);
	const line = Array.from({length: rows}, (_, row) => row)
		.filter((row) => threshold !== undefined && cells[row * counts.length + threshold] === 0)
		.map((row): Mark => ({column: threshold ?? 0, row, glyph: '│', tone: 'accent'}));
	const drawn = plotLines(counts.length, rows, [{cells, tone: toneOf}], line);
	const peak = way === 'up' ? 0 : rows - 1;
	return drawn.map((bars, row) => [yAxis(row === peak && most > 0 ? most : undefined), ...bars]);
}

function yAxis(count: number | undefined): Span {
	const text = count === undefined ? '' : count >= 1e5 ? count.toExponential(0) : numberText(count);
	return span(`${text.padStart(axisWidth - 1)}${count === undefined ? '│' : '┤'}`, 'muted');
}

/** The line between the two halves, with the marks on it. */
function axis({marks}: ScorePlot, histogram: Histogram, columns: number): Line {
	const line: Span[] = Array.from({length: columns}, () => span('─', 'muted'));
	for (const {at, glyph, tone} of marks) {
		const column = binOf(at, histogram, columns);
		if (column !== undefined) line[column] = bold(glyph, tone);
	}
	return line;
}

/** What stands left and right of the threshold, as near to it as the edges allow. */
function sides(
	{truePositives, falsePositives, falseNegatives, trueNegatives}: CutRates,
	of: 'positive' | 'negative',
	threshold: number | undefined,
	columns: number,
): Line {
	const [left, right] = of === 'positive' ? [falseNegatives, truePositives] : [trueNegatives, falsePositives];
	const tones: readonly [Tone, Tone] = of === 'positive' ? ['bad', 'good'] : ['good', 'bad'];
	const words = of === 'positive' ? ['missed', 'found'] : ['left out', 'false alarms'];
	const signs = tones.map((tone) => (tone === 'good' ? '✓' : '✗'));
	const spans = ([before, after]: readonly string[]): readonly [Span, Span] => [
		span(`${numberText(left)} ${before} `, tones[0]),
		span(` ${numberText(right)} ${after}`, tones[1]),
	];
	const [start, end] = widthOf(spans(words)) < columns ? spans(words) : spans(signs);
	const room = columns - widthOf([start, end]) - 1;
	const indent = Math.max(0, Math.min(room, (threshold ?? columns / 2) - widthOf([start])));
	const line = [span(' '.repeat(axisWidth + indent)), start, span('│', 'accent', {bold: true}), end];
	return cut(line, columns + axisWidth);
}

function labels({from, to}: Histogram, columns: number): Line {
	const [first, middle, last] = [from, (from + to) / 2, to].map(scoreText) as [string, string, string];
	const gap = Math.max(1, Math.floor(columns / 2) - first.length - Math.floor(middle.length / 2));
	const start = `${first}${' '.repeat(gap)}${middle}`.padEnd(columns - last.length);
	return cut([span(' '.repeat(axisWidth)), span(`${start}${last}`, 'muted')], columns + axisWidth);
}

/** As few digits as tell the ends of what is shown apart. */
function scoreText(score: number): string {
	return Math.abs(score) >= 1000 ? metricText(score) : String(Number(score.toPrecision(4)));
}
