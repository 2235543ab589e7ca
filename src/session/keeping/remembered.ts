import {sameMapping} from '../../findings/diagnose.js';
import type {Mapping} from '../../mapping/mapping.js';
import {pathTo} from '../history/edits.js';
import type {Model, Step} from '../model.js';

/**
 * What of a session is kept for the next time on the same inputs. Mappings and places only: nothing that the records hold
 * but the labels that a mapping names.
 */
export type Remembered = {
	readonly version: 1;
	readonly step: Step;
	/** The record on the screen, counted from 0. */
	readonly row: number;
	/** Where the mapping is saved, or was. */
	readonly savePath: string;
	/** The edits that made the mapping what it is, the first one first. */
	readonly edits: readonly RememberedEdit[];
};

export type RememberedEdit = {readonly title: string; readonly mapping: Mapping};

/** Nobody undoes more; then the oldest are forgotten. */
export const mostEdits = 100;

/** Undefined where there is nothing to keep: the mapping is what the inputs made it. */
export function rememberedOf(model: Model): Remembered | undefined {
	const {draft, keeping, step, record, savePath} = model;
	if (draft === undefined || draft.at <= startOf(model)) return undefined;
	const edits = pathTo(draft.edits, draft.at)
		.slice(1)
		.flatMap((number) => draft.edits[number] ?? [])
		.slice(-mostEdits)
		.map(({title, mapping}) => ({title, mapping}));
	return {version: 1, step, row: keeping.row ?? record.row, savePath, edits};
}

/** The edit that the inputs begin with: the monitor's reading, or the mapping that was given. */
export function startOf({draft, keeping: {given}}: Model): 0 | 1 {
	const opened = draft?.edits[1]?.mapping;
	return given !== undefined && opened !== undefined && sameMapping(opened, given) ? 1 : 0;
}

/** `3 edits`: what has to be told of a session that goes on. */
export function keptText({edits}: Remembered, start: number): string {
	const count = edits.length - start;
	return `${count} ${count === 1 ? 'edit' : 'edits'}`;
}
