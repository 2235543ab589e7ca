let segmenter: Intl.Segmenter | undefined;

/** A text in what a reader takes for characters. What tells them apart is loaded with the first text: it takes ten milliseconds. */
export function graphemes(text: string): Intl.Segments {
	segmenter ??= new Intl.Segmenter();
	return segmenter.segment(text);
}
