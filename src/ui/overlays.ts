import type {Model, Overlay} from '../session/model.js';
import type {Line} from './line.js';
import {awsLines} from './views/aws-output.js';
import {breakpointLines, breakpointsCursor, breakpointsHint} from './views/breakpoints.js';
import {explainLines} from './views/explain.js';
import {helpLines} from './views/help.js';
import {historyHint, historyLines, historyTitle} from './views/history.js';
import {lensHint, lensLines} from './views/lens.js';
import {malformedLines} from './views/malformed.js';
import {microscopeLines} from './views/microscope.js';
import {numberLines, numbersCursor} from './views/numbers.js';
import {payloadLines, payloadTitle} from './views/payload.js';
import {stepperHint, stepperLines, stepperTitle} from './views/stepper.js';
import {watchListLines} from './views/watch.js';

/** What lies over the screen between the steps and the last line. */
export type OverlayView = {
	/** A page is read and closed; a view is worked in, so the metrics stay on the screen below it. */
	readonly kind: 'page' | 'view';
	readonly title: (model: Model) => string;
	/** What the keys do here, beside the title. */
	readonly hint?: (model: Model) => string;
	/** All it says, in lines of a width; `height` is the room there is, for those that draw. */
	readonly lines: (model: Model, width: number, height: number) => readonly Line[];
	/** The line that has to be seen; without one the arrows scroll. */
	readonly cursor?: (model: Model) => number;
};

export const overlays: Readonly<Record<Overlay, OverlayView>> = {
	history: {kind: 'view', title: historyTitle, hint: historyHint, lines: historyLines, cursor: () => 0},
	help: {kind: 'page', title: () => 'Keys', lines: helpLines},
	explain: {kind: 'page', title: () => 'Explanation', lines: explainLines},
	lens: {kind: 'view', title: () => 'Domain lens', hint: lensHint, lines: lensLines},
	threshold: {kind: 'view', title: () => 'Threshold microscope', lines: microscopeLines},
	payload: {kind: 'view', title: payloadTitle, hint: () => 'type to change it', lines: payloadLines},
	breakpoints: {
		kind: 'view',
		title: () => 'Breakpoints',
		hint: breakpointsHint,
		lines: breakpointLines,
		cursor: breakpointsCursor,
	},
	numbers: {
		kind: 'view',
		title: () => 'Numbers and their records',
		hint: () => 'Enter shows them',
		lines: numberLines,
		cursor: numbersCursor,
	},
	aws: {kind: 'page', title: () => 'What AWS shows', lines: awsLines},
	malformed: {kind: 'page', title: () => 'Malformed lines', lines: malformedLines},
	stepper: {kind: 'view', title: stepperTitle, hint: stepperHint, lines: stepperLines},
	watch: {
		kind: 'view',
		title: () => 'Watch',
		hint: () => 'Enter watches or lets go',
		lines: watchListLines,
		cursor: ({watch}) => watch.cursor,
	},
};
