import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type FlipSummary, summaryOf} from '../../src/mapping/flip-moves.js';
import {flipsBetween} from '../../src/mapping/flips.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {read} from '../../src/mapping/reading.js';
import {thresholdMoves} from '../../src/mapping/threshold-moves.js';
import {arbitraryLine, arbitraryReadingMapping, arbitraryTruthLine} from '../support/arbitrary-records.js';
import {datasetOf} from '../support/sessions.js';

const texts = (records: readonly object[]) => records.map((record) => JSON.stringify(record));
const cut = fc.record({
	threshold: fc.constantFrom(-1, 0, 0.25, 0.5, 1),
	rule: fc.constantFrom('>' as const, '>=' as const),
});

/** Equally frequent moves may come in any order. */
function sorted(summary: FlipSummary) {
	return {...summary, moves: summary.moves.map((move) => JSON.stringify(move)).toSorted()};
}

describe('the moves of a threshold step', () => {
	it('are those of the records that flip', () => {
		let steps = 0;
		fc.assert(
			fc.property(
				fc.array(arbitraryLine, {minLength: 1, maxLength: 8}).map(texts),
				fc.array(arbitraryTruthLine, {maxLength: 8}).map(texts),
				arbitraryReadingMapping,
				fc.tuple(cut, cut),
				(captures, truths, given, [one, other]) => {
					const {prediction: _, ...roles} = given.roles;
					const dataset = datasetOf(captures, truths);
					const by = (decision: Mapping['decision']) => read(dataset, {...given, roles, ...(decision && {decision})});
					const [before, after] = [by(one), by(other)];
					const moves = thresholdMoves(before, after);
					if (moves === undefined) return;
					steps++;
					expect(sorted(moves)).toEqual(sorted(summaryOf(before, after, flipsBetween(before, after))));
				},
			),
			{numRuns: 400},
		);
		expect(steps).toBeGreaterThan(50);
	});
});
