import type {Outcome} from '../../mapping/after.js';
import type {ProblemType} from '../../mapping/mapping.js';
import type {Model} from '../../session/model.js';
import {metricText, metricValue} from '../../session/outcome-text.js';
import {bold, fit, type Line, span} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from './heading.js';
import {matrixLines} from './matrix.js';

/** The metrics that are shown, the most telling first; where there is little room the last ones give way. */
const shown: Readonly<Record<ProblemType, readonly (readonly [name: string, short: string])[]>> = {
	BinaryClassification: [
		['accuracy', 'accuracy'],
		['precision', 'precision'],
		['recall', 'recall'],
		['f1', 'f1'],
		['auc', 'auc'],
		['f2', 'f2'],
		['f0_5', 'f0_5'],
		['true_negative_rate', 'true negative rate'],
		['false_positive_rate', 'false positive rate'],
		['accuracy_best_constant_classifier', 'accuracy, best constant'],
	],
	MulticlassClassification: [
		['accuracy', 'accuracy'],
		['weighted_precision', 'w. precision'],
		['weighted_recall', 'w. recall'],
		['weighted_f1', 'w. f1'],
		['weighted_f2', 'w. f2'],
		['weighted_f0_5', 'w. f0_5'],
		['accuracy_best_constant_classifier', 'accuracy, best constant'],
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
	const names = shown[draft.mapping.problemType];
	const table = names.slice(0, height - 1).map(([name, label]) => metricLine(name, label, monitor.before, draft.after));
	const tableWidth = 38;
	if (draft.mapping.problemType === 'Regression' || width < tableWidth + 20) return [top, ...table];
	const matrix = matrixLines(draft.after, width - tableWidth - 1, height - 1);
	const rows = Math.max(table.length, matrix.length);
	return [
		top,
		...Array.from({length: rows}, (_, at) => [...fit(table[at] ?? [], tableWidth), span(' '), ...(matrix[at] ?? [])]),
	];
}

function metricLine(name: string, label: string, before: Outcome, after: Outcome): Line {
	const [old, now] = [metricValue(before, name), metricValue(after, name)];
	return [
		span(` ${label.padEnd(13)} `),
		span(oldText(before, old).padStart(7), 'muted'),
		span(` ${glyphs.arrow} `, 'muted'),
		bold(metricText(now).padStart(6)),
		...trend(name, old, now),
	];
}

/** Metrics in columns, for terminals too narrow to have them beside the finding: names, before, after. */
export function metricsNarrow(model: Model, width: number, height: number): readonly Line[] {
	const {draft, monitor} = model;
	if (draft === undefined || monitor === undefined) return [heading('Metrics', width)];
	const cell = 11;
	const names = shown[draft.mapping.problemType].slice(0, Math.max(1, Math.floor((width - 8) / cell)));
	const row = (label: string, texts: readonly Line[]): Line => [
		span(label.padEnd(8)),
		...texts.flatMap((text) => fit(text, cell)),
	];
	const old = names.map(([name]): Line => [span(oldText(monitor.before, metricValue(monitor.before, name)), 'muted')]);
	const now = names.map(([name]): Line => {
		const value = metricValue(draft.after, name);
		return [bold(metricText(value)), ...trend(name, metricValue(monitor.before, name), value)];
	});
	const values = [row(' before', old), row(' after', now)];
	if (height < 4) return [...values].slice(-height);
	const titles = row(
		'',
		names.map(([, label]): Line => [span(label, 'muted')]),
	);
	return [heading('Metrics', width, {more: matrixText(model)}), titles, ...values];
}

function oldText({outcome}: Outcome, value: number | undefined): string {
	if (outcome === 'metrics') return metricText(value);
	return outcome === 'fails' ? 'fails' : 'no data';
}

function trend(name: string, old: number | undefined, now: number | undefined): Line {
	if (now === undefined || Math.abs(now - (old ?? 0)) < 5e-4) return [span('  ')];
	const rises = now > (old ?? 0);
	const better = smallerIsBetter.test(name) ? !rises : rises;
	if (old === undefined && smallerIsBetter.test(name)) return [span('  ')];
	return [span(` ${rises ? glyphs.up : glyphs.down}`, better ? 'good' : 'bad')];
}

function thresholdText({draft}: Model): string {
	const decision = draft?.mapping.decision;
	return decision?.threshold === undefined ? '' : ` · threshold ${decision.threshold} (${decision.rule ?? '>'})`;
}

/** Two classes in one line: `negative 401/72  positive 97/430`. */
function matrixText(model: Model): string {
	const {draft} = model;
	const table = draft?.after.statistics.confusionMatrix ?? {};
	const labels = Object.keys(table);
	const threshold = thresholdText(model).replace(/^ · /, '');
	if (labels.length === 0 || labels.length > 2) return threshold;
	const cells = labels.map(
		(actual) =>
			`${actual}: ${Object.entries(table[actual] ?? {})
				.slice(0, 2)
				.map(([predicted, count]) => `${count} as ${predicted}`)
				.join(', ')}`,
	);
	const wide = Object.values(table).some((row) => Object.keys(row).length > 2);
	return wide ? threshold : [cells.join('; '), threshold].filter((text) => text !== '').join(' · ');
}
