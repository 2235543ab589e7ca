import {applyPatch} from '../../mapping/patch.js';
import {type Histogram, histogramOf, type Range, rangeOf} from '../../metrics/histogram.js';
import {cutAt, thresholdFor} from '../../metrics/threshold-table.js';
import {effectText, withMapping, withThreshold} from '../editing.js';
import type {Handlers} from '../handlers.js';
import type {Model} from '../model.js';
import {isRanked, type Sight, sightOf} from './sight.js';

/** Each plot, and the one that comes after it. */
const next = {scores: 'roc', roc: 'precision-recall', 'precision-recall': 'scores'} as const;
const previous = {scores: 'precision-recall', roc: 'scores', 'precision-recall': 'roc'} as const;
export type Plot = keyof typeof next;

const closer = {1: 10, 10: 100, 100: 1} as const;

/** The threshold microscope: which plot is shown where there is room for one, and how much of the scores. */
export type Microscope = {readonly plot: Plot; readonly zoom: keyof typeof closer};

export const initialMicroscope: Microscope = {plot: 'scores', zoom: 1};

export type MicroscopeEvent =
	| {readonly type: 'plot-changed'; readonly by: 1 | -1}
	| {readonly type: 'zoomed'}
	/** By hundredths of the scores that are shown. */
	| {readonly type: 'threshold-nudged'; readonly by: number}
	/** To the next score whose class changes, or to the best F measure. */
	| {readonly type: 'threshold-sought'; readonly to: 'higher' | 'lower' | 'f1' | 'f2'}
	| {readonly type: 'rule-turned'};

export const microscopeHandlers: Handlers<MicroscopeEvent> = {
	'plot-changed': (model, {by}) => {
		const plot = (by === 1 ? next : previous)[model.microscope.plot];
		return {...model, microscope: {...model.microscope, plot}};
	},
	zoomed: (model) => ({...model, microscope: {...model.microscope, zoom: closer[model.microscope.zoom]}}),
	'threshold-nudged': (model, {by}) => nudged(model, by),
	'threshold-sought': (model, {to}) => sought(model, to),
	'rule-turned': ruleTurned,
};

/** True, or why the threshold can't be moved here. */
export function canMove(model: Model): true | string {
	// Who moves it before the scores are ranked waits for that.
	if (!isRanked(model)) return true;
	const sight = sightOf(model);
	if (typeof sight === 'string') return sight;
	if (sight.decidedBy === 'label') return 'The label decides here; the probability only ranks the records';
	return sight.decidedBy === 'argmax' ? 'The larger of two probabilities decides here; there is no threshold' : true;
}

/** The part of the scores that is shown: around the threshold where it is zoomed into. */
export function shownRange({scores, threshold}: Sight, {zoom}: Microscope): Range {
	const whole = rangeOf(scores.table);
	const width = (whole.to - whole.from) / zoom;
	const middle = threshold ?? (whole.from + whole.to) / 2;
	const from = Math.min(whole.to - width, Math.max(whole.from, middle - width / 2));
	return zoom === 1 ? whole : {from, to: from + width};
}

/** How many rows of each class have a score in each part of what is shown. */
export function shownScores(model: Model, sight: Sight, bins: number): Histogram {
	const range = shownRange(sight, model.microscope);
	const {key, table} = sight.scores;
	return model.data.dataset.remember(`score bins ${bins} ${range.from} ${range.to} ${key}`, () =>
		histogramOf(table, range, bins),
	);
}

function nudged(model: Model, by: number): Model {
	const sight = sightOf(model);
	if (typeof sight === 'string') return model;
	const {from, to} = shownRange(sight, model.microscope);
	if (sight.threshold === undefined) return withThreshold(model, 0.5);
	// A hundredth of 0 to 1 is 0.01; of other ranges the power of ten that is nearest to it.
	const decimals = Math.round(2 - Math.log10(to - from));
	const moved = rounded(sight.threshold + by * 10 ** -decimals, decimals);
	const whole = rangeOf(sight.scores.table);
	const isWithin = sight.threshold >= whole.from && sight.threshold <= whole.to;
	return withThreshold(model, isWithin ? Math.min(whole.to, Math.max(whole.from, moved)) : moved);
}

function rounded(number: number, decimals: number): number {
	return decimals >= 0 ? Number(number.toFixed(decimals)) : Math.round(number * 10 ** decimals) / 10 ** decimals;
}

function sought(model: Model, to: Extract<MicroscopeEvent, {type: 'threshold-sought'}>['to']): Model {
	const sight = sightOf(model);
	if (typeof sight === 'string') return model;
	const {table, best} = sight.scores;
	if (to === 'f1' || to === 'f2') return toBest(model, sight, to, best[to]);
	const cut = sight.threshold === undefined ? 0 : cutAt(table, sight.threshold, sight.rule);
	const other = cut + (to === 'higher' ? -1 : 1);
	if (other < 0 || other > table.scores.length)
		return refused(
			model,
			`No ${to} threshold changes anything: every record is ${other < 0 ? 'negative' : 'positive'}`,
		);
	return withThreshold(model, thresholdFor(table, other, sight.rule));
}

function toBest(model: Model, {scores, threshold, rule}: Sight, measure: 'f1' | 'f2', cut: number): Model {
	const name = measure.toUpperCase();
	if (threshold !== undefined && cutAt(scores.table, threshold, rule) === cut)
		return {...model, notice: {kind: 'told', text: `The threshold ${threshold} has the best ${name} already`}};
	const next = withThreshold(model, thresholdFor(scores.table, cut, rule));
	return {
		...next,
		notice: {kind: 'done', text: [`Best ${name}`, ...(next.notice ? [next.notice.text] : [])].join(': ')},
	};
}

function ruleTurned(model: Model): Model {
	const {draft} = model;
	const {threshold, rule = '>'} = draft?.mapping.decision ?? {};
	if (draft === undefined || threshold === undefined) return model;
	const turned = rule === '>' ? '>=' : '>';
	const title = `p ${turned} ${threshold} is positive`;
	const changed = withMapping(model, applyPatch(draft.mapping, {decision: {rule: turned}}), title);
	return {...changed, notice: {kind: 'done', text: `${title}: ${effectText(model, changed)}`}};
}

function refused(model: Model, text: string): Model {
	return {...model, notice: {kind: 'refused', text}};
}
