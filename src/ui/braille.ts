/** A dot of a drawing: `x` to the right, `y` upwards, both from 0. A character is two dots wide and four high. */
export type Dot = readonly [x: number, y: number];

export const dotsAcross = 2;
export const dotsDown = 4;

/** The bits of the dots of a character, from its top row down, left before right. */
const bits = Uint8Array.of(0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80);

/** The dots of each character, row by row from the top; dots beyond the edges are left out. */
export function brailleCells(columns: number, rows: number, dots: Iterable<Dot>): Uint8Array {
	const cells = new Uint8Array(columns * rows);
	for (const [x, y] of dots) {
		if (x < 0 || y < 0 || x >= columns * dotsAcross || y >= rows * dotsDown) continue;
		const down = rows * dotsDown - 1 - y;
		const cell = Math.floor(down / dotsDown) * columns + Math.floor(x / dotsAcross);
		const bit = bits[(down % dotsDown) * dotsAcross + (x % dotsAcross)] as number;
		cells[cell] = (cells[cell] as number) | bit;
	}
	return cells;
}

/** The character that shows these dots; a blank where there are none. */
export function brailleCharacter(cell: number): string {
	return cell === 0 ? ' ' : String.fromCharCode(0x2800 + cell);
}

/** The dots of straight lines from each point to the next. */
export function lineThrough(points: readonly Dot[]): readonly Dot[] {
	return points.flatMap((to, at) => {
		const from = points[at - 1];
		return from === undefined ? [to] : straight(from, to);
	});
}

/** The dots after `from` up to `to`: as many steps as the longer of the two ways needs. */
function straight([fromX, fromY]: Dot, [toX, toY]: Dot): readonly Dot[] {
	const steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY));
	return Array.from({length: steps}, (_, at): Dot => {
		const share = (at + 1) / steps;
		return [Math.round(fromX + share * (toX - fromX)), Math.round(fromY + share * (toY - fromY))];
	});
}
