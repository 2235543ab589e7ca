import stringWidth from 'string-width';

/** Reports are made for this many columns. */
export const pageWidth = 80;

/** Lines of at most `pageWidth` columns, each after `indent`. A word that is longer stays whole: paths are copied. */
export function wrap(text: string, indent = '', width = pageWidth): readonly string[] {
	const lines: string[] = [];
	let line = indent;
	for (const word of text.split(' ')) {
		const longer = line === indent ? indent + word : `${line} ${word}`;
		if (line !== indent && stringWidth(longer) > width) {
			lines.push(line);
			line = indent + word;
		} else {
			line = longer;
		}
	}
	return [...lines, line];
}

function padEnd(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

export function padStart(text: string, width: number): string {
	return ' '.repeat(Math.max(0, width - stringWidth(text))) + text;
}

/** The text, or its beginning and an ellipsis where it is wider. */
export function shortened(text: string, width: number): string {
	if (stringWidth(text) <= width) return text;
	let kept = '';
	for (const character of text) {
		if (stringWidth(kept + character) > width - 1) break;
		kept += character;
	}
	return `${kept}…`;
}

/** Rows of cells as lines: the first column to the left, the others to the right, as wide as they need. */
export function table(rows: readonly (readonly string[])[], indent = '  '): readonly string[] {
	const count = Math.max(0, ...rows.map((row) => row.length));
	const widths = Array.from({length: count}, (_, column) =>
		Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
	);
	return rows.map((row) => {
		const cells = widths.map((width, column) => {
			const cell = row[column] ?? '';
			return column === 0 ? padEnd(cell, width) : padStart(cell, width);
		});
		return (indent + cells.join('  ')).trimEnd();
	});
}

export function countOf(count: number): string {
	return count.toLocaleString('en-US');
}
