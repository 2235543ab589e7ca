/**
 * Characters that steer a terminal or hide from the reader: control and format characters (bidirectional and
 * zero-width ones among them), line and paragraph separators, halves of surrogate pairs.
 */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const allHidden = new RegExp(hidden, 'gu');

const short: Readonly<Record<string, string>> = {'\n': '\\n', '\r': '\\r', '\t': '\\t'};

/**
 * Text that is safe to draw: each hidden character in JSON's spelling (`\u001b`, `\n`; above the basic plane
 * `\u{e0001}`), so that nothing from a capture drives the terminal. `newline` stands for a line break instead.
 */
export function printable(text: string, options: {readonly newline?: string} = {}): string {
	if (!hidden.test(text)) return text;
	const {newline} = options;
	if (newline === undefined) return text.replace(allHidden, escaped);
	return text
		.split(/\r?\n/)
		.map((line) => line.replace(allHidden, escaped))
		.join(newline);
}

function escaped(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	const hex = code.toString(16).padStart(4, '0');
	return short[character] ?? (code > 0xffff ? `\\u{${hex}}` : `\\u${hex}`);
}
