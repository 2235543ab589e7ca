import {formatCondition} from '../../mapping/conditions/format-condition.js';
import type {Breakpoint} from '../../session/breakpoints/breakpoints.js';
import {hitCount} from '../../session/breakpoints/hits.js';
import type {Event} from '../../session/events.js';
import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {chosen, type Section} from '../section.js';

/** Every breakpoint, numbered: whether it is on, how many records hit it, and its condition. */
export function breakpointsSection(model: Model): Section {
	const {list, cursor} = model.breakpoints;
	const lines = list.map((one, at) => `${at + 1}. ${breakpointText(model, one)}${at === cursor ? chosen : ''}`);
	const hint =
		'a number turns one on or off, continue and continue-back go to its hits, o shows the records of the chosen one; add-breakpoint probability > 0.4 and groundTruth = "positive" adds a condition';
	return {title: 'Breakpoints', lines, hint};
}

function breakpointText(model: Model, breakpoint: Breakpoint): string {
	const {name, of, isOn, group} = breakpoint;
	const hits = hitCount(model, breakpoint);
	const count = hits === undefined ? 'being counted' : numberText(hits);
	if (of.kind === 'lines') return `${name}: ${count}, no records but lines, which its number lists`;
	const condition = group === 'own' ? '' : ` (${formatCondition(of)})`;
	return `${name}${condition}: ${count} ${hits === 1 ? 'hit' : 'hits'}, ${isOn ? 'on' : 'off'}`;
}

export function breakpointPicked({breakpoints}: Model, number: number): readonly Event[] | undefined {
	if (breakpoints.list[number - 1] === undefined) return undefined;
	return [{type: 'cursor-moved', by: number - 1 - breakpoints.cursor}, {type: 'entered'}];
}
