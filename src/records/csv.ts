import {numberOf} from './scalar.js';

/** Fields of a CSV text, row by row. Quotes and blanks are part of a field: what becomes of them is not known. */
export type CsvTable = {
	readonly rows: readonly (readonly string[])[];
	/** The names of a header line, without their quotes; the line itself is no row. */
	readonly header: readonly string[] | undefined;
};

/** Splits CSV text (quoted fields may hold commas, doubled quotes and line breaks) and sets a header line apart. */
export function readCsv(text: string): CsvTable {
	const rows = text.includes('"') ? splitQuoted(text) : text.split('\n').map((line) => withoutReturn(line).split(','));
	const [first, ...rest] = rows;
	if (first === undefined || !isHeader(first, rest)) return {rows, header: undefined};
	return {rows: rest, header: first.map(unquoted)};
}

/** A field starts at `at`; a quote that opens it and is never closed is an ordinary character. */
function fieldEnd(text: string, at: number): number {
	let end = at;
	if (text[at] === '"') {
		let quote = text.indexOf('"', at + 1);
		while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
		if (quote !== -1) end = quote + 1;
	}
	while (end < text.length && text[end] !== ',' && text[end] !== '\n') end++;
	return end;
}

function splitQuoted(text: string): string[][] {
	const rows: string[][] = [[]];
	let at = 0;
	for (;;) {
		const end = fieldEnd(text, at);
		const endsRow = text[end] !== ',';
		const field = text.slice(at, end);
		rows.at(-1)?.push(endsRow ? withoutReturn(field) : field);
		if (end >= text.length) return rows;
		if (endsRow) rows.push([]);
		at = end + 1;
	}
}

function withoutReturn(line: string): string {
	return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** No number and no gap in the first line, and a column that is all numbers below it. */
function isHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
	if (rest.length === 0 || rest.some((row) => row.length !== first.length)) return false;
	if (first.some((name) => unquoted(name).trim() === '' || isNumeric(name))) return false;
	return first.some((_, column) => rest.every((row) => isNumeric(row[column] as string)));
}

function isNumeric(field: string): boolean {
	return !Number.isNaN(numberOf({type: 'text', text: unquoted(field)}));
}

function unquoted(field: string): string {
	const inner = /^"(.*)"$/s.exec(field)?.[1];
	return inner === undefined ? field : inner.replaceAll('""', '"');
}
