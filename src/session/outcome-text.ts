import {type Outcome, outcomeAfter, outcomeIsKnown} from '../mapping/after.js';
import type {Funnel, Stage} from '../mapping/funnel.js';
import type {Mapping} from '../mapping/mapping.js';
import type {Metric} from '../metrics/outcomes.js';
import type {ProblemType} from '../metrics/problem-type.js';
import type {Dataset} from '../records/dataset.js';
import type {Model} from './model.js';

/** What the screen shows as the state of things: the monitor's own result until something is changed. */
export function currentOutcome({monitor, draft, edited}: Model): Outcome | undefined {
	return edited ? draft?.after : monitor?.before;
}

/** The metric that one looks at first. */
export function leadingMetric(problemType: ProblemType): string {
	return problemType === 'Regression' ? 'r2' : 'accuracy';
}

export function metricValue({statistics}: Outcome, name: string): number | undefined {
	const metric = statistics.metrics[name];
	return isMetric(metric) ? metric.value : undefined;
}

function isMetric(metric: unknown): metric is Metric {
	return typeof metric === 'object' && metric !== null && 'value' in metric && 'standard_deviation' in metric;
}

/** Three decimals for shares, fewer for large errors; a dash where there is no number. */
export function metricText(value: number | undefined): string {
	if (value === undefined || !Number.isFinite(value)) return '—';
	const size = Math.abs(value);
	if (size >= 1e7) return value.toExponential(2);
	return value.toFixed(size >= 1000 ? 0 : size >= 100 ? 1 : 3);
}

/** A metric of an outcome that may have none: the job fails, or nothing was merged. */
export function outcomeText({outcome}: Pick<Outcome, 'outcome'>, value: number | undefined): string {
	if (outcome === 'metrics') return metricText(value);
	return outcome === 'fails' ? 'fails' : 'no data';
}

export function numberText(number: number): string {
	return number.toLocaleString('en-US');
}

/** What is told of an outcome in a line: a few numbers, of however many records it is. */
export type Brief = Pick<Outcome, 'outcome'> & {
	readonly problemType: ProblemType;
	readonly funnel: Funnel;
	/** Those that may be the one that one looks at first. */
	readonly leading: {readonly [name: string]: number | undefined};
};

export function briefOf(outcome: Outcome): Brief {
	const {mapping, funnel} = outcome.reading;
	const leading = {r2: metricValue(outcome, 'r2'), accuracy: metricValue(outcome, 'accuracy')};
	return {outcome: outcome.outcome, problemType: mapping.problemType, funnel, leading};
}

/** The same of what a mapping comes to. Unlike the outcome itself it is not forgotten: it may be drawn with every key. */
export function briefAfter(dataset: Dataset, mapping: Mapping): Brief {
	return dataset.remember(briefKey(mapping), () => briefOf(outcomeAfter(dataset, mapping)));
}

/** Whether it would be there at once. */
export function briefIsKnown(dataset: Dataset, mapping: Mapping): boolean {
	return dataset.remembers(briefKey(mapping)) || outcomeIsKnown(dataset, mapping);
}

function briefKey(mapping: Mapping): string {
	return `brief ${JSON.stringify(mapping)}`;
}

/** `comparable 0 → 1,000, accuracy 0.000 → 0.831`; where no more records can match, the stage that got more. */
export function changeText(before: Brief, after: Brief): string {
	const name = leadingMetric(after.problemType);
	const counts = [before, after].map(({funnel}) => funnel);
	const changed = (['comparable', 'groundTruth', 'prediction'] as const).find(
		(stage) => counts[0]?.[stage] !== counts[1]?.[stage],
	);
	const metric = [before, after].map((brief) => outcomeText(brief, brief.leading[name]));
	// What a change does while nothing can be compared shows in the stages before.
	const comparing = after.outcome === 'metrics' || before.outcome === 'fails';
	if (changed === undefined && !comparing) return 'nothing can be compared yet';
	const stage = changed ?? 'comparable';
	const count = `${stageNames[stage]} ${counts.map((funnel) => numberText(funnel[stage])).join(' → ')}`;
	return comparing ? `${count}, ${name} ${metric.join(' → ')}` : count;
}

/** The stages of the funnel in words. */
export const stageNames: Readonly<Record<Stage, string>> = {
	read: 'read',
	parsed: 'parsed',
	decoded: 'decoded',
	joined: 'joined',
	groundTruth: 'ground truth',
	prediction: 'prediction',
	comparable: 'comparable',
	agreeing: 'agreeing',
};
