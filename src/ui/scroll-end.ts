import type {Model} from '../session/model.js';
import {layoutOf, type Plan, paneSize} from './layout.js';
import type {Line} from './line.js';
import {overlayHeight, overlayLines} from './views/overlay.js';
import {rawLines} from './views/record.js';
import {changeLines} from './views/review.js';

/** How far down the lines that have the arrows can be scrolled: until the last one is at the bottom. */
export function scrollEnd(model: Model): number {
	const plan = layoutOf(model);
	if (plan.kind === 'too-small') return 0;
	const {lines, height} = scrolledPart(model, plan);
	// The first line is the heading, which stays.
	return Math.max(0, lines.length - (height - 1));
}

function scrolledPart(model: Model, plan: Plan): {readonly lines: readonly Line[]; readonly height: number} {
	const {columns, main, details} = plan;
	if (model.overlay !== undefined) {
		const height = overlayHeight(model.overlay, plan);
		return {lines: overlayLines(model, model.overlay, columns, height), height};
	}
	if (model.step === 4) return {lines: changeLines(model, main + details), height: main + details};
	if (model.focus !== 'record') return {lines: [], height: 0};
	const {width, height} = paneSize(plan, model.focus);
	return {lines: rawLines(model, width), height};
}
