const named: Readonly<Record<string, string>> = {
	up: '\u001B[A',
	down: '\u001B[B',
	right: '\u001B[C',
	left: '\u001B[D',
	home: '\u001B[H',
	end: '\u001B[F',
	pageup: '\u001B[5~',
	pagedown: '\u001B[6~',
	enter: '\r',
	escape: '\u001B',
	tab: '\t',
	'shift-tab': '\u001B[Z',
	backspace: '\u007F',
	delete: '\u001B[3~',
	space: ' ',
};

/** What a terminal sends for a key, in the words of `Key`: `down`, `ctrl-c`, `alt-x`, `J`. */
export function keySequence(key: string): string {
	const sequence = named[key];
	if (sequence !== undefined) return sequence;
	const control = /^ctrl-([a-z])$/.exec(key)?.[1];
	if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) - 96);
	const escaped = /^alt-(.)$/u.exec(key)?.[1];
	if (escaped !== undefined) return `\u001B${escaped}`;
	if ([...key].length === 1) return key;
	throw new Error(`There is no key called ${JSON.stringify(key)}`);
}

/** The keys of a script such as `1<enter>jj<ctrl-c>`; a literal `<` is `<<>`. */
export function scriptKeys(script: string): string[] {
	return [...script.matchAll(/<([^>]+)>|(.)/gsu)].map((match) => match[1] ?? match[2] ?? '');
}
