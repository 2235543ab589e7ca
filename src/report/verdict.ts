import type {Outcome} from '../mapping/after.js';
import type {Funnel} from '../mapping/funnel.js';
import type {Metrics} from '../metrics/outcomes.js';
import {countOf} from './text-layout.js';

/** What an outcome comes to in one sentence, without a full stop. */
export function verdictOf({outcome, message, funnel}: Verdict): string {
	const {comparable, decoded} = funnel;
	const matching = `${countOf(comparable)} of ${countOf(decoded)} records can match`;
	if (outcome === 'fails') return message ?? 'The hosted job is known to fail here';
	if (outcome === 'no-data') return `${matching}: nothing is merged, the job has no data`;
	return comparable === 0 ? `${matching}: every metric is 0` : matching;
}

type Verdict = Pick<Outcome, 'outcome' | 'message'> & {readonly funnel: Funnel};

/** The one metric that stands for all: `accuracy 0.831`; `r2 0.912` for a regression. */
export function headline(metrics: Metrics): string | undefined {
	for (const name of ['accuracy', 'r2']) {
		const metric = metrics[name];
		if (metric !== undefined && 'value' in metric && typeof metric.value === 'number') {
			return `${name} ${metric.value.toFixed(3)}`;
		}
	}
	return undefined;
}
