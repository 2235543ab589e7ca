import type {Metric, Metrics} from '../metrics/outcomes.js';
import type {Report} from './report.js';
import {table} from './text-layout.js';

/** The metrics, before and after. The best-constant classifiers are in the JSON report. */
export function metricsText({before, after}: Pick<Report, 'before' | 'after'>): readonly string[] {
	const old = scores(before?.metrics ?? {});
	const now = scores(after?.metrics ?? {});
	const names = [...new Set([...old.keys(), ...now.keys()])].filter(
		(name) => !name.endsWith('_best_constant_classifier'),
	);
	if (names.length === 0) return [];
	const rows = names.map((name) => [name, scoreText(old.get(name)), scoreText(now.get(name)), change(old, now, name)]);
	return ['Metrics', ...table([['', 'before', 'after', ''], ...rows])];
}

function scores(metrics: Metrics): ReadonlyMap<string, Metric> {
	const named = Object.entries(metrics).flatMap(([name, metric]) =>
		isMetric(metric) ? [[name, metric] as const] : [],
	);
	return new Map(named);
}

function isMetric(metric: Metrics[string]): metric is Metric {
	return 'standard_deviation' in metric;
}

function scoreText(metric: Metric | undefined): string {
	if (metric === undefined) return '-';
	const {value, standard_deviation: deviation} = metric;
	return deviation === 'NaN' ? numberText(value) : `${numberText(value)} +/- ${numberText(deviation)}`;
}

function numberText(value: number): string {
	return Math.abs(value) < 1000 ? value.toFixed(4) : value.toPrecision(8);
}

function change(old: ReadonlyMap<string, Metric>, now: ReadonlyMap<string, Metric>, name: string): string {
	const [from, to] = [old.get(name)?.value, now.get(name)?.value];
	if (from === undefined || to === undefined || numberText(from) === numberText(to)) return '';
	return to > from ? '▲' : '▼';
}
