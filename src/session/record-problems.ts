import {isInMatrix, predictedBy} from '../mapping/pair-cells.js';
import type {Reading} from '../mapping/reading.js';
import {occurringCodes} from '../metrics/distinct-codes.js';
import {pairOf} from './record-values.js';

/** Why a record does not count as a match under a reading. */
export type RecordProblem = 'no match possible' | 'disagrees';

/** Tells the problem of one record after the other; no record is looked at before it is asked for. */
export function recordProblems(reading: Reading): (row: number) => RecordProblem | undefined {
	const {captureRow, outcomes} = reading;
	const {kind, actual} = outcomes;
	const predicted = predictedBy(reading);
	const isInside = isInMatrix(reading);
	const known = outcomes.kind === 'classes' ? occurringCodes(outcomes) : undefined;
	return (row) => {
		let problem: RecordProblem = 'no match possible';
		for (let pair = firstPairOf(reading, row); captureRow[pair] === row; pair++) {
			if (!isInside(pair) || (known !== undefined && known[predicted(pair)] !== 1)) continue;
			if (kind === 'numbers' || actual[pair] === predicted(pair)) return undefined;
			problem = 'disagrees';
		}
		return problem;
	};
}

/** Mostly each record has its one pair, at its own place; -1 where it has none. */
function firstPairOf({captureRow}: Reading, row: number): number {
	const isInPlace = captureRow[row] === row && captureRow[row - 1] !== row;
	return isInPlace ? row : (pairOf({captureRow}, row) ?? -1);
}
