import {sameMapping} from '../../findings/diagnose.js';
import {placeUnderCursor} from '../assigning.js';
import type {Handlers} from '../handlers.js';
import type {Model, Overlay} from '../model.js';
import {watchables, watchedByName} from './watchables.js';
import {keyOf, nameOf, type Watched} from './watched.js';
import {valueNow} from './watched-value.js';

export type Watch = {
	/** In the order in which they were chosen. */
	readonly watched: readonly Watched[];
	/** What those showed before the last edit or step that it changed, by their keys. */
	readonly before: ReadonlyMap<string, string>;
	/** The line of the list that is highlighted. */
	readonly cursor: number;
	/** Where the list was opened, to go back to. */
	readonly from: Overlay | undefined;
};

export const initialWatch: Watch = {watched: [], before: new Map(), cursor: 0, from: undefined};

export type WatchEvent =
	/** `w`: the value under the cursor of the decoded record; elsewhere opens the list. */
	| {readonly type: 'watch-asked'}
	/** `:watch accuracy`: a role, a metric, or a path of the record on the screen. */
	| {readonly type: 'watch-named'; readonly text: string}
	| {readonly type: 'watch-list-left'}
	| {readonly type: 'watches-cleared'};

export const watchHandlers: Handlers<WatchEvent> = {
	'watch-asked': watchAsked,
	'watch-named': (model, {text}) => watchNamed(model, text),
	'watch-list-left': (model) => ({...model, overlay: model.watch.from, overlayTop: 0}),
	'watches-cleared': (model) => ({...model, watch: {...model.watch, watched: [], before: new Map()}}),
};

/** What arrows and Enter do in the list. */
export const watchKeys = {
	moved: (model: Model, by: number): Model => {
		const last = watchables(model).length - 1;
		return {...model, watch: {...model.watch, cursor: Math.max(0, Math.min(model.watch.cursor + by, last))}};
	},
	entered: (model: Model): Model => {
		const chosen = watchables(model)[model.watch.cursor];
		return chosen === undefined ? model : toggled(model, chosen);
	},
};

function watchAsked(model: Model): Model {
	const {overlay, focus, record, watch} = model;
	const place = overlay === undefined && focus === 'record' && !record.raw ? placeUnderCursor(model) : undefined;
	if (place !== undefined) return toggled(model, {kind: 'path', place});
	return {...model, overlay: 'watch', overlayTop: 0, watch: {...watch, cursor: 0, from: overlay}};
}

function watchNamed(model: Model, text: string): Model {
	const named = watchedByName(model, text);
	if (named !== undefined) return toggled(model, named);
	const reason = `There is nothing called "${text}" to watch: name a role, a metric or a path of this record`;
	return {...model, notice: {kind: 'refused', text: reason}};
}

function toggled(model: Model, one: Watched): Model {
	const {watch} = model;
	const isWatched = watch.watched.some((other) => keyOf(other) === keyOf(one));
	const watched = isWatched ? watch.watched.filter((other) => keyOf(other) !== keyOf(one)) : [...watch.watched, one];
	const text = isWatched ? `${nameOf(one)} is watched no more` : `Watching ${nameOf(one)}`;
	return {...model, watch: {...watch, watched}, notice: {kind: 'done', text}};
}

/** The model after an event, with a note of every watched value that an edit or a step in it has changed. */
export function withChangesNoted(before: Model, after: Model): Model {
	if (after.watch.watched.length === 0 || !(isStep(before, after) || isEdit(before, after))) return after;
	const changed = after.watch.watched.flatMap((watched) => {
		const old = valueNow(before, watched);
		return old === valueNow(after, watched) ? [] : [[keyOf(watched), old] as const];
	});
	return {...after, watch: {...after.watch, before: new Map(changed)}};
}

function isStep(before: Model, after: Model): boolean {
	return before.record.row !== after.record.row;
}

/** A draft that only follows the monitor's reading as data arrive is not edited. */
function isEdit(before: Model, after: Model): boolean {
	const [old, now] = [before.draft?.mapping, after.draft?.mapping];
	if (old === undefined || now === undefined || old === now || !(before.edited || after.edited)) return false;
	return !sameMapping(old, now);
}
