import type {Outcome} from '../../mapping/after.js';
import type {ProblemType} from '../../mapping/mapping.js';
import type {Model} from '../../session/model.js';
import {currentOutcome, metricValue, outcomeText} from '../../session/outcome-text.js';
import {bold, type Line, padded, span} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from './heading.js';
import {matrixLines} from './matrix.js';

/** The metrics that are shown, the most telling first; where there is little room the last ones give way. */
const shown: Readonly<Record<ProblemType, readonly (readonly [name: string, label: string])[]>> = {
	BinaryClassification: [
		['accuracy', 'accuracy'],
		['precision', 'precision'],
		['recall', 'recall'],
		['f1', 'f1'],
		['auc', 'auc'],
		['f2', 'f2'],
		['f0_5', 'f0_5'],
		['true_negative_rate', 'true neg.'],
		['false_positive_rate', 'false pos.'],
		['accuracy_best_constant_classifier', 'best const.'],
	],
	MulticlassClassification: [
		['accuracy', 'accuracy'],
		['weighted_precision', 'w_prec.'],
		['weighted_recall', 'w_recall'],
		['weighted_f1', 'w_f1'],
		['weighted_f2', 'w_f2'],
		['weighted_f0_5', 'w_f0_5'],
		['accuracy_best_constant_classifier', 'best const.'],
	],
	Regression: [
		['mae', 'mae'],
		['mse', 'mse'],
		['rmse', 'rmse'],
		['r2', 'r2'],
	],
};

/** Errors are better when they are smaller. */
const smallerIsBetter = /^(mae|mse|rmse|false_)/;

/** Beside the finding: a metric a line, before → after, with the confusion matrix. */
export function metricsWide(model: Model, width: number, height: number): readonly Line[] {
	const {draft, monitor} = model;
	const top = heading('Metrics', width, {more: `before ${glyphs.arrow} after${thresholdText(model)}`});
	if (draft === undefined || monitor === undefined) return [top];
	const names = shown[draft.mapping.problemType].slice(0, height - 1);
	const after = currentOutcome(model) ?? draft.after;
	const table = names.map(([name, label]) => metricLine(name, label, monitor.before, after));
	return [top, ...beside(table, 32, matrixBeside(model, width - 32, height - 1))];
}

function metricLine(name: string, label: string, before: Outcome, after: Outcome): Line {
	const [old, now] = [metricValue(before, name), metricValue(after, name)];
	return [
		span(` ${label.padEnd(11)} `),
		span(outcomeText(before, old).padStart(7), 'muted'),
		span(` ${glyphs.arrow} `, 'muted'),
		bold(outcomeText(after, now).padStart(6)),
		...trend(name, old, now),
	];
}

/** Metrics in columns, for terminals too narrow to have them beside the finding: names, before, after. */
export function metricsNarrow(model: Model, width: number, height: number): readonly Line[] {
	const {draft, monitor} = model;
	if (draft === undefined || monitor === undefined) return [heading('Metrics', width)];
	const [label, cell] = [8, width >= 76 ? 10 : 9];
	const room = width >= 76 ? 5 : Math.max(1, Math.floor((width - label) / cell));
	const names = shown[draft.mapping.problemType].slice(0, room);
	const row = (name: string, texts: readonly Line[]): Line => [
		span(name.padEnd(label)),
		...texts.flatMap((text) => padded(text, cell)),
	];
	const old = names.map(
		([name]): Line => [span(outcomeText(monitor.before, metricValue(monitor.before, name)), 'muted')],
	);
	const after = currentOutcome(model) ?? draft.after;
	const now = names.map(([name]): Line => {
		const value = metricValue(after, name);
		return [bold(outcomeText(after, value)), ...trend(name, metricValue(monitor.before, name), value)];
	});
	const values = [row(' before', old), row(' after', now)];
	if (height < 4) return values.slice(-height);
	const titles = row(
		'',
		names.map(([, title]): Line => [span(title, 'muted')]),
	);
	const used = label + names.length * cell;
	const top = heading('Metrics', width, {more: `before ${glyphs.arrow} after${thresholdText(model)}`});
	return [top, ...beside([titles, ...values], used, matrixBeside(model, width - used, 4).slice(1))];
}

/** The matrix that belongs to the state of things: the monitor's until something is changed, then the mapping's. */
function matrixBeside(model: Model, width: number, height: number): readonly Line[] {
	const outcome = currentOutcome(model);
	if (outcome === undefined || width < 18 || outcome.reading.mapping.problemType === 'Regression') return [];
	return matrixLines(outcome, model.edited ? 'after' : 'before', width, height);
}

function beside(left: readonly Line[], width: number, right: readonly Line[]): readonly Line[] {
	const rows = Math.max(left.length, right.length);
	return Array.from({length: rows}, (_, at) => [...padded(left[at] ?? [], width), ...(right[at] ?? [])]);
}

function trend(name: string, old: number | undefined, now: number | undefined): Line {
	if (name.endsWith('_best_constant_classifier')) return [span('  ')];
	const isError = smallerIsBetter.test(name);
	if (now === undefined || Math.abs(now - (old ?? 0)) < 5e-4 || (old === undefined && isError)) return [span('  ')];
	const rises = now > (old ?? 0);
	return [span(` ${rises ? glyphs.up : glyphs.down}`, rises === isError ? 'bad' : 'good')];
}

function thresholdText({draft}: Model): string {
	const decision = draft?.mapping.decision;
	return decision?.threshold === undefined ? '' : ` · threshold ${decision.threshold} (${decision.rule ?? '>'})`;
}
