import {type CutRates, ratesOf} from '../../metrics/threshold-table.js';
import {type Plot, shownScores} from '../../session/microscope/microscope.js';
import {type Point, type Sight, sightOf} from '../../session/microscope/sight.js';
import type {Model} from '../../session/model.js';
import {metricText} from '../../session/outcome-text.js';
import {atMost, blank, type Line, padded, span, wrap} from '../line.js';
import {glyphs} from '../theme.js';
import {type Curve, curvePlot} from './curve-plot.js';
import {scorePlot} from './score-plot.js';
import {figureLines, figuresWidth, figureText, toldOf} from './threshold-figures.js';

/** From here on all plots have room beside each other. */
const roomForAll = {width: 110, height: 20} as const;
/** From here on the figures stand beside a plot. */
const roomForFigures = {width: 68, height: 9} as const;

/** The threshold microscope: curves and scores with the threshold on them, and what it comes to. */
export function microscopeLines(model: Model, width: number, height: number): readonly Line[] {
	const sight = sightOf(model);
	if (typeof sight === 'string') return wrap(sight, width - 4).map((line) => [span('  '), ...line]);
	if (showsAll(width, height)) return allPlots(model, sight, width, height);
	const {plot} = model.microscope;
	if (width >= roomForFigures.width && height >= roomForFigures.height) {
		const left = width - figuresWidth - 2;
		return beside([plotOf(plot, model, sight, left, height), figureLines(sight, figuresWidth, height)], [left], height);
	}
	const told = atMost(wrap(figureText(sight), width - 2), height).map((line): Line => [span(' '), ...line]);
	const room = height - told.length;
	return room < 5 ? told : [...told, ...plotOf(plot, model, sight, width, room)];
}

/** Whether all plots are on the screen at once. */
export function showsAll(width: number, height: number): boolean {
	return width >= roomForAll.width && height >= roomForAll.height;
}

/** Both curves and the figures above, the scores below. */
function allPlots(model: Model, sight: Sight, width: number, height: number): readonly Line[] {
	const above = Math.ceil(height * 0.52);
	const figures = Math.max(figuresWidth, Math.floor(width / 3));
	const left = Math.floor((width - figures - 4) / 2);
	const curves = (['roc', 'precision-recall'] as const).map((plot) => plotOf(plot, model, sight, left, above - 1));
	return [
		...beside([...curves, figureLines(sight, figures, above - 1)], [left, left], above - 1),
		blank,
		...plotOf('scores', model, sight, width, height - above),
	];
}

function beside(blocks: readonly (readonly Line[])[], widths: readonly number[], height: number): readonly Line[] {
	return Array.from({length: height}, (_, row) =>
		blocks.flatMap((block, at): Line => {
			const line = block[row] ?? blank;
			const width = widths[at];
			return width === undefined ? line : [...padded(line, width), span(` ${glyphs.divider}`, 'muted')];
		}),
	);
}

function plotOf(plot: Plot, model: Model, sight: Sight, width: number, height: number): readonly Line[] {
	if (plot === 'scores') return scores(model, sight, width, height);
	return curvePlot(plot === 'roc' ? rocCurve(sight) : precisionRecallCurve(sight), width, height);
}

function rocCurve(sight: Sight): Curve {
	return {
		title: `ROC area ${metricText(sight.scores.areaUnderRoc)}`,
		axes: 'recall ↑ false pos. →',
		points: sight.scores.roc,
		chance: [
			[0, 0],
			[1, 1],
		],
		marks: marksOf(sight, ({falsePositiveRate, recall}) => [falsePositiveRate, recall]),
	};
}

function precisionRecallCurve(sight: Sight): Curve {
	const {table, precisionRecall} = sight.scores;
	// Who takes every row for positive has the share of positive rows as precision.
	const share = ratesOf(table, table.scores.length).precision;
	return {
		title: 'Precision–recall',
		axes: 'prec. ↑ recall →',
		points: precisionRecall,
		chance: [
			[0, share],
			[1, share],
		],
		marks: marksOf(sight, ({recall, precision}) => [recall, precision]),
	};
}

function marksOf(sight: Sight, pointOf: (rates: CutRates) => Point): Curve['marks'] {
	return toldOf(sight)
		.map(({glyph, tone, rates}) => ({glyph, tone, at: pointOf(rates)}))
		.reverse();
}

function scores(model: Model, sight: Sight, width: number, height: number): readonly Line[] {
	const {positive, negative, threshold, here} = sight;
	const {zoom} = model.microscope;
	const title = zoom === 1 ? 'Scores' : `Scores, ${zoom}×`;
	const marks = toldOf(sight)
		.flatMap(({threshold: at, glyph, tone}) => (at === undefined ? [] : {at, glyph, tone}))
		.reverse();
	const rates = threshold === undefined ? undefined : here;
	const binned = (bins: number) => shownScores(model, sight, bins);
	const rows = sight.scores.table.predictedPositives.at(-1) ?? 0;
	return scorePlot({title, positive, negative, rows, binned, threshold, rates, marks}, width, height);
}
