import type {Outcome} from '../mapping/after.js';
import {read} from '../mapping/reading.js';
import {type Statistics, statistics} from '../metrics/statistics.js';
import type {Dataset} from '../records/dataset.js';
import type {Expectation} from './expectation.js';
import {carriesItsTruth, literalMapping} from './literal-mapping.js';

/**
 * The records as the monitor reads them, by the rules that are documented or were observed in real runs. Computed here,
 * not by AWS. The matrix is counted on the raw text of both sides, missing values included.
 */
export function outcomeBefore(dataset: Dataset, expectation: Expectation): Outcome {
	const mapping = literalMapping(expectation, dataset);
	return dataset.remember(`before ${expectation.kind} ${JSON.stringify(mapping)}`, () => {
		const reading = read(dataset, mapping, {literal: true});
		const {positive = '1', negative = '0', outcomes} = reading;
		const counted = statistics(mapping.problemType, outcomes, {positive, negative});
		const message = carriesItsTruth(dataset) ? null : failureMessage(expectation, dataset, reading.outcomes);
		if (counted.rows === 0) return {outcome: 'no-data', message: null, statistics: counted, reading};
		if (message !== null) return {outcome: 'fails', message, statistics: withoutMetrics(counted), reading};
		return {outcome: 'metrics', message: null, statistics: counted, reading};
	});
}

/** A hosted binary job fails when its label slot holds more than two values (observed in a user's report). */
function failureMessage(
	expectation: Expectation,
	dataset: Dataset,
	outcomes: ReturnType<typeof read>['outcomes'],
): string | null {
	if (expectation.kind !== 'hosted' || expectation.problemType !== 'BinaryClassification') return null;
	if (expectation.inferenceAttribute === undefined || outcomes.kind === 'numbers') return null;
	const classes = new Set(outcomes.predicted);
	classes.delete(-1);
	if (classes.size <= 2 || dataset.captures.rows === 0) return null;
	return `The hosted job is known to fail here: the inference values have too many classes (${classes.size} different values at "${expectation.inferenceAttribute}")`;
}

function withoutMetrics(counted: Statistics): Statistics {
	return {...counted, metrics: {}};
}
