import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {brailleCells, brailleCharacter, type Dot, lineThrough} from '../../src/ui/braille.js';
import {plotLines} from '../../src/ui/plot.js';

const [columns, rows] = [6, 4];
const anyDot = fc.tuple(fc.integer({min: -3, max: 2 * columns + 3}), fc.integer({min: -3, max: 4 * rows + 3}));
const anyDots = fc.array(anyDot, {maxLength: 60});

function isInside([x, y]: Dot): boolean {
	return x >= 0 && y >= 0 && x < 2 * columns && y < 4 * rows;
}

function bitsOf(cells: Uint8Array): number {
	return cells.reduce((sum, cell) => sum + [...cell.toString(2)].filter((bit) => bit === '1').length, 0);
}

function drawn(dots: Iterable<Dot>): readonly string[] {
	return plotLines(columns, rows, [{cells: brailleCells(columns, rows, dots), tone: 'plain'}]).map((line) =>
		line.map(({text}) => text).join(''),
	);
}

describe('dots in characters', () => {
	it('are each seen once, inside the edges', () => {
		fc.assert(
			fc.property(anyDots, (dots) => {
				const different = new Set(dots.filter(isInside).map(String));
				expect(bitsOf(brailleCells(columns, rows, dots))).toBe(different.size);
			}),
		);
	});

	it('of two drawings together are the dots of both', () => {
		fc.assert(
			fc.property(anyDots, anyDots, (one, other) => {
				const [a, b] = [brailleCells(columns, rows, one), brailleCells(columns, rows, other)];
				const both = brailleCells(columns, rows, [...one, ...other]);
				expect([...both]).toEqual([...a].map((cell, at) => cell | (b[at] ?? 0)));
			}),
		);
	});

	it('stand where they belong: x to the right, y upwards', () => {
		expect(brailleCharacter(brailleCells(1, 1, [[0, 0]])[0] ?? 0)).toBe('⡀');
		expect(brailleCharacter(brailleCells(1, 1, [[1, 0]])[0] ?? 0)).toBe('⢀');
		expect(brailleCharacter(brailleCells(1, 1, [[0, 3]])[0] ?? 0)).toBe('⠁');
		expect(brailleCharacter(brailleCells(1, 1, [[1, 3]])[0] ?? 0)).toBe('⠈');
		expect(drawn([[2 * columns - 1, 4 * rows - 1]])[0]).toBe('     ⠈');
		expect(brailleCharacter(0)).toBe(' ');
	});
});

describe('a line', () => {
	it('goes from point to point without a gap', () => {
		fc.assert(
			fc.property(fc.array(anyDot, {maxLength: 6}), (points) => {
				const dots = lineThrough(points);
				expect(dots[0]).toEqual(points[0]);
				expect(dots.at(-1)).toEqual(points.at(-1));
				for (const [at, [x, y]] of dots.slice(1).entries()) {
					const [fromX = 0, fromY = 0] = dots[at] ?? [];
					expect(Math.max(Math.abs(x - fromX), Math.abs(y - fromY))).toBe(1);
				}
			}),
		);
	});

	it('looks like one', () => {
		expect(
			drawn(
				lineThrough([
					[0, 0],
					[11, 15],
				]),
			),
		).toMatchInlineSnapshot(`
			[
			  "    ⢀⠎",
			  "   ⡰⠁ ",
			  " ⢀⠎   ",
			  "⡰⠁    ",
			]
		`);
	});
});

describe('layers and marks', () => {
	const full = {cells: brailleCells(2, 1, [[0, 0]]), tone: 'muted'} as const;
	const right = {
		cells: brailleCells(2, 1, [
			[0, 3],
			[2, 0],
		]),
		tone: 'accent',
	} as const;

	it('lie over one another, the topmost tone where dots meet', () => {
		expect(plotLines(2, 1, [full, right])).toEqual([[{text: '⡁⡀', tone: 'accent'}]]);
		expect(plotLines(2, 1, [right, full])).toEqual([
			[
				{text: '⡁', tone: 'muted'},
				{text: '⡀', tone: 'accent'},
			],
		]);
	});

	it('are hidden by marks, and marks beyond the edges are left out', () => {
		const mark = {row: 0, glyph: '●', tone: 'warn'} as const;
		expect(
			plotLines(
				2,
				1,
				[full],
				[
					{...mark, column: 0},
					{...mark, column: 2},
					{...mark, column: -1},
				],
			),
		).toEqual([
			[
				{text: '●', tone: 'warn', bold: true},
				{text: ' ', tone: 'plain'},
			],
		]);
	});
});
