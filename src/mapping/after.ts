import {areKnownComplete} from '../metrics/cell-bytes.js';
import {areKnownFinite} from '../metrics/finite-pairs.js';
import type {Outcomes} from '../metrics/outcomes.js';
import type {Statistics} from '../metrics/statistics.js';
import type {Dataset} from '../records/dataset.js';
import {indicesWhere, picked} from '../records/picked.js';
import {complete, type Steps} from '../records/steps.js';
import {countedAtCutSteps, countedSteps} from './counted.js';
import type {Mapping} from './mapping.js';
import {type Reading, readingSteps} from './reading.js';
import {isRecent, recentSteps} from './recent.js';

/** What comes of the records: metrics, nothing to compute them from, or a job that fails with a message. */
export type Outcome = {
	readonly outcome: 'metrics' | 'no-data' | 'fails';
	readonly message: string | null;
	readonly statistics: Statistics;
	readonly reading: Reading;
};

/** The records as the mapping reads them. A pair counts when both of its sides have a value. */
export function outcomeAfter(dataset: Dataset, mapping: Mapping): Outcome {
	return complete(outcomeAfterSteps(dataset, mapping));
}

/** The same in steps. */
export function outcomeAfterSteps(dataset: Dataset, mapping: Mapping): Steps<Outcome> {
	return recentSteps(dataset, 'after', JSON.stringify(mapping), function* () {
		const reading = yield* readingSteps(dataset, mapping);
		yield;
		const {byThreshold} = reading;
		const statistics = byThreshold
			? yield* countedAtCutSteps(reading, byThreshold)
			: yield* countedSteps(reading, completePairs(reading.outcomes));
		return {outcome: statistics.rows === 0 ? 'no-data' : 'metrics', message: null, statistics, reading};
	});
}

/** Whether it has been found out already. */
export function outcomeIsKnown(dataset: Dataset, mapping: Mapping): boolean {
	return isRecent(dataset, 'after', JSON.stringify(mapping));
}

const known = new WeakMap<Outcomes, Outcomes>();

/** The pairs in which neither side is missing; the very same outcomes where that is none. */
export function completePairs(outcomes: Outcomes): Outcomes {
	const complete = known.get(outcomes) ?? withoutIncomplete(outcomes);
	known.set(outcomes, complete);
	return complete;
}

function withoutIncomplete(outcomes: Outcomes): Outcomes {
	const isKnown = outcomes.kind === 'numbers' ? areKnownFinite(outcomes) : areKnownComplete(outcomes);
	if (isKnown) return outcomes;
	if (outcomes.kind === 'numbers') {
		const {actual, predicted} = outcomes;
		const isComplete = (at: number) => Number.isFinite(actual[at]) && Number.isFinite(predicted[at]);
		const complete = indicesWhere(actual.length, isComplete);
		if (complete === undefined) return outcomes;
		return {kind: 'numbers', actual: picked(actual, complete), predicted: picked(predicted, complete)};
	}
	const {actual, predicted, score, many} = outcomes;
	const complete = indicesWhere(actual.length, (at) => actual[at] !== -1 && predicted[at] !== -1);
	if (complete === undefined) return outcomes;
	return {
		kind: 'classes',
		get labels() {
			return outcomes.labels;
		},
		many,
		actual: picked(actual, complete),
		predicted: picked(predicted, complete),
		score: score && picked(score, complete),
	};
}
