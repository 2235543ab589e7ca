import {type Outcome, outcomeAfter, outcomeIsKnown} from '../../mapping/after.js';
import type {Mapping} from '../../mapping/mapping.js';
import {countedOutcome} from '../editing.js';
import {changeForeseenSteps, outcomeForeseenSteps} from '../foreseeing.js';
import {areFlipsListed, changeIsAtHand, changeSteps, flipsSteps} from '../history/change.js';
import {outcomeOfEdit, outcomeOfEditSteps} from '../history/edits.js';
import {editsCompared, type Look} from '../history/looking.js';
import type {Model} from '../model.js';
import {isReadHere, readable, readableSteps} from '../rereading.js';
import {vocabulariesForeseenSteps} from '../vocabularies.js';
import {type Errand, isLarge, outcomeErrand, stepsOfOutcome} from './errand.js';

/** Passes over both readings, roughly. */
const stepsOfChange = 27;

/** To make a mapping the draft: to read all records by it, and to compare that with what they came to before. */
export function editErrand(model: Model, mapping: Mapping | undefined): Errand | undefined {
	const reading = outcomeErrand(model, mapping);
	if (mapping === undefined) return undefined;
	if (reading === undefined) {
		// Of other data there is nothing that it could be compared with.
		return isReadHere(model, mapping)
			? changeErrand(model, countedOutcome(model), outcomeMeant(model, mapping))
			: undefined;
	}
	const steps = function* () {
		yield* reading.steps();
		yield* readableSteps(model, mapping);
		const there = readable(model, mapping);
		const {dataset} = there.data;
		const outcome = yield* outcomeForeseenSteps(dataset, mapping);
		if (outcome !== undefined) yield* vocabulariesForeseenSteps(dataset, mapping);
		return {outcome, change: yield* changeForeseenSteps(countedOutcome(there), outcome)};
	};
	return {...reading, expected: reading.expected + stepsOfChange, steps};
}

/** What the draft would come to; its first mapping, where that is in no file, is the monitor's own reading again. */
function outcomeMeant({draft, monitor, saved, data}: Model, mapping: Mapping): Outcome | undefined {
	const isFirst = saved === undefined && mapping === draft?.edits[0]?.mapping;
	return isFirst ? monitor?.before : outcomeAfter(data.dataset, mapping);
}

/** To show two edits side by side. */
export function comparisonErrand(model: Model, look: Look): Errand | undefined {
	const {draft, data} = model;
	if (!isLarge(model) || draft === undefined) return undefined;
	const [from, to] = editsCompared(model, look);
	const mappings = [from, to].map((edit) => draft.edits[edit]?.mapping);
	const isKnown = [from, to].every((edit) => isAtHand(model, edit));
	if (isKnown) return changeErrand(model, outcomeOfEdit(model, from), outcomeOfEdit(model, to));
	return {
		doing: 'Reading the records as two edits do',
		about: [data.dataset, JSON.stringify(mappings)],
		expected: 2 * stepsOfOutcome + stepsOfChange,
		*steps() {
			const ends = {from: yield* outcomeOfEditSteps(model, from), to: yield* outcomeOfEditSteps(model, to)};
			if (ends.from !== undefined && ends.to !== undefined) yield* changeSteps({from: ends.from, to: ends.to});
		},
	};
}

/** Whether an edit's outcome is known, or cannot be known in the present data. */
function isAtHand(model: Model, number: number): boolean {
	const {draft, data} = model;
	const mapping = draft?.edits[number]?.mapping;
	if (mapping === undefined || number === 0 || number === draft?.at) return true;
	return !isReadHere(model, mapping) || outcomeIsKnown(data.dataset, mapping);
}

/** To list the records that the last edit flipped. */
export function flipsErrand(model: Model): Errand | undefined {
	const change = model.draft?.change;
	if (!isLarge(model) || change === undefined || areFlipsListed(change)) return undefined;
	return {
		doing: 'Listing the records that flipped',
		about: [change],
		expected: stepsOfChange,
		steps: () => flipsSteps(change),
	};
}

function changeErrand(model: Model, from: Outcome | undefined, to: Outcome | undefined): Errand | undefined {
	if (!isLarge(model) || from === undefined || to === undefined || changeIsAtHand({from, to})) return undefined;
	return {
		doing: 'Comparing the records with what they were before',
		about: [from, to],
		expected: stepsOfChange,
		steps: () => changeSteps({from, to}),
	};
}
