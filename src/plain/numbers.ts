import type {Outcome} from '../mapping/after.js';
import {sortLabels} from '../metrics/label-order.js';
import {cappedMatrix} from '../report/capped-matrix.js';
import {flipText} from '../session/history/flip-text.js';
import {labelUnderCursor} from '../session/label-cursor.js';
import type {Model} from '../session/model.js';
import {currentOutcome, metricText, metricValue, numberText, outcomeText} from '../session/outcome-text.js';
import {type Vocabulary, vocabulariesOf} from '../session/vocabularies.js';
import {glyphs} from '../ui/theme.js';
import {direction} from '../ui/views/trend.js';
import {chosen, type Section} from './section.js';

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

/** What the last edit did: which records changed their cell, and by how much the metrics moved. */
export function editSection({draft}: Model): Section {
	const title = 'Last edit';
	const change = draft?.change;
	if (change === undefined) return {title, lines: []};
	const {from, to} = change;
	const moved = Object.keys(to.statistics.metrics).flatMap((name) => {
		if (otherBaseline.test(name)) return [];
		const [old, now] = [metricValue(from, name), metricValue(to, name)];
		const {glyph, tone} = direction(name, old, now) ?? {};
		if (glyph === undefined || now === undefined) return [];
		const way = glyph === glyphs.up ? 'rose' : 'fell';
		const judged = name.endsWith('_best_constant_classifier') ? '' : ` (${tone === 'good' ? 'better' : 'worse'})`;
		return [`${name} ${way} by ${metricText(Math.abs(now - (old ?? 0)))}${judged}`];
	});
	return {title, lines: [flipText(change), moved.length === 0 ? 'no metric changed' : moved.join(', ')]};
}

/** The label values of both sides with counts, in JSON form; a line each where the cursor goes through them. */
export function labelsSection(model: Model): Section {
	const both = vocabulariesOf(model);
	if (both === undefined) return {title: 'Labels', lines: []};
	const under = model.focus === 'labels' ? labelUnderCursor(model) : undefined;
	const lines = [...sideLines('ground truth', both.truth), ...sideLines('prediction', both.predicted)];
	if (under === undefined) return {title: 'Labels', lines};
	const cursor = `${under.side === 'truth' ? 'ground truth' : 'prediction'} ${under.value.text}${chosen}`;
	return {title: 'Labels', lines: [...lines, cursor], hint: 'up and down choose a label, Enter shows its records'};
}

function sideLines(side: string, {values, unread, summary}: Vocabulary): readonly string[] {
	const note = unread ? ', not read yet' : '';
	if (values.length === 0 && summary.length === 0) return [`${side}: nothing is found`];
	const told = values.map(({text, count}) => `${text} ${numberText(count)}`);
	return [`${side}${note}: ${[...summary, ...told].join(', ')}`];
}
