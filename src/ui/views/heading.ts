import {bold, type Line, padded, span, widthOf} from '../line.js';
import {glyphs} from '../theme.js';

/** `─ Title · more ──────────`; a part that has the arrows is marked. */
export function heading(title: string, width: number, {more = '', focused = false} = {}): Line {
	const start: Line = [
		focused ? bold(`${glyphs.pointer} `, 'accent') : span(`${glyphs.rule} `, 'muted'),
		focused ? bold(title, 'accent') : bold(title),
		span(more === '' ? ' ' : ` · ${more} `, 'muted'),
	];
	const left = width - widthOf(start);
	return left > 0 ? [...start, span(glyphs.rule.repeat(left), 'muted')] : padded(start, width);
}
