import {problemText} from '../../records/result.js';
import type {Model} from '../../session/model.js';
import {leadingMetric, metricText, metricValue, numberText} from '../../session/outcome-text.js';
import {bold, type Line, span, widthOf} from '../line.js';
import type {Tone} from '../theme.js';

/** The state of things in one sentence. */
export function verdictLine(model: Model, width: number): Line {
	const {loading, draft, monitor, data, edited} = model;
	const [problem] = loading.problems;
	if (problem !== undefined) return [bold(` ${problemText(problem)}`, 'bad')];
	if (loading.state === 'failed') return [bold(' No line of the input is a record', 'bad')];
	if (draft === undefined || monitor === undefined) return [span(' Reading the first records', 'muted')];
	const {comparable, decoded} = draft.after.reading.funnel;
	const sample = data.isSample ? ' (of the first records; the rest is being read)' : '';
	const counts = `${numberText(comparable)} of ${numberText(decoded)} records can match`;
	const verdict = [bold(` ${counts}`, toneOf(comparable, decoded)), span(`: ${consequence(model)}${sample}`)];
	const told = [...verdict, ...(edited ? [] : reader(model))];
	return widthOf(told) <= width ? told : verdict;
}

function toneOf(comparable: number, decoded: number): Tone {
	if (comparable === 0) return 'bad';
	return comparable < decoded * 0.95 ? 'warn' : 'good';
}

function consequence({draft, monitor, edited}: Model): string {
	if (draft === undefined || monitor === undefined) return '';
	if (!edited && monitor.before.outcome === 'no-data')
		return 'nothing is merged, there is nothing to compute metrics from';
	if (!edited && monitor.before.outcome === 'fails')
		return 'the hosted job fails, the inference values have too many classes';
	const name = leadingMetric(draft.mapping.problemType);
	const value = metricValue(draft.after, name);
	if (draft.after.reading.funnel.comparable === 0) return 'the matrix may be full, and every metric is 0';
	return `${name} ${metricText(value)}`;
}

function reader({monitor}: Model): Line {
	return monitor === undefined ? [] : [span('  as the monitor reads them (computed here)', 'muted')];
}
