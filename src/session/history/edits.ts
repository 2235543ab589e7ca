import {type Outcome, outcomeAfterSteps} from '../../mapping/after.js';
import type {Mapping} from '../../mapping/mapping.js';
import {unreadPlaces} from '../../mapping/unread-places.js';
import type {ProblemType} from '../../metrics/problem-type.js';
import {complete, type Steps} from '../../records/steps.js';
import type {Model} from '../model.js';
import {metricValue} from '../outcome-text.js';

/** What a mapping comes to, in a few numbers, for one version of the data. */
export type Figures = {
	readonly version: string;
	readonly outcome: Outcome['outcome'];
	readonly comparable: number;
	readonly agreeing: number;
	/** The headline metrics, by the monitor's names. */
	readonly metrics: {readonly [name: string]: number | undefined};
};

/** A state that the mapping has been in, and how it came about. Edits are known by their place in the list. */
export type Edit = {
	readonly title: string;
	readonly mapping: Mapping;
	/** The edit that this one was made on; undefined for the monitor's own reading, which is the first. */
	readonly parent: number | undefined;
	readonly figures: Figures;
};

/** Every edit that was ever made, those that were undone too, and where undo and redo stand. */
export type EditList = {
	readonly edits: readonly Edit[];
	/** The edit that the draft is now. */
	readonly at: number;
	/** The edits that redo goes through, the next one first. */
	readonly future: readonly number[];
};

/** The metrics that tell edits apart, the most telling first: by the monitor's name, and a short one. */
export const headlines: Readonly<Record<ProblemType, readonly (readonly [name: string, label: string])[]>> = {
	BinaryClassification: [
		['accuracy', 'accuracy'],
		['f1', 'f1'],
	],
	MulticlassClassification: [
		['accuracy', 'accuracy'],
		['weighted_f1', 'w_f1'],
	],
	Regression: [
		['mae', 'mae'],
		['r2', 'r2'],
	],
};

export function figuresOf(outcome: Outcome, version: string): Figures {
	const names = headlines[outcome.reading.mapping.problemType].map(([name]) => name);
	const {comparable, agreeing} = outcome.reading.funnel;
	return {
		version,
		outcome: outcome.outcome,
		comparable,
		agreeing,
		metrics: Object.fromEntries(names.map((name) => [name, metricValue(outcome, name)])),
	};
}

/** The history with one more edit; what was undone before stays in the list and is no longer redone. */
export function withEdit({edits, at}: EditList, edit: Omit<Edit, 'parent'>): EditList {
	return {edits: [...edits, {...edit, parent: at}], at: edits.length, future: []};
}

/** The history with another edit in place of the last one, which is the one that the draft is. */
export function withLastEdit({edits, at}: EditList, edit: Omit<Edit, 'parent'>): EditList {
	return {edits: [...edits.slice(0, -1), {...edit, parent: edits.at(-1)?.parent}], at, future: []};
}

/** The edits that lead to one, from the first to itself. */
export function pathTo(edits: readonly Edit[], number: number): readonly number[] {
	const path: number[] = [];
	for (let at: number | undefined = number; at !== undefined; at = edits[at]?.parent) path.unshift(at);
	return path;
}

/**
 * The history with the draft at another edit, as undo and redo would lead there. Edits between there and here can be done
 * again; from an edit on another branch only what it was made of can be undone.
 */
export function wentTo(list: EditList, number: number): EditList {
	const {edits, at, future} = list;
	const undone = pathTo(edits, at);
	if (undone.includes(number)) {
		return {...list, at: number, future: [...undone.slice(undone.indexOf(number) + 1), ...future]};
	}
	const ahead = future.indexOf(number);
	return {...list, at: number, future: ahead === -1 ? [] : future.slice(ahead + 1)};
}

/** How an edit stands to the draft. `left`: neither undo nor redo leads there any more; the history does. */
export type Standing = 'now' | 'done' | 'undone' | 'left';

export function standingOf({edits, at, future}: EditList, number: number): Standing {
	if (number === at) return 'now';
	if (future.includes(number)) return 'undone';
	return pathTo(edits, at).includes(number) ? 'done' : 'left';
}

/** What an edit comes to: of the first one, the monitor's own result. Undefined where it reads what has not been read. */
export function outcomeOfEdit(model: Model, number: number): Outcome | undefined {
	return complete(outcomeOfEditSteps(model, number));
}

/** The same in steps. */
export function* outcomeOfEditSteps({monitor, draft, data}: Model, number: number): Steps<Outcome | undefined> {
	const edit = draft?.edits[number];
	if (draft === undefined || edit === undefined) return undefined;
	if (number === 0) return monitor?.before;
	if (number === draft.at) return draft.after;
	if (unreadPlaces(data.dataset, edit.mapping).length > 0) return undefined;
	return yield* outcomeAfterSteps(data.dataset, edit.mapping);
}
