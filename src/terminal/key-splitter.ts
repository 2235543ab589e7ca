/**
 * Cuts what a terminal sends into single keys, each as the characters that the terminal sends for it alone: one code
 * point, or an escape sequence. A paste is one key (`pastedText`). How the bytes were spread over reads makes no
 * difference.
 */
export type KeySplitter = {
	push(bytes: Uint8Array): string[];
	/** Whether the last bytes may be the start of an escape sequence whose rest is still on its way. */
	isWaiting(): boolean;
	/** Stop waiting: a lone ESC is the Escape key, and a sequence that was cut off is no key at all. */
	flush(): string[];
};

const pasteStart = '\u001B[200~';
const pasteEnd = '\u001B[201~';
const interrupt = '\u0003';

/** What was pasted, where a key is no key but a whole paste: all its characters, as the terminal sent them. */
export function pastedText(key: string): string | undefined {
	return key.startsWith(pasteStart) ? key.slice(pasteStart.length) : undefined;
}

/**
 * One token, tried in this order. The second `[` of a control sequence is what the Linux console sends for F1 to F5.
 * ESC ESC is the Escape key twice and not Alt+Escape, because quick typing over a slow line looks the same.
 */
const token = new RegExp(
	[
		'(?<unfinished>\\u001B(?:\\[\\[?[0-?]*[ -/]*|O)?$)',
		'(?<key>\\u001B\\[\\[?[0-?]*[ -/]*[@-~]|\\u001BO[@-~])',
		'(?<broken>\\u001B\\[(?:[0-?]+[ -/]*|[ -/]+))',
		'\\u001B(?=\\u001B)',
		'\\u001B?[^]',
	].join('|'),
	'uy',
);

export function createKeySplitter(): KeySplitter {
	const decoder = new TextDecoder();
	let pending = '';
	let pasted: string | undefined;

	/** Pasting a line feed must not press Enter, nor an escape sequence move the cursor. */
	function keysOf(piece: string): readonly string[] {
		const whole = pasted;
		// A terminal that never ends its paste must not lock the user out.
		if (piece === pasteStart || piece === pasteEnd || piece === interrupt) {
			pasted = piece === pasteStart ? '' : undefined;
			if (piece === interrupt) return [interrupt];
			return whole === undefined || whole === '' ? [] : [pasteStart + whole];
		}
		if (whole === undefined) return [piece];
		pasted = whole + piece;
		return [];
	}

	return {
		push(bytes) {
			const text = pending + decoder.decode(bytes, {stream: true});
			pending = '';
			const keys: string[] = [];
			token.lastIndex = 0;
			for (let match = token.exec(text); match !== null; match = token.exec(text)) {
				const [piece] = match;
				if (match.groups?.['unfinished'] !== undefined) pending = piece;
				else if (match.groups?.['broken'] === undefined || pasted !== undefined) keys.push(...keysOf(piece));
			}
			return keys;
		},
		isWaiting: () => pending !== '' && pasted === undefined,
		flush() {
			if (pasted !== undefined) return [];
			const key = pending;
			pending = '';
			return key !== '' && key.length <= 2 ? [key] : [];
		},
	};
}
