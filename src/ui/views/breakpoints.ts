import {formatCondition} from '../../mapping/conditions/format-condition.js';
import type {Breakpoint} from '../../session/breakpoints/breakpoints.js';
import {hitCount, uncounted} from '../../session/breakpoints/hits.js';
import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {bold, type Line, padded, span, wrap} from '../line.js';
import {glyphs} from '../theme.js';

const headings: Readonly<Record<Breakpoint['group'], string>> = {
	mistakes: 'Mistakes',
	stages: 'Stages that a record does not get past',
	own: 'Conditions of your own',
};

/** Every breakpoint: whether it is on, how many records hit it, its name and what it says. */
export function breakpointLines(model: Model, width: number): readonly Line[] {
	const {list, cursor} = model.breakpoints;
	const names = list.filter(({group}) => group !== 'own').map(({name}) => name.length);
	const name = Math.max(...names) + 2;
	const lines = list.flatMap((one, at): readonly Line[] => {
		const line = breakpointLine(model, one, {name, here: at === cursor});
		return one.group === list[at - 1]?.group ? [line] : [[bold(` ${headings[one.group]}`, 'accent')], line];
	});
	const hint = ' a adds a condition: probability > 0.4 and groundTruth = "positive"';
	return list.some(({group}) => group === 'own') ? lines : [...lines, ...wrap(hint, width, 'muted')];
}

/** While hits are counted, how far that is. */
export function breakpointsHint(model: Model): string {
	const {list} = model.breakpoints;
	if (uncounted(model) === undefined) return 'c continues to a hit';
	const counted = list.filter((one) => hitCount(model, one) !== undefined).length;
	return `counting hits: ${counted} of ${list.length}`;
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
	const {isOn, of, group} = breakpoint;
	const hits = hitCount(model, breakpoint);
	const box = of.kind === 'lines' ? '     ' : isOn ? ' [x] ' : ' [ ] ';
	const count = (hits === undefined ? glyphs.more : numberText(hits)).padStart(9);
	const title = here || isOn ? bold(breakpoint.name) : span(breakpoint.name);
	const said = of.kind === 'lines' ? 'no records: Enter lists the lines' : formatCondition(of);
	return [
		here ? bold(glyphs.pointer, 'accent') : span(' '),
		bold(box, isOn ? 'good' : 'plain'),
		span(`${count}  `, hits ? 'plain' : 'muted', {bold: isOn}),
		...(group === 'own' ? [title] : [...padded([title], name), span(said, 'muted')]),
	];
}
