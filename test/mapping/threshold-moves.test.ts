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

const steps = ['complement', 'percent', 'sigmoid'] as const;
const transform = fc.oneof(fc.constant([]), fc.array(fc.constantFrom(...steps), {maxLength: 2}));

/** Equally frequent moves may come in any order. */
function sorted(summary: FlipSummary) {
	return {...summary, moves: summary.moves.map((move) => JSON.stringify(move)).toSorted()};
}

describe('the moves of a threshold step, or of a transform that keeps the ties', () => {
	it('are those of the records that flip', () => {
		const told = {steps: 0, transforms: 0, flips: 0};
		fc.assert(
			fc.property(
				fc.array(arbitraryLine, {minLength: 1, maxLength: 8}).map(texts),
				fc.array(arbitraryTruthLine, {maxLength: 8}).map(texts),
				arbitraryReadingMapping,
				fc.tuple(cut, cut),
				fc.tuple(transform, transform),
				(captures, truths, given, [one, other], [first, second]) => {
					const {prediction: _, ...roles} = given.roles;
					const dataset = datasetOf(captures, truths);
					const by = (decision: Mapping['decision']) => read(dataset, {...given, roles, ...(decision && {decision})});
					const [before, after] = [by({...one, transform: first}), by({...other, transform: second})];
					const moves = thresholdMoves(before, after);
					if (moves === undefined) return;
					told.steps++;
					if (`${first}` !== `${second}`) told.transforms++;
					if (moves.records > 0) told.flips++;
					expect(sorted(moves)).toEqual(sorted(summaryOf(before, after, flipsBetween(before, after))));
				},
			),
			{numRuns: 600},
		);
		expect(told.steps).toBeGreaterThan(50);
		expect(told.transforms).toBeGreaterThan(20);
		expect(told.flips).toBeGreaterThan(20);
	});
});
