/**
 * Cuts what a terminal sends into single keys, each as the characters that the terminal sends for it alone: one code
 * point, or an escape sequence. How the bytes were spread over reads makes no difference.
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
	let pasting = false;

	/** Pasted text arrives as what it says: pasting a line feed must not press Enter, nor an escape sequence move the cursor. */
	function accept(key: string): boolean {
		if (key === pasteStart || key === pasteEnd) {
			pasting = key === pasteStart;
			return false;
		}
		// A terminal that never ends its paste must not lock the user out.
		if (key === interrupt) pasting = false;
		return !pasting || isText(key);
	}

	return {
		push(bytes) {
			const text = pending + decoder.decode(bytes, {stream: true});
			pending = '';
			const keys: string[] = [];
			token.lastIndex = 0;
			for (let match = token.exec(text); match !== null; match = token.exec(text)) {
				const [key] = match;
				if (match.groups?.['unfinished'] !== undefined) pending = key;
				else if (match.groups?.['broken'] === undefined && accept(key)) keys.push(key);
			}
			return keys;
		},
		isWaiting: () => pending !== '' && !pasting,
		flush() {
			if (pasting) return [];
			const key = pending;
			pending = '';
			return key !== '' && key.length <= 2 ? [key] : [];
		},
	};
}

function isText(key: string): boolean {
	return !/^\p{Cc}/u.test(key);
}
