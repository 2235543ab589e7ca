import {numberText} from '../../outcome-text.js';
import {pairsAlike, verdictOf} from '../../record-values.js';
import {cellName} from '../cell-name.js';
import {dependsOnTypes, isAtThreshold} from '../comparison.js';
import type {Fate, StageReport, Treatment} from '../stage.js';
import type {Seen, Subject} from '../subject.js';

/** Where the record stands in the confusion matrix; in a regression, how far it is off. */
export function cellStage({monitor, mapping, row}: Subject): StageReport {
	const hinges = dependsOnTypes(monitor.trace) || isAtThreshold(monitor.trace);
	const literal = cellOf(monitor, row);
	const unknown = dependsOnTypes(monitor.trace)
		? typesText
		: 'It stands exactly at the threshold: > and >= put it into different cells.';
	return {
		common: [],
		monitor: hinges ? {...literal, fate: 'unknown', unknown} : literal,
		mapping: cellOf(mapping, row),
	};
}

const typesText =
	'Compared as texts it agrees; compared as typed values it can match nothing, and every metric stays 0 while the matrix fills.';

function cellOf({trace, outcome}: Seen, row: number): Treatment {
	const {actual, predicted, mapping} = trace;
	const name = cellName(trace);
	const cell = {name: 'cell', value: name};
	if (actual === undefined || predicted === undefined)
		return {fate: 'lost', does: 'Cannot compare: a side is missing.', values: [cell]};
	if (mapping.problemType === 'Regression') {
		const error = {name: 'error', value: String(Number(predicted) - Number(actual)), from: `${predicted} − ${actual}`};
		return {fate: 'fine', does: 'Counts the difference between prediction and ground truth.', values: [error]};
	}
	const {state} = verdictOf(outcome.reading, row);
	const count = outcome.statistics.confusionMatrix[actual]?.[predicted] ?? pairsAlike(outcome.reading, row);
	const from = `[${JSON.stringify(actual)}][${JSON.stringify(predicted)}], one of ${numberText(count)}`;
	return {fate: fates[state], does: says[state], values: [{...cell, from}]};
}

const fates: Readonly<Record<'agree' | 'differ' | 'no match possible', Fate>> = {
	agree: 'fine',
	differ: 'differs',
	'no match possible': 'lost',
};

const says = {
	agree: 'Both say the same.',
	differ: 'The two differ.',
	'no match possible': 'No ground truth says what is predicted here: it can never match.',
} as const;
