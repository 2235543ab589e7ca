import {formatCondition} from '../../mapping/conditions/format-condition.js';
import type {Breakpoint} from '../../session/breakpoints/breakpoints.js';
import {hitCount} from '../../session/breakpoints/hits.js';
import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {bold, type Line, padded, span, wrap} from '../line.js';
import {glyphs} from '../theme.js';

const headings: Readonly<Record<Breakpoint['group'], string>> = {
	mistakes: 'Mistakes',
	stages: 'Stages that a record does not get past',
	own: 'Conditions of your own',
};

/** Every breakpoint, whether it is on, how many records hit it, and what it says. */
export function breakpointLines(model: Model, width: number): readonly Line[] {
	const {list, cursor} = model.breakpoints;
	const name = Math.min(Math.max(...list.map((one) => one.name.length)), Math.max(14, Math.floor(width / 2) - 10)) + 2;
	const lines = list.flatMap((one, at): readonly Line[] => {
		const line = breakpointLine(model, one, {name, here: at === cursor});
		return one.group === list[at - 1]?.group ? [line] : [[bold(` ${headings[one.group]}`, 'accent')], line];
	});
	const hint = ' a adds a condition: probability > 0.4 and groundTruth = "positive"';
	return list.some(({group}) => group === 'own') ? lines : [...lines, ...wrap(hint, width, 'muted')];
}

/** The line of the one under the cursor: headings come before it. */
export function breakpointsCursor({breakpoints: {list, cursor}}: Model): number {
	return cursor + new Set(list.slice(0, cursor + 1).map(({group}) => group)).size;
}

function breakpointLine(
	model: Model,
	breakpoint: Breakpoint,
	{name, here}: {readonly name: number; readonly here: boolean},
): Line {
	const {isOn, of} = breakpoint;
	const hits = hitCount(model, breakpoint);
	const box = of.kind === 'lines' ? '     ' : isOn ? ' [x] ' : ' [ ] ';
	const said = of.kind === 'lines' ? 'no record: Enter lists the lines' : formatCondition(of);
	return [
		here ? bold(glyphs.pointer, 'accent') : span(' '),
		bold(box, isOn ? 'good' : 'plain'),
		...padded([here || isOn ? bold(breakpoint.name) : span(breakpoint.name)], name),
		span((hits === undefined ? glyphs.more : numberText(hits)).padStart(9), hits ? 'plain' : 'muted', {bold: isOn}),
		span(`   ${said === breakpoint.name ? '' : said}`, 'muted'),
	];
}
