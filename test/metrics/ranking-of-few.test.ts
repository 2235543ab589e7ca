import fc from 'fast-check';
import {expect, it} from 'vitest';
import {rankingOfFewSteps} from '../../src/metrics/ranking-of-few.js';
import {complete} from '../../src/records/steps.js';

const score = fc.oneof(
	fc.integer({min: 0, max: 9}),
	fc.double(),
	fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
);

it('ranks up to 16 different scores by falling score and row, and no more', () => {
	const chosen = fc
		.uniqueArray(score, {minLength: 1, maxLength: 20, size: 'max'})
		.chain((few) => fc.array(fc.constantFrom(...few), {maxLength: 120, size: 'max'}));
	fc.assert(
		fc.property(chosen, (given) => {
			const ranking = complete(rankingOfFewSteps(Float64Array.from(given)));
			const scored = given.flatMap((value, row) => (Number.isNaN(value) ? [] : [{value: value + 0, row}]));
			const different = [...new Set(scored.map(({value}) => value))].sort((a, b) => (a < b ? 1 : -1));
			if (different.length > 16) {
				expect(ranking).toBeUndefined();
				return;
			}
			const ties = different.map((wanted) => scored.filter(({value}) => value === wanted).map(({row}) => row));
			const ends = ties.map((_, tie) => ties.slice(0, tie + 1).flat().length);
			expect(ranking && [...ranking.order]).toEqual(ties.flat());
			expect(ranking && [...ranking.ends]).toEqual(ends);
			expect(ranking && Array.from(ranking.scores ?? [], (value) => value + 0)).toEqual(different);
		}),
		{numRuns: 3000},
	);
});
