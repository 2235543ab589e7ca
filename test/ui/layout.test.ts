import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {layout, smallest} from '../../src/ui/layout.js';

const anySize = fc.record({columns: fc.integer({min: 40, max: 220}), rows: fc.integer({min: 12, max: 70})});
const roles = fc.integer({min: 0, max: 6});

function heights({columns, rows}: {columns: number; rows: number}, roleCount: number, reviewing: boolean, watched = 0) {
	const plan = layout({columns, rows}, roleCount, reviewing, watched);
	if (plan.kind === 'too-small') throw new Error('there is room enough');
	return plan;
}

describe('the layout', () => {
	it('shares out all rows but one, whatever the size', () => {
		fc.assert(
			fc.property(anySize, roles, fc.boolean(), fc.nat(20), (size, roleCount, reviewing, watched) => {
				const plan = heights(size, roleCount, reviewing, watched);
				const {header, steps, main, details, finding, metrics, funnel, watches, footer} = plan;
				const parts = [header, steps, main, details, finding, metrics, funnel, watches, footer];
				expect(parts.reduce((sum, height) => sum + height, 0)).toBe(size.rows - 1);
				expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
				expect(main).toBeGreaterThanOrEqual(2);
				expect(finding).toBeGreaterThanOrEqual(4);
			}),
			{numRuns: 2000},
		);
	});

	it('gives the left column half of a wide terminal, and all of a narrow one', () => {
		fc.assert(
			fc.property(anySize, roles, fc.boolean(), (size, roleCount, reviewing) => {
				const {kind, left} = heights(size, roleCount, reviewing);
				if (kind === 'narrow') expect(left).toBe(size.columns);
				else expect(Math.abs(2 * left - size.columns)).toBeLessThanOrEqual(4);
			}),
		);
	});

	it('stands side by side from 100 columns on, stacked below', () => {
		expect(heights({columns: 99, rows: 40}, 3, false).kind).toBe('narrow');
		expect(heights({columns: 100, rows: 40}, 3, false).kind).toBe('wide');
		expect(heights({columns: 200, rows: 19}, 3, false).kind).toBe('narrow');
	});

	it('takes lines for what is watched from the rest, only where something is, and never many', () => {
		fc.assert(
			fc.property(anySize, roles, fc.nat(20), (size, roleCount, watched) => {
				const {watches} = heights(size, roleCount, false, watched);
				expect(watches > 0).toBe(watched > 0);
				expect(watches).toBeLessThanOrEqual(size.rows < 20 ? 1 : 4);
			}),
		);
	});

	it('gives no rows to lists of which not even three lines fit', () => {
		fc.assert(
			fc.property(anySize, roles, (size, roleCount) => {
				const {details} = heights(size, roleCount, false);
				expect(details === 0 || details >= 4).toBe(true);
			}),
		);
	});

	it.each([
		[39, 24],
		[80, 11],
		[1, 1],
		[0, 0],
	])('knows that %i×%i is too small', (columns, rows) => {
		expect(layout({columns, rows}, 3, false)).toEqual({kind: 'too-small'});
		expect(layout(smallest, 3, false).kind).toBe('narrow');
	});
});
