import type {Segment} from '../../records/path.js';

const short: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\'};

/**
 * A text as a Python literal in ASCII on one line. Whatever a label or key holds, it can end neither the literal nor the
 * line, and no invisible character reaches the script.
 */
export function pythonText(text: string): string {
	const escaped = Array.from(text, (character) => {
		const known = short[character];
		if (known !== undefined) return known;
		if (/^[ -~]$/.test(character)) return character;
		const code = character.codePointAt(0) ?? 0;
		if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
		return code > 0xff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\x${code.toString(16).padStart(2, '0')}`;
	});
	return `"${escaped.join('')}"`;
}

export function pythonList(items: readonly string[]): string {
	return `[${items.join(', ')}]`;
}

/** On one line where it is short, else one line for each entry. */
export function pythonDict(entries: Iterable<readonly [string, string]>): string {
	const items = [...entries].map(([key, value]) => `${pythonText(key)}: ${pythonText(value)}`);
	const line = `{${items.join(', ')}}`;
	return line.length <= 90 ? line : `{\n${items.map((item) => `    ${item},\n`).join('')}}`;
}

/** The steps of a path: `["probabilities", 1]`. */
export function pythonPath(path: readonly Segment[]): string {
	return pythonList(path.map((step) => (typeof step === 'number' ? String(step) : pythonText(step))));
}

/** A name that may be part of a column's name. */
export function isPlainName(text: string): boolean {
	return /^[A-Za-z_]\w{0,62}$/.test(text);
}
