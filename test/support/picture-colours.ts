import type {IBufferCell} from '@xterm/headless';

export const screenForeground = '#d6dbe5';
export const screenBackground = '#16191f';

/** The sixteen named colours, as most terminals draw them on a dark ground. */
const named = [
	['#2c313a', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#c8ccd4'],
	['#7f8795', '#ff8a93', '#b5e08f', '#ffd88a', '#86c7ff', '#dd9af0', '#7fd6e0', '#ffffff'],
].flat();

/** The colour of a cell as `#rrggbb`; undefined where it is the screen's own. */
export function cellColour(cell: IBufferCell, which: 'foreground' | 'background'): string | undefined {
	const isForeground = which === 'foreground';
	if (isForeground ? cell.isFgDefault() : cell.isBgDefault()) return undefined;
	const colour = isForeground ? cell.getFgColor() : cell.getBgColor();
	if (isForeground ? cell.isFgRGB() : cell.isBgRGB()) return hex(colour);
	return named[colour] ?? hex(extended(colour));
}

/** Colours 16 to 231 are a cube of 6 × 6 × 6, 232 to 255 a ramp of greys. */
function extended(index: number): number {
	if (index >= 232) return (8 + (index - 232) * 10) * 0x010101;
	const level = (value: number) => (value === 0 ? 0 : 55 + value * 40);
	const cube = index - 16;
	return (level(Math.floor(cube / 36)) << 16) | (level(Math.floor(cube / 6) % 6) << 8) | level(cube % 6);
}

function hex(colour: number): string {
	return `#${colour.toString(16).padStart(6, '0')}`;
}
