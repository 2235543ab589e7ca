import {historyKeys} from './history/history.js';
import type {Model, Overlay} from './model.js';

/** What arrows and Enter do in an overlay that has a cursor of its own. */
export type OverlayKeys = {
	readonly moved: (model: Model, by: number) => Model;
	readonly entered: (model: Model) => Model;
};

/** Overlays that are not here scroll with the arrows, and Enter closes them. */
export const overlayKeys: Partial<Readonly<Record<Overlay, OverlayKeys>>> = {
	history: historyKeys,
};
