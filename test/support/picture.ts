import {Resvg} from '@resvg/resvg-js';
import type {IBufferCell} from '@xterm/headless';
import {cellColour, screenBackground, screenForeground} from './picture-colours.js';
import type {Headless} from './pty.js';

const fontFamily = 'DejaVu Sans Mono';
const fontSize = 16;
/** The font's advance, and the line height at which its vertical box lines meet. */
const cellWidth = fontSize * 0.60205;
const cellHeight = fontSize * 1.164;
const ascent = fontSize * 0.928;
const margin = fontSize;

/** What is on the screen as an SVG: every character stands in its own cell, so that columns line up in any renderer. */
export function screenSvg(terminal: Headless): string {
	const width = terminal.cols * cellWidth + 2 * margin;
	const height = terminal.rows * cellHeight + 2 * margin;
	const rows = Array.from({length: terminal.rows}, (_, row) => rowSvg(terminal, row));
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}">`,
		`<rect width="100%" height="100%" rx="8" fill="${screenBackground}"/>`,
		`<g font-family="${fontFamily}" font-size="${fontSize}" xml:space="preserve">`,
		...rows,
		'</g></svg>',
	].join('\n');
}

/** The same as a PNG, twice as large so that it stays sharp on dense displays. */
export function screenPng(terminal: Headless): Buffer {
	const font = {loadSystemFonts: true, defaultFontFamily: fontFamily};
	return new Resvg(screenSvg(terminal), {font, fitTo: {mode: 'zoom', value: 2}}).render().asPng();
}

function rowSvg(terminal: Headless, row: number): string {
	const {active} = terminal.buffer;
	const line = active.getLine(active.baseY + row);
	const cells = Array.from({length: terminal.cols}, (_, column) => {
		const cell = line?.getCell(column);
		return cell === undefined || cell.getWidth() === 0 ? '' : cellSvg(cell, column, row);
	});
	return cells.join('');
}

function cellSvg(cell: IBufferCell, column: number, row: number): string {
	const isInverse = cell.isInverse() !== 0;
	const foreground = cellColour(cell, isInverse ? 'background' : 'foreground');
	const background = cellColour(cell, isInverse ? 'foreground' : 'background');
	const x = round(margin + column * cellWidth);
	const y = round(margin + row * cellHeight);
	const width = round(cell.getWidth() * cellWidth);
	const box =
		background === undefined && !isInverse
			? ''
			: `<rect x="${x}" y="${y}" width="${width}" height="${round(cellHeight)}" fill="${background ?? screenForeground}"/>`;
	const characters = cell.getChars();
	if (characters.trim() === '') return box;
	const fill = foreground ?? (isInverse ? screenBackground : screenForeground);
	return `${box}<text x="${x}" y="${round(y + ascent)}" fill="${fill}"${style(cell)}>${escaped(characters)}</text>`;
}

function style(cell: IBufferCell): string {
	return [
		cell.isBold() ? ' font-weight="bold"' : '',
		cell.isItalic() ? ' font-style="italic"' : '',
		cell.isDim() ? ' opacity="0.6"' : '',
		cell.isUnderline() ? ' text-decoration="underline"' : '',
		cell.isStrikethrough() ? ' text-decoration="line-through"' : '',
	].join('');
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
