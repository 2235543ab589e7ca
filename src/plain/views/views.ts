import type {Event} from '../../session/events.js';
import type {Model, Overlay} from '../../session/model.js';
import type {Section} from '../section.js';
import {breakpointPicked, breakpointsSection} from './breakpoints.js';
import {editPicked, historySection} from './history.js';
import {lensSection, suggestionPicked} from './lens.js';
import {microscopeSection, thresholdPicked} from './microscope.js';
import {numberPicked, numbersSection} from './numbers.js';
import {payloadSection} from './payload.js';
import {stepperSection} from './stepper.js';
import {watchListSection, watchPicked} from './watch-list.js';

/** A view that the screen draws, in words. */
export type PlainView = {
	readonly section: (model: Model) => Section;
	/** What a typed number makes happen: the line of that number is chosen, and Enter does there what it does. */
	readonly picked?: (model: Model, number: number) => readonly Event[] | undefined;
};

/** Views that are not here are text on the screen as well, and are read out as they are. */
export const plainViews: Partial<Readonly<Record<Overlay, PlainView>>> = {
	stepper: {section: stepperSection},
	watch: {section: watchListSection, picked: watchPicked},
	breakpoints: {section: breakpointsSection, picked: breakpointPicked},
	numbers: {section: numbersSection, picked: numberPicked},
	history: {section: historySection, picked: editPicked},
	lens: {section: lensSection, picked: suggestionPicked},
	payload: {section: payloadSection},
	threshold: {section: microscopeSection, picked: thresholdPicked},
};
