import type {Model, Overlay} from '../../session/model.js';
import {bodyHeight, type Plan, viewHeight} from '../layout.js';
import type {Line} from '../line.js';
import {overlays} from '../overlays.js';
import {heading} from './heading.js';
import {fromTop, windowOf} from './window.js';

/** How many lines of the body an overlay has; below a view the metrics stay. */
export function overlayHeight(overlay: Overlay, plan: Plan): number {
	return overlays[overlay].kind === 'page' ? bodyHeight(plan) : viewHeight(plan);
}

/** The overlay that is open: a heading, and as much of it as there is room for. */
export function overlayView(model: Model, overlay: Overlay, width: number, height: number): readonly Line[] {
	const {title, hint, cursor} = overlays[overlay];
	const lines = overlayLines(model, overlay, width, height);
	const scrolls = lines.length > height - 1 && cursor === undefined ? 'arrows scroll, ' : '';
	const more = `${hint === undefined ? '' : `${hint(model)}, `}${scrolls}Esc closes`;
	const shown =
		cursor === undefined ? fromTop(lines, model.overlayTop, height - 1) : windowOf(lines, cursor(model), height - 1);
	return [heading(title(model), width, {more, focused: true}), ...shown];
}

/** Everything that an overlay says, in lines of a width. */
export function overlayLines(model: Model, overlay: Overlay, width: number, height: number): readonly Line[] {
	return overlays[overlay].lines(model, width, height - 1);
}
