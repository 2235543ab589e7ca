import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {bold, type Line, span} from '../line.js';
import {glyphs} from '../theme.js';

const length = 12;

/** How far the search is that runs beside the screen. */
export function searchLine({search: {text, scanned, total, rows}}: Model): Line {
	const share = total === 0 ? 0 : Math.min(1, scanned / total);
	const full = Math.round(share * length);
	return [
		bold(` Searching "${text}"  `),
		span(glyphs.full.repeat(full), 'accent'),
		span(glyphs.empty.repeat(length - full), 'muted'),
		span(` ${Math.floor(share * 100)} % · ${numberText(rows.length)} found · Esc stops`, 'muted'),
	];
}
