import {sameMapping} from '../../findings/diagnose.js';
import type {Mapping} from '../../mapping/mapping.js';
import {pathTo} from '../history/edits.js';
import type {Model, Step} from '../model.js';
import type {Watched} from '../watch/watched.js';
import {type KeptBreakpoint, keptBreakpoints} from './breakpoints-kept.js';

/**
 * What of a session is kept for the next time on the same inputs. Mappings, conditions and places only: nothing that the
 * records hold but the labels that a mapping or a condition names.
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
	readonly breakpoints: readonly KeptBreakpoint[];
	readonly watched: readonly Watched[];
};

type RememberedEdit = {readonly title: string; readonly mapping: Mapping};

/** Nobody undoes more; then the oldest are forgotten. */
export const mostEdits = 100;

/** Undefined where there is nothing to keep: no edit, no breakpoint, no watch of the user's own. */
export function rememberedOf(model: Model): Remembered | undefined {
	const {keeping, step, record, savePath, watch} = model;
	const edits = editsOf(model);
	const breakpoints = keptBreakpoints(model.breakpoints);
	if (edits.length <= startOf(model) && breakpoints.length === 0 && watch.watched.length === 0) return undefined;
	const row = keeping.row ?? record.row;
	return {version: 1, step, row, savePath, edits, breakpoints, watched: watch.watched};
}

function editsOf({draft}: Model): readonly RememberedEdit[] {
	if (draft === undefined) return [];
	return pathTo(draft.edits, draft.at)
		.slice(1)
		.flatMap((number) => draft.edits[number] ?? [])
		.slice(-mostEdits)
		.map(({title, mapping}) => ({title, mapping}));
}

/** The edit that the inputs begin with: the monitor's reading, or the mapping that was given. */
export function startOf({draft, keeping: {given}}: Model): 0 | 1 {
	const opened = draft?.edits[1]?.mapping;
	return given !== undefined && opened !== undefined && sameMapping(opened, given) ? 1 : 0;
}

/** `3 edits, 2 breakpoints`: what has to be told of a session that goes on. */
export function keptText({edits, breakpoints, watched}: Remembered, start: 0 | 1): string {
	const counts = [
		[edits.length - start, 'edit', 'edits'],
		[breakpoints.length, 'breakpoint', 'breakpoints'],
		[watched.length, 'watch', 'watches'],
	] as const;
	return counts.flatMap(([count, one, many]) => (count > 0 ? [`${count} ${count === 1 ? one : many}`] : [])).join(', ');
}
