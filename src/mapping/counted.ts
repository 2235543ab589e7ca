import {binaryCodes} from '../metrics/binary.js';
import type {BinaryLabels, Outcomes} from '../metrics/outcomes.js';
import {scoreMetricsSteps} from '../metrics/score-metrics.js';
import {matrixStatisticsSteps, type Statistics, statisticsSteps} from '../metrics/statistics.js';
import {matricesAtCut} from '../metrics/threshold-counts.js';
import type {Steps} from '../records/steps.js';
import type {ByThreshold, Reading} from './reading.js';

const known = new WeakMap<Outcomes, Map<string, Statistics>>();

/** The metrics of outcomes of a reading, remembered with the outcomes: two readings may share them. */
export function* countedSteps({mapping, ...reading}: Reading, outcomes: Outcomes): Steps<Statistics> {
	const labels = labelsOf(reading);
	const ofOutcomes = known.get(outcomes) ?? new Map<string, Statistics>();
	known.set(outcomes, ofOutcomes);
	const key = JSON.stringify([mapping.problemType, labels]);
	const counted = ofOutcomes.get(key) ?? (yield* statisticsSteps(mapping.problemType, outcomes, labels));
	ofOutcomes.set(key, counted);
	return counted;
}

/** The same for the complete pairs of a reading by threshold, without a look at the pairs. */
export function* countedAtCutSteps(reading: Reading, {cut, scored}: ByThreshold): Steps<Statistics> {
	const {mapping, outcomes} = reading;
	const names = outcomes.kind === 'classes' ? outcomes.labels : [];
	const labels = labelsOf(reading);
	const matrices = matricesAtCut(scored.counts, cut, cut, names);
	const isBinary = mapping.problemType === 'BinaryClassification';
	const ofScores = isBinary ? yield* scoreMetricsSteps(scored.rows, binaryCodes({labels: names}, labels)) : undefined;
	return yield* matrixStatisticsSteps(mapping.problemType, matrices, labels, ofScores);
}

function labelsOf({positive = '1', negative = '0'}: Pick<Reading, 'positive' | 'negative'>): BinaryLabels {
	return {positive, negative};
}
