import {breakpointKeys} from './breakpoints/breakpoints.js';
import {historyKeys} from './history/history.js';
import {lensKeys} from './lens/lens.js';
import type {Model, Overlay} from './model.js';
import {numbersKeys} from './numbers/numbers.js';
import {watchKeys} from './watch/watch.js';

/** What arrows and Enter do in an overlay that has a cursor of its own. */
export type OverlayKeys = {
	readonly moved: (model: Model, by: number) => Model;
	readonly entered: (model: Model) => Model;
};

/** Overlays that are not here scroll with the arrows, and Enter closes them. */
export const overlayKeys: Partial<Readonly<Record<Overlay, OverlayKeys>>> = {
	history: historyKeys,
	lens: lensKeys,
	breakpoints: breakpointKeys,
	numbers: numbersKeys,
	watch: watchKeys,
};
