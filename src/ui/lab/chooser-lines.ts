import type {Chooser} from '../../session/lab/chooser.js';
import {atMost, blank, bold, cutStart, type Line, span, spreadOut, widthOf, wrap} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from '../views/heading.js';

const name = ' mqm-debug lab ';
const about =
	'Each exercise breaks a copy of a healthy capture in memory. You see first what AWS would show of it, then mend it with the debugger.';

/** What stands above the exercises. */
export function introductionLines({title, offers, mended, size}: Chooser): readonly Line[] {
	const done = offers.filter(({name}) => mended.has(name)).length;
	const count = [span(` ${done} of ${offers.length} mended `, 'muted')];
	const room = size.columns - widthOf(count) - name.length;
	const top = spreadOut([bold(name, 'accent'), bold(cutStart(title, Math.max(1, room)))], count, size.columns);
	const text = wrap(about, size.columns - 2).map((line) => [span(' '), ...line]);
	return [top, ...(size.rows < 16 ? [] : [...text, blank]), heading('Exercises', size.columns, {focused: true})];
}

/** One line of the menu; an exercise that was mended is marked. */
export function offerLine({offers, highlighted, mended}: Chooser, at: number): Line {
	const offer = offers[at];
	if (offer === undefined) return [];
	const isHighlighted = at === highlighted;
	return [
		isHighlighted ? bold(` ${glyphs.pointer} `, 'accent') : span('   '),
		mended.has(offer.name) ? bold('✓ ', 'good') : span('· ', 'muted'),
		isHighlighted ? bold(offer.title) : span(offer.title),
	];
}

/** How the highlighted exercise may have come about, in at most so many lines. */
export function storyLines({offers, highlighted, size}: Chooser, height: number): readonly Line[] {
	const story = offers[highlighted]?.story ?? '';
	return atMost(wrap(story, size.columns - 5), height).map((line) => [span('     '), ...line]);
}

export const chooserKeys: Line = [
	...[
		['Enter', 'begin'],
		['↑ ↓', 'choose'],
		['q', 'quit'],
	].flatMap(([key, text]) => [bold(` ${key}`, 'accent'), span(` ${text} `, 'muted')]),
];
