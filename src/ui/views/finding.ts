import {titleOf} from '../../findings/explain.js';
import type {Fix, Severity} from '../../findings/finding.js';
import {applyPatch} from '../../mapping/patch.js';
import {effectOf} from '../../session/effect.js';
import type {Draft, Model} from '../../session/model.js';
import {type MenuItem, menuOf} from '../../session/navigation.js';
import {briefOf, changeText, currentOutcome, numberText} from '../../session/outcome-text.js';
import {findingsOfStep, nextOpenStep, openFindings, stepOf} from '../../session/steps.js';
import {atMost, bold, type Line, span, spreadOut, wrap} from '../line.js';
import {glyphs, type Sign} from '../theme.js';
import {heading} from './heading.js';
import {stepName} from './step-bar.js';

const signs: Readonly<Record<Severity, Sign>> = {
	error: {glyph: '✗', tone: 'bad'},
	warning: {glyph: '!', tone: 'warn'},
	info: {glyph: 'i', tone: 'accent'},
};

/** What the finding panel shows: lines above the menu, the menu itself, and the effect of the highlighted fix below. */
export type FindingView = {
	readonly above: readonly Line[];
	readonly menu: readonly MenuItem[];
	readonly menuHeight: number;
	readonly below: readonly Line[];
};

export function findingView(model: Model, width: number, height: number): FindingView {
	const menu = menuOf(model);
	const item = menu[model.highlighted];
	if (item === undefined) return {above: quietLines(model, width, height), menu: [], menuHeight: 0, below: []};
	const {finding} = item;
	const all = findingsOfStep(model, model.step);
	const count = all.length > 1 ? ` ${all.indexOf(finding) + 1} of ${all.length}` : '';
	const top = heading(`Finding${count}: ${titleOf(finding.code)}`, width, {
		more: finding.code,
		focused: model.focus === 'fixes',
	});
	const menuHeight = Math.min(menu.length, 9, Math.max(1, height >= 9 ? height - 6 : height - 4));
	const message = wrap(finding.message, width - 3);
	const free = height - 1 - menuHeight - message.length;
	const effect = effectLines(model, item, width, height >= 9 || free >= 2 ? 2 : 1);
	const room = height - 1 - menuHeight - effect.length;
	const {glyph, tone} = signs[finding.severity];
	const marked = message.map((line, at) => [span(at === 0 ? ` ${glyph} ` : '   ', tone, {bold: true}), ...line]);
	return {above: [top, ...atMost(marked, room)], menu, menuHeight, below: effect};
}

/** What Enter would do, in the numbers that matter, before it is pressed. */
function effectLines(model: Model, {fix}: MenuItem, width: number, height: number): readonly Line[] {
	if (fix === undefined || model.draft === undefined)
		return [[span('   No mapping can mend this; x explains what can', 'muted')]];
	const text = `Enter: ${effectText(model, model.draft, fix)}`;
	return atMost(wrap(text, width - 4), height).map((line) => [
		span('   '),
		...line.map((piece) => ({...piece, tone: 'accent' as const})),
	]);
}

function effectText(model: Model, {after, mapping}: Draft, fix: Fix): string {
	const effect = effectOf(model, applyPatch(mapping, fix.changes));
	if (effect.state === 'unread') return 'reads the files once more, for values that were passed over';
	if (effect.state === 'counted') return `what it changes is being counted ${glyphs.more}`;
	const gains = effect.brief.funnel.comparable - after.reading.funnel.comparable;
	const waits = gains === 0 && fix.rescues > 0 ? `; ${numberText(fix.rescues)} rescued with the other steps` : '';
	return `${changeText(briefOf(currentOutcome(model) ?? after), effect.brief)}${waits}`;
}

/** One line of the menu: what will change, how sure it is, how many records it rescues. */
export function menuLine({finding, fix}: MenuItem, highlighted: boolean, width: number): Line {
	const pointer = highlighted ? bold(` ${glyphs.pointer} `, 'accent') : span('   ');
	if (fix === undefined) return [pointer, span(titleOf(finding.code)), span('  nothing to choose', 'muted')];
	const rescues = fix.rescues > 0 ? [span(`  +${numberText(fix.rescues)}`, 'good')] : [];
	const certainty = fix.certainty === 'safe' ? [] : [span('  you decide', 'warn')];
	const title = [pointer, highlighted ? bold(fix.title) : span(fix.title)];
	return spreadOut(title, [...rescues, ...certainty], width);
}

/** Nothing (more) to mend in this step: what was mended, and how to go on. */
function quietLines(model: Model, width: number, height: number): readonly Line[] {
	const top = heading(stepName(model.step), width, {focused: model.focus === 'fixes'});
	if (openFindings(model) === undefined) return [top, [span('   Looking for causes', 'muted')]];
	const mended = model.found.filter((finding) => stepOf(finding) === model.step && finding.severity !== 'info');
	const lines: Line[] =
		mended.length === 0
			? [[bold(' ✓ ', 'good'), span('Nothing to mend here')]]
			: mended.map(({code}) => [
					bold(' ✓ ', 'good'),
					span('Mended: '),
					bold(titleOf(code)),
					span(`  ${code}`, 'muted'),
				]);
	const next = nextOpenStep(model, model.step);
	return atMost(
		[top, ...lines, [span('   Enter goes on: ', 'accent'), bold(`${next} ${stepName(next)}`, 'accent')]],
		height,
	);
}
