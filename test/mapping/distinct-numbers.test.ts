import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {codesAmongSteps, distinctNumbersSteps, lookForRepeatsSteps} from '../../src/mapping/distinct-numbers.js';
import {complete, type Steps} from '../../src/records/steps.js';

const anyNumber = fc.oneof(fc.constantFrom(0, -0, 1, 0.5, 1e21, Number.POSITIVE_INFINITY, Number.NaN), fc.double());
const anyColumn = fc.array(anyNumber, {maxLength: 60}).map((numbers) => Float64Array.from(numbers));

/** In the order in which they first appear. */
function plainly(column: Float64Array): readonly number[] {
	return [...new Set(column)].filter((number) => !Number.isNaN(number));
}

describe('the different numbers of a column', () => {
	it('are told apart as numbers are, and have codes in the order in which they appear', () => {
		fc.assert(
			fc.property(anyColumn, anyNumber, (column, other) => {
				const {codes, numbers, codeOf} = complete(distinctNumbersSteps(column, column.length));
				const expected = plainly(column);
				expect([...numbers].map((number) => number + 0)).toEqual(expected.map((number) => number + 0));
				expect([...codes]).toEqual([...column].map((number) => expected.indexOf(number)));
				for (const [code, number] of expected.entries()) expect(codeOf(number)).toBe(code);
				const place = expected.indexOf(other);
				expect(codeOf(other)).toBe(place === -1 ? undefined : place);
			}),
			{numRuns: 300},
		);
	});

	it('are the same ones for very many rows, however often each occurs', () => {
		const column = Float64Array.from({length: 300_000}, (_, row) => (row % 7 === 0 ? 0.5 : (row * 7919) % 100_003));
		const {codes, numbers} = complete(distinctNumbersSteps(column, column.length));
		expect([...numbers]).toEqual(plainly(column));
		expect(codes.every((code, row) => numbers[code] === column[row])).toBe(true);
	});

	it('are those of the rows that there are, and looked for once', () => {
		const column = Float64Array.of(3, 4, 3, 5);
		const first = complete(distinctNumbersSteps(column, 3));
		expect([...first.numbers]).toEqual([3, 4]);
		expect(complete(distinctNumbersSteps(column, 3))).toBe(first);
		expect([...complete(distinctNumbersSteps(column, 4)).numbers]).toEqual([3, 4, 5]);
	});

	it('are the same ones where it was found out beforehand which rows repeat a number', () => {
		fc.assert(
			fc.property(anyColumn, fc.array(anyNumber, {maxLength: 40}), fc.boolean(), (column, others, isToldBefore) => {
				const ahead = column.slice();
				if (isToldBefore) complete(distinctNumbersSteps(ahead, ahead.length));
				complete(lookForRepeatsSteps(ahead, ahead.length));
				if (isToldBefore) complete(distinctNumbersSteps(new Float64Array(1), 1));
				const [one, other] = [ahead, column].map((each) => complete(distinctNumbersSteps(each, each.length)));
				expect(one?.codes).toEqual(other?.codes);
				expect(one?.numbers).toEqual(other?.numbers);
				for (const number of [...column, ...others]) expect(one?.codeOf(number)).toBe(other?.codeOf(number));
			}),
			{numRuns: 500},
		);
	});

	it('take fewer steps where it was found out beforehand, for so many rows', () => {
		const column = Float64Array.from({length: 1000}, (_, row) => row % 400);
		const cold = stepsOf(distinctNumbersSteps(column.slice(), 1000));
		complete(lookForRepeatsSteps(column, 1000));
		expect(stepsOf(lookForRepeatsSteps(column, 1000))).toBe(0);
		expect(stepsOf(distinctNumbersSteps(column, 1000))).toBeLessThan(cold / 2);
		expect([...complete(distinctNumbersSteps(column, 3)).numbers]).toEqual([0, 1, 2]);
	});

	it('are looked for any number of times', () => {
		const column = Float64Array.from({length: 3000}, (_, row) => (row % 2500) / 3);
		const {codeOf} = complete(distinctNumbersSteps(column, column.length));
		for (let row = 0; row < 2500; row++) expect(codeOf(row / 3)).toBe(row);
		for (const stranger of [-1, 0.5, 1e9, Number.NaN]) expect(codeOf(stranger)).toBeUndefined();
	});

	it('are found among each other, few and many', () => {
		for (const count of [7, 10, 3000, 4500]) {
			const column = Float64Array.from({length: 5000}, (_, row) => row / 3);
			const some = Float64Array.from({length: count}, (_, at) => (at % 3 === 0 ? -1 - at : at / 3));
			const codes = complete(codesAmongSteps(complete(distinctNumbersSteps(column, column.length)), some));
			expect([...codes]).toEqual([...some].map((_, at) => (at % 3 === 0 ? -1 : at)));
		}
	});

	it('are found among any others, of which some are missing', () => {
		fc.assert(
			fc.property(anyColumn, fc.uniqueArray(anyNumber, {minLength: 9, maxLength: 60}), (column, others) => {
				const some = Float64Array.from([...new Set(others), Number.NaN, Number.NaN]);
				const distinct = complete(distinctNumbersSteps(column, column.length));
				const expected = [...some].map((number) => plainly(column).indexOf(number));
				expect([...complete(codesAmongSteps(distinct, some))]).toEqual(expected);
			}),
		);
	});
});

function stepsOf(steps: Steps<unknown>): number {
	let count = 0;
	while (steps.next().done !== true) count++;
	return count;
}
