/** The finite number that a text is, as JavaScript writes it; undefined for any other text. */
export function numberWritten(text: string): number | undefined {
	const number = Number(text);
	return Number.isFinite(number) && String(number) === text ? number : undefined;
}
