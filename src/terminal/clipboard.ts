import type {Problem} from '../records/result.js';

/** Longer texts are refused: terminals drop them in silence (tmux and xterm at about 100,000 bytes of base64). */
const longestCopy = 74_994;

/** Asks the terminal to copy a text; whether it does is not to be found out. */
export function copyToClipboard(
	text: string,
	terminal: NodeJS.WritableStream,
	environment: NodeJS.ProcessEnv,
): Problem | undefined {
	const bytes = Buffer.byteLength(text);
	if (bytes > longestCopy)
		return {what: `${bytes} bytes are more than terminals take (${longestCopy})`, mend: 'Save it to a file'};
	terminal.write(clipboardSequence(text, environment));
	return undefined;
}

/**
 * The sequence that asks the user's terminal, wherever it is, to put a text on its clipboard (OSC 52). tmux takes it as it
 * is with `set-clipboard on`, and wrapped with `allow-passthrough on` (seen with tmux 3.3: each setting takes one of the
 * two). GNU screen takes it wrapped, and no more than 768 bytes in one piece.
 */
export function clipboardSequence(text: string, environment: NodeJS.ProcessEnv): string {
	const sequence = `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
	if (environment['TMUX']) return `${sequence}\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\`;
	if (!environment['STY'] && !environment['TERM']?.startsWith('screen')) return sequence;
	return (sequence.match(/[\s\S]{1,700}/g) ?? []).map((piece) => `\u001BP${piece}\u001B\\`).join('');
}
