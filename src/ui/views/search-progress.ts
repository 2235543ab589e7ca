import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {bold, cut, type Line, span, widthOf} from '../line.js';
import {glyphs} from '../theme.js';

const length = 12;

/** How far the search is that runs beside the screen. */
export function searchLine({search: {text, scanned, total, rows}}: Model): Line {
	const share = total === 0 ? 0 : Math.min(1, scanned / total);
	return [bold(` Searching "${text}"  `), ...bar(share), told(share, `${numberText(rows.length)} found · Esc stops`)];
}

/** How far that is what a key waits for; of a long name the beginning. */
export function errandLine({doing, share}: NonNullable<Model['errand']>, width: number): Line {
	const end: Line = [...bar(share), told(share, 'Esc stops')];
	return [...cut([bold(` ${doing}`)], width - widthOf(end) - 2), span('  '), ...end];
}

function bar(share: number): Line {
	const full = Math.round(share * length);
	return [span(glyphs.full.repeat(full), 'accent'), span(glyphs.empty.repeat(length - full), 'muted')];
}

function told(share: number, more: string): Line[number] {
	return span(` ${Math.floor(share * 100)} % · ${more}`, 'muted');
}
