import type {Outcome} from '../mapping/after.js';
import type {Stage} from '../mapping/funnel.js';
import type {ProblemType} from '../mapping/mapping.js';
import type {Metric} from '../metrics/outcomes.js';
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
export function outcomeText({outcome}: Outcome, value: number | undefined): string {
	if (outcome === 'metrics') return metricText(value);
	return outcome === 'fails' ? 'fails' : 'no data';
}

export function numberText(number: number): string {
	return number.toLocaleString('en-US');
}

/** `comparable 0 → 1,000, accuracy 0.000 → 0.831`; where no more records can match, the stage that got more. */
export function changeText(before: Outcome, after: Outcome): string {
	const name = leadingMetric(after.reading.mapping.problemType);
	const counts = [before, after].map(({reading}) => reading.funnel);
	const changed = (['comparable', 'groundTruth', 'prediction'] as const).find(
		(stage) => counts[0]?.[stage] !== counts[1]?.[stage],
	);
	const metric = [before, after].map((outcome) => outcomeText(outcome, metricValue(outcome, name)));
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
