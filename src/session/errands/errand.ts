import {outcomeIsKnown} from '../../mapping/after.js';
import type {Condition} from '../../mapping/conditions/condition.js';
import {knownRowsWhere, rowsWhereSteps, stepsToRows} from '../../mapping/conditions/find-rows.js';
import type {Mapping} from '../../mapping/mapping.js';
import {unreadPlaces} from '../../mapping/unread-places.js';
import type {Steps} from '../../records/steps.js';
import {outcomeForeseenSteps} from '../foreseeing.js';
import {isRanked, scoresSteps, stepsToScores} from '../microscope/sight.js';
import type {Model} from '../model.js';
import {atOnce, readingsOf} from '../record-sets/record-set.js';
import {dataFor} from '../rereading.js';

/**
 * Something about all records that takes longer than a key may wait, done step by step beside the screen. What comes of
 * it is remembered, so that whoever wanted it has it at once afterwards.
 */
export type Errand = {
	/** What is done, for the screen, and for telling it from others about the same things. */
	readonly doing: string;
	readonly about: readonly unknown[];
	/** How many steps it takes, roughly. */
	readonly expected: number;
	readonly steps: () => Steps<unknown>;
	/** Nobody has asked for it yet, so nothing is told of it. */
	readonly isAhead?: boolean;
};

export function isLarge({data}: Model): boolean {
	return data.dataset.captures.rows > atOnce;
}

export function sameErrand(a: Errand | undefined, b: Errand | undefined): boolean {
	if (a === undefined || b === undefined) return a === b;
	return a.doing === b.doing && a.about.every((thing, at) => thing === b.about[at]);
}

/** To find the records of a condition; undefined where these are known, or found at once. */
export function rowsErrand(model: Model, condition: Condition, name: string): Errand | undefined {
	const readings = readingsOf(model);
	if (!isLarge(model) || readings === undefined || knownRowsWhere(readings, condition) !== undefined) return undefined;
	return {
		doing: `Finding the records: ${name}`,
		about: [readings.mapping, readings.monitor],
		expected: stepsToRows(readings, condition),
		steps: () => rowsWhereSteps(readings, condition),
	};
}

/** Reading, judging and counting; more where ids have to be joined anew. */
export const stepsOfOutcome = 200;

/** To read all records by a mapping. */
export function outcomeErrand(model: Model, mapping: Mapping | undefined): Errand | undefined {
	if (mapping === undefined) return undefined;
	const {dataset, isSample} = dataFor(model, mapping);
	// What was not read has to be read first; meanwhile all is about the first records.
	const read = isSample || unreadPlaces(dataset, mapping).length === 0 ? dataset : dataset.sample;
	if (dataset.captures.rows <= atOnce || read === undefined || outcomeIsKnown(read, mapping)) return undefined;
	return {
		doing: 'Reading the records by the changed mapping',
		about: [read, JSON.stringify(mapping)],
		expected: stepsOfOutcome,
		steps: () => outcomeForeseenSteps(read, mapping),
	};
}

/** To rank the scores, for the threshold microscope. */
export function scoresErrand(model: Model): Errand | undefined {
	const {draft} = model;
	if (!isLarge(model) || draft === undefined || isRanked(model)) return undefined;
	return {
		doing: 'Ranking the probabilities',
		about: [draft.after],
		expected: stepsToScores,
		steps: () => scoresSteps(model),
	};
}
