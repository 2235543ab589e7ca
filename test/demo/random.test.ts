import {describe, expect, it} from 'vitest';
import {drawBelow, drawNormal, drawUuid, randomFor, roundTo} from '../../src/demo/random.js';

function draws(name: string, count: number): readonly number[] {
	const random = randomFor(name);
	return Array.from({length: count}, random);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('random numbers', () => {
	it('are decided by the name', () => {
		expect(draws('a', 20)).toEqual(draws('a', 20));
		expect(draws('a', 20)).not.toEqual(draws('b', 20));
	});

	it('fill the range from 0 to 1 evenly', () => {
		const values = draws('even', 20_000);
		for (const value of values) expect(value >= 0 && value < 1).toBe(true);
		expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.01);
		expect(values.filter((value) => value < 0.1).length / values.length).toBeCloseTo(0.1, 1);
	});

	it('reach every whole number below the limit and no other', () => {
		const random = randomFor('dice');
		const seen = new Set(Array.from({length: 500}, () => drawBelow(random, 6)));
		expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
	});

	it('are normal enough: mean 0, deviation 1', () => {
		const random = randomFor('normal');
		const values = Array.from({length: 20_000}, () => drawNormal(random));
		expect(Math.abs(mean(values))).toBeLessThan(0.03);
		expect(Math.abs(mean(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.04);
	});

	it('make UUIDs of version 4 that differ', () => {
		const random = randomFor('ids');
		const ids = Array.from({length: 1000}, () => drawUuid(random));
		for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
		expect(new Set(ids).size).toBe(1000);
	});

	it('keep the decimals asked for', () => {
		expect(roundTo(0.123_456, 3)).toBe(0.123);
		expect(roundTo(-1.5, 0)).toBe(-1);
	});
});
