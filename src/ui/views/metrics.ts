import type {Outcome} from '../../mapping/after.js';
import type {ProblemType} from '../../metrics/problem-type.js';
import {type Compared, compared} from '../../session/history/looking.js';
import type {Model} from '../../session/model.js';
import {metricValue, outcomeText} from '../../session/outcome-text.js';
import {bold, type Line, padded, span} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from './heading.js';
import {lastEditLines, lastEditText, type Shown} from './last-edit.js';
import {matrixLines} from './matrix.js';
import {trend} from './trend.js';

/** The metrics that are shown, the most telling first; where there is little room the last ones give way. */
const shown: Readonly<Record<ProblemType, Shown>> = {
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

/** Beside the finding: a metric a line, before → after, with the confusion matrix; below what the last edit did. */
export function metricsWide(model: Model, width: number, height: number): readonly Line[] {
	const both = compared(model);
	if (both === undefined) return [heading('Metrics', width, {more: `before ${glyphs.arrow} after`})];
	const {from, to, fromName, toName} = both;
	const top = heading('Metrics', width, {more: `${fromName} ${glyphs.arrow} ${toName}${thresholdText(both)}`});
	const all = shown[to.reading.mapping.problemType];
	const last = lastEditLines(model, all, width);
	const names = all.slice(0, height - 1 - last.length);
	const table = names.map(([name, label]) => metricLine(name, label, from, to));
	const matrix = matrixBeside(both, width - 32, height - 1 - last.length);
	return [top, ...beside(table, 32, matrix), ...last];
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
	const both = compared(model);
	if (both === undefined) return [heading('Metrics', width)];
	const {from, to, fromName, toName} = both;
	const label = Math.max(8, fromName.length + 2, toName.length + 2);
	const isRoomy = width >= 76;
	const names = shown[to.reading.mapping.problemType].slice(
		0,
		isRoomy ? 5 : Math.max(1, Math.floor((width - label) / 9)),
	);
	// What the columns need and no more: the labels of the matrix beside them are to be read whole.
	const cells = names.map(([, title]) => (isRoomy ? Math.max(title.length, 7) + 1 : 9));
	const row = (name: string, texts: readonly Line[]): Line => [
		span(name.padEnd(label)),
		...texts.flatMap((text, at) => padded(text, cells[at] ?? 0)),
	];
	const old = names.map(([name]): Line => [span(outcomeText(from, metricValue(from, name)), 'muted')]);
	const now = names.map(([name]): Line => {
		const value = metricValue(to, name);
		const change = trend(name, metricValue(from, name), value);
		return [bold(outcomeText(to, value)), ...change.filter(({text}) => text.trim() !== '')];
	});
	const values = [row(` ${fromName}`, old), row(` ${toName}`, now)];
	if (height < 4) return values.slice(-height);
	const titles = row(
		'',
		names.map(([, title]): Line => [span(title, 'muted')]),
	);
	const used = cells.reduce((sum, cell) => sum + cell, label) + 1;
	const top = heading('Metrics', width, {more: narrowHeading(model, both)});
	return [top, ...beside([titles, ...values], used, matrixBeside(both, width - used, 4).slice(1))];
}

/** What the last edit did is worth more than the names of the two lines, which stand before them. */
function narrowHeading(model: Model, both: Compared): string {
	const last = lastEditText(model, shown[both.to.reading.mapping.problemType]);
	if (last === '') return `${both.fromName} ${glyphs.arrow} ${both.toName}${thresholdText(both)}`;
	return `${last}${thresholdText(both)}`;
}

/** The matrix that belongs to the state of things: the monitor's until something is changed, then the mapping's. */
function matrixBeside({to, matrixName}: Compared, width: number, height: number): readonly Line[] {
	if (width < 18 || to.reading.mapping.problemType === 'Regression') return [];
	return matrixLines(to, matrixName, width, height);
}

function beside(left: readonly Line[], width: number, right: readonly Line[]): readonly Line[] {
	const rows = Math.max(left.length, right.length);
	return Array.from({length: rows}, (_, at) => [...padded(left[at] ?? [], width), ...(right[at] ?? [])]);
}

function thresholdText({to}: Compared): string {
	const {decision} = to.reading.mapping;
	return decision?.threshold === undefined ? '' : ` · threshold ${decision.threshold} (${decision.rule ?? '>'})`;
}
