import type {Event} from '../../session/events.js';
import {canMove, shownScores} from '../../session/microscope/microscope.js';
import {type Point, type Sight, sightOf} from '../../session/microscope/sight.js';
import type {Model} from '../../session/model.js';
import {metricText, numberText} from '../../session/outcome-text.js';
import {decisionText, figures, type Told, toldOf} from '../../ui/views/threshold-figures.js';
import type {Section} from '../section.js';

const title = 'Threshold microscope';
/** Parts that the scores are counted in. */
const bins = 10;
/** What the threshold comes to beside the best ones, both curves read off at a few places, the scores of each class. */
export function microscopeSection(model: Model): Section {
	const sight = sightOf(model);
	if (typeof sight === 'string') return {title, lines: [sight]};
	const {roc, precisionRecall, areaUnderRoc} = sight.scores;
	return {
		title,
		lines: [
			...toldOf(sight).map(toldText),
			decisionText(sight),
			`ROC, area ${metricText(areaUnderRoc)}: ${rocText(roc)}`,
			`Precision and recall: ${precisionText(precisionRecall)}`,
			...scoreLines(model, sight),
		],
		hint: 'threshold 0.43 sets it; best-f1, best-f2, next-score, previous-score, finer-up, finer-down move it; zoom counts the scores around it; turn-rule decides exactly at it the other way',
	};
}

function toldText({name, threshold, rates}: Told): string {
	const rateTexts = figures.map(([label, key]) => `${label} ${metricText(rates[key])}`);
	return `${name}: ${[...(threshold === undefined ? [] : [`threshold ${threshold}`]), ...rateTexts].join(', ')}`;
}

/** The curve read off at a few places. */
function rocText(points: readonly Point[]): string {
	return [0.05, 0.1, 0.2, 0.5]
		.map((rate) => [rate, highest(points, ([x]) => x <= rate)] as const)
		.map(([rate, recall]) => `recall ${metricText(recall)} at a false positive rate of ${rate}`)
		.join(', ');
}

function precisionText(points: readonly Point[]): string {
	return [0.5, 0.8, 0.9, 1]
		.map((recall) => [recall, highest(points, ([x]) => x >= recall)] as const)
		.map(([recall, precision]) => `precision ${metricText(precision)} at a recall of ${recall}`)
		.join(', ');
}

function highest(points: readonly Point[], isWanted: (point: Point) => boolean): number {
	return points.reduce((most, point) => (isWanted(point) ? Math.max(most, point[1]) : most), 0);
}

function scoreLines(model: Model, sight: Sight): readonly string[] {
	const {from, to, positives, negatives} = shownScores(model, sight, bins);
	const edge = (at: number) => String(Number((from + ((to - from) * at) / bins).toPrecision(4)));
	return Array.from(positives, (count, at) => {
		const classes = `${sight.positive} ${numberText(count)}, ${sight.negative} ${numberText(negatives[at] as number)}`;
		return `scores ${edge(at)} to ${edge(at + 1)}: ${classes}`;
	});
}

const best: readonly Event[] = [
	{type: 'threshold-sought', to: 'f1'},
	{type: 'threshold-sought', to: 'f2'},
];

/** 1 and 2, as on the screen: the best F1 and the best F2. */
export function thresholdPicked(model: Model, number: number): readonly Event[] | undefined {
	const event = canMove(model) === true ? best[number - 1] : undefined;
	return event && [event];
}
