import {printable} from '../records/printable.js';

/** A command line that can be copied into a POSIX shell. */
export function commandText(words: readonly string[]): string {
	return ['mqm-debug', ...words].map(quoted).join(' ');
}

function quoted(word: string): string {
	if (/^[\w@%+=:,./-]+$/.test(word)) return word;
	// What cannot be shown cannot be copied either; then the command is there to be read.
	return `'${printable(word).replaceAll("'", "'\\''")}'`;
}
