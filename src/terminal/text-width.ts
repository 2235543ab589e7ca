import stringWidth from 'string-width';

/**
 * Characters that take one column each, whatever stands beside them: Latin, dashes and dots, arrows, mathematics, lines
 * and blocks, tick marks, Braille. All that our own screens are made of, so that text beyond them is rare.
 */
const oneColumnEach =
	/^[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2190-\u22ff\u2500-\u25fc\u2713-\u2718\u276f\u2800-\u28ff]*$/;

/** Whether a text takes as many columns as it has UTF-16 units, and may be cut between any two. */
export function isOneColumnEach(text: string): boolean {
	return oneColumnEach.test(text);
}

/**
 * How many columns of a terminal a text takes. string-width looks at each character with several expressions, which
 * costs more than everything else in a frame; it is asked only about texts that need it.
 */
export function textWidth(text: string): number {
	return oneColumnEach.test(text) ? text.length : stringWidth(text);
}
