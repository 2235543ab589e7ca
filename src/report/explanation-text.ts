import {explanationOf} from '../findings/explain.js';
import {wrap} from './text-layout.js';

const parts = [
	['What it is', 'what'],
	['How it looks in AWS', 'looksLike'],
	['Why', 'why'],
	['The mend', 'mend'],
	['Source', 'source'],
] as const;

/** The parts of the page about a finding, with their headings; undefined where there is no such code. */
export function explanationParts(
	code: string,
): readonly {readonly heading: string; readonly text: string}[] | undefined {
	const explanation = explanationOf(code);
	return explanation && parts.map(([heading, part]) => ({heading, text: explanation[part]}));
}

/** The page about a finding as plain text, 80 columns. */
export function explanationText(code: string): string | undefined {
	const page = explanationParts(code);
	if (page === undefined) return undefined;
	const title = `${code}: ${explanationOf(code)?.title}`;
	const sections = page.map(({heading, text}) => [heading, ...wrap(text, '  ')].join('\n'));
	return `${[title, ...sections].join('\n\n')}\n`;
}
