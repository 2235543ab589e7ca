import type {Outcome} from '../mapping/after.js';
import {countedSteps} from '../mapping/counted.js';
import {type Reading, readingSteps} from '../mapping/reading.js';
import {recentSteps} from '../mapping/recent.js';
import {distinctCodes} from '../metrics/distinct-codes.js';
import type {Statistics} from '../metrics/statistics.js';
import type {Dataset} from '../records/dataset.js';
import {complete, type Steps} from '../records/steps.js';
import type {Expectation} from './expectation.js';
import {carriesItsTruth, literalMapping} from './literal-mapping.js';

/**
 * The records as the monitor reads them, by the rules that are documented or were observed in real runs. Computed here,
 * not by AWS. The matrix is counted on the raw text of both sides, missing values included.
 */
export function outcomeBefore(dataset: Dataset, expectation: Expectation): Outcome {
	return complete(outcomeBeforeSteps(dataset, expectation));
}

/** The same in steps. */
export function outcomeBeforeSteps(dataset: Dataset, expectation: Expectation): Steps<Outcome> {
	const mapping = literalMapping(expectation, dataset);
	return recentSteps(dataset, 'before', `${expectation.kind} ${JSON.stringify(mapping)}`, function* () {
		const reading = yield* readingSteps(dataset, mapping, {literal: true});
		yield;
		const statistics = yield* countedSteps(reading, reading.outcomes);
		const message = carriesItsTruth(dataset) ? null : failureMessage(expectation, reading);
		if (statistics.rows === 0) return {outcome: 'no-data', message: null, statistics, reading};
		if (message !== null) return {outcome: 'fails', message, statistics: withoutMetrics(statistics), reading};
		return {outcome: 'metrics', message: null, statistics, reading};
	});
}

/** A hosted binary job fails when its label slot holds more than two values (observed in a user's report). */
function failureMessage(expectation: Expectation, {outcomes}: Reading): string | null {
	if (expectation.kind !== 'hosted' || expectation.problemType !== 'BinaryClassification') return null;
	if (expectation.inferenceAttribute === undefined || outcomes.kind === 'numbers') return null;
	const classes = distinctCodes(outcomes.predicted).length;
	if (classes <= 2) return null;
	return `The hosted job is known to fail here: the inference values have too many classes (${classes} different values at "${expectation.inferenceAttribute}")`;
}

function withoutMetrics(counted: Statistics): Statistics {
	return {...counted, metrics: {}};
}
