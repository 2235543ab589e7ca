import type {Outcome} from '../mapping/after.js';
import {sortLabels} from '../metrics/label-order.js';
import {cappedMatrix} from '../report/capped-matrix.js';
import type {Model} from '../session/model.js';
import {currentOutcome, metricValue, numberText, outcomeText} from '../session/outcome-text.js';
import {type Vocabulary, vocabulariesOf} from '../session/vocabularies.js';
import type {Section} from './section.js';

/** More labels than this are named by the most frequent ones and the rest. */
const mostLabels = 6;

/** What always guessing one class would reach is told for the accuracy; for the others it is in the report. */
const otherBaseline = /^(?!accuracy).*_best_constant_classifier$/;

/** Every metric, before → after; what makes it better or worse is said in words. */
export function metricsSection(model: Model): Section {
	const {monitor, draft} = model;
	const title = 'Metrics, before → after';
	if (monitor === undefined || draft === undefined) return {title, lines: []};
	const {before} = monitor;
	const after = currentOutcome(model) ?? draft.after;
	const names = Object.keys(after.statistics.metrics).filter(
		(name) => metricValue(after, name) !== undefined && !otherBaseline.test(name),
	);
	const {threshold, rule = '>'} = draft.mapping.decision ?? {};
	const decided =
		threshold === undefined ? [] : [`threshold ${threshold}: positive where the probability is ${rule} it`];
	return {title, lines: [...names.map((name) => metricLine(name, before, after)), ...decided]};
}

function metricLine(name: string, before: Outcome, after: Outcome): string {
	const [old, now] = [metricValue(before, name), metricValue(after, name)];
	return `${name}: ${outcomeText(before, old)} → ${outcomeText(after, now)}`;
}

/** The confusion matrix, a row of the ground truth a line. */
export function matrixSection(model: Model): Section {
	const outcome = currentOutcome(model);
	const when = model.edited ? 'as the mapping reads' : 'as the monitor reads, computed here';
	const title = `Confusion matrix, ${when}`;
	if (outcome === undefined || outcome.outcome === 'no-data') return {title, lines: ['nothing to compare']};
	const table = cappedMatrix(outcome.statistics.confusionMatrix, mostLabels);
	const lines = sortLabels(Object.keys(table)).map((actual) => {
		const cells = Object.entries(table[actual] ?? {}).filter(([, count]) => count > 0);
		return `ground truth ${actual}: ${cells.map(([label, count]) => `predicted ${label} ${numberText(count)}`).join(', ')}`;
	});
	return {title, lines};
}

/** The label values of both sides with counts, in JSON form. */
export function labelsSection(model: Model): Section {
	const both = vocabulariesOf(model);
	if (both === undefined) return {title: 'Labels', lines: []};
	return {
		title: 'Labels',
		lines: [...sideLines('ground truth', both.truth), ...sideLines('prediction', both.predicted)],
	};
}

function sideLines(side: string, {values, unread, summary}: Vocabulary): readonly string[] {
	const note = unread ? ', not read yet' : '';
	if (values.length === 0 && summary.length === 0) return [`${side}: nothing is found`];
	const told = values.map(({text, count}) => `${text} ${numberText(count)}`);
	return [`${side}${note}: ${[...summary, ...told].join(', ')}`];
}
