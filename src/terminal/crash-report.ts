/** What the user reads when the program ends by a mistake of its own. Nothing in it can drive the terminal. */
export function crashReport(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	const stack = error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : '';
	return `mqm-debug: stopped by a mistake of its own: ${harmless(message)}\n${harmless(stack)}\n\nPlease report it with the lines above.\n`;
}

/** A message may quote captured data: control characters are shown by their number. */
function harmless(text: string): string {
	return text.replace(/[^\P{C}\n\t]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}
