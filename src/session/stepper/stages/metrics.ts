import type {Outcome} from '../../../mapping/after.js';
import {leadingMetric, metricText, metricValue, numberText} from '../../outcome-text.js';
import type {Shown, StageReport, Treatment} from '../stage.js';
import type {Seen, Subject} from '../subject.js';
import type {Trace} from '../trace.js';

/** What the record does to the metrics. */
export function metricsStage({monitor, mapping, expectation}: Subject): StageReport {
	return {
		common: [],
		monitor: treatment(monitor, expectation.kind === 'hosted' ? positiveText(monitor.trace) : undefined),
		mapping: treatment(mapping),
	};
}

function treatment({trace, outcome}: Seen, unknown?: string): Treatment {
	const {statistics} = outcome;
	if (outcome.outcome === 'fails') return {fate: 'lost', does: `${outcome.message}.`, values: []};
	if (outcome.outcome === 'no-data') return {fate: 'lost', does: 'Has no row to compute metrics from.', values: []};
	const metrics = shown[trace.mapping.problemType].flatMap((name) => {
		const value = metricValue(outcome, name);
		return value === undefined ? [] : [`${name} ${metricText(value)}`];
	});
	const values: readonly Shown[] = [{name: 'metrics', value: metrics.join(', ')}];
	const rows = `${numberText(statistics.rows)} ${statistics.rows === 1 ? 'row' : 'rows'}`;
	if (trace.actual === undefined || trace.predicted === undefined)
		return {fate: 'lost', does: `Computes over ${rows}; this record can add to no match.`, values, unknown};
	return {
		fate: 'fine',
		does: `Computes over ${rows}, this record among them${withoutText(trace, outcome)}.`,
		values,
		unknown,
	};
}

const shown = {
	BinaryClassification: ['accuracy', 'precision', 'recall', 'f1', 'auc'],
	MulticlassClassification: ['accuracy', 'weighted_precision', 'weighted_recall', 'weighted_f1'],
	Regression: ['mae', 'rmse', 'r2'],
} as const;

/** The leading metric as it would be without this record: what the record weighs. */
function withoutText({actual, predicted, mapping, truthRows}: Trace, outcome: Outcome): string {
	const {rows} = outcome.statistics;
	// A record with several labels is several rows.
	if (rows < 2 || truthRows.length > 1) return '';
	const name = mapping.problemType === 'Regression' ? 'mae' : leadingMetric(mapping.problemType);
	const value = metricValue(outcome, name);
	if (value === undefined) return '';
	const own =
		mapping.problemType === 'Regression' ? Math.abs(Number(predicted) - Number(actual)) : Number(actual === predicted);
	const without = (value * rows - own) / (rows - 1);
	return `; without it ${name} would be ${preciseText(without)} instead of ${preciseText(value)}`;
}

/** One record of many shows in the later decimals only. */
function preciseText(value: number): string {
	return Math.abs(value) < 1000 ? value.toFixed(5) : value.toPrecision(8);
}

/** Known for 0 and 1 only (observed in AWS's own runs), and where a positive label is configured. */
function positiveText({mapping, sides: {positive, negative}}: Trace): string | undefined {
	if (mapping.problemType !== 'BinaryClassification' || mapping.labels?.positive !== undefined) return undefined;
	if (positive === undefined || (positive === '1' && (negative ?? '0') === '0')) return undefined;
	const other =
		negative === undefined
			? ''
			: `, if ${JSON.stringify(negative)} is, precision and recall are those of the other class`;
	return `Which label it takes for the positive one is unknown: computed here with ${JSON.stringify(positive)}${other}.`;
}
