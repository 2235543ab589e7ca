import {isOneColumnEach} from './text-width.js';

/** What is written into a row: texts from their columns on, later ones over earlier ones. */
export type RowPart = {readonly x: number; readonly text: string};

/**
 * The row that parts side by side make, as they are, with blanks between them; undefined where it takes more than that:
 * where a part lies over another, begins outside, has characters of other than one column, or leaves a colour on.
 * Widths are in columns.
 */
export function joinedRow(parts: readonly RowPart[], width: number): string | undefined {
	let row = '';
	let end = 0;
	for (const {x, text} of inOrder(parts)) {
		const columns = columnsOf(text);
		if (columns === undefined || x < end || x > width) return undefined;
		row += ' '.repeat(x - end) + text;
		end = x + columns;
	}
	return row.trimEnd();
}

/** Nearly always they come in order already. */
function inOrder(parts: readonly RowPart[]): readonly RowPart[] {
	return parts.every(({x}, index) => index === 0 || x >= (parts[index - 1]?.x ?? 0))
		? parts
		: parts.toSorted((a, b) => a.x - b.x);
}

const escapeCharacter = '\u001B';
/** What stands between an escape and the text behind it, where it sets a colour or another look. */
const look = /^\[([\d;]*)m/;

/** How many columns a text takes; undefined where that is not plain to see, or where it leaves something on. */
function columnsOf(text: string): number | undefined {
	const [first = '', ...rest] = text.split(escapeCharacter);
	if (!isOneColumnEach(first)) return undefined;
	let columns = first.length;
	const on = new Set<number>();
	for (const piece of rest) {
		const [whole, codes = ''] = look.exec(piece) ?? [];
		if (whole === undefined || !isOneColumnEach(piece.slice(whole.length))) return undefined;
		if (!follow(codes, on)) return undefined;
		columns += piece.length - whole.length;
	}
	return on.size === 0 ? columns : undefined;
}

/** Keeps which codes will end what is on; false of a sequence that is none of chalk's. */
function follow(codes: string, on: Set<number>): boolean {
	const isColour = /^[34]8;/.test(codes);
	const code = Number(isColour ? codes.slice(0, 2) : codes);
	if (on.delete(code)) return true;
	const end = endOf(code);
	if (end === undefined) return false;
	on.add(end);
	return true;
}

/** The code that ends what a code begins: intensity, italic and the like, colours of the text and of what is behind it. */
function endOf(code: number): number | undefined {
	if (code === 1 || code === 2) return 22;
	if (code >= 3 && code <= 9) return 20 + code;
	if ((code >= 30 && code <= 38) || (code >= 90 && code <= 97)) return 39;
	if ((code >= 40 && code <= 48) || (code >= 100 && code <= 107)) return 49;
	return undefined;
}
