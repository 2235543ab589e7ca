import {sameMapping} from '../findings/diagnose.js';
import type {Finding} from '../findings/finding.js';
import {outcomeAfter} from '../mapping/after.js';
import type {Mapping} from '../mapping/mapping.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import {Dataset} from '../records/dataset.js';
import {type Problem, problemText} from '../records/result.js';
import {effectText, withMapping} from './editing.js';
import type {Handlers} from './handlers.js';
import type {Data, Model, Notice} from './model.js';
import {noTestPayload} from './payload/payload.js';

export type LiveEvent =
	/** The files have changed so that everything is read from the start. */
	| {readonly type: 'read-anew'; readonly why: string}
	/** Something about a file that is followed. */
	| {readonly type: 'files-told'; readonly text: string}
	| {
			readonly type: 'monitor-changed';
			readonly path: string;
			readonly configuration: MonitorConfiguration;
			readonly reported: readonly Finding[];
	  }
	| {readonly type: 'mapping-changed'; readonly path: string; readonly mapping: Mapping}
	/** A file of settings that was saved and cannot be used; what was read of it before stays. */
	| {readonly type: 'settings-refused'; readonly problem: Problem};

export const liveHandlers: Handlers<LiveEvent> = {
	'read-anew': (model, {why}) => readAnew(model, why),
	'files-told': (model, {text}) => told(model, 'told', text),
	'monitor-changed': (model, {path, configuration, reported}) => {
		const data = {...model.data, revision: model.data.revision + 1};
		const next = {...model, configuration, reported, data: {...data, version: versionOf(data)}};
		return told(next, 'done', `${path} was read again: this is what the monitor looks for now`);
	},
	'mapping-changed': (model, {path, mapping}) => mappingChanged(model, path, mapping),
	'settings-refused': (model, {problem}) =>
		told(model, 'refused', `${problemText(problem)} (what was read before stays)`),
};

/** What was computed for one version holds for that version. */
export function versionOf({dataset, isSample, revision}: Omit<Data, 'version'>): string {
	return `${isSample ? 'first' : 'all'} ${dataset.version}${revision === 0 ? '' : ` ${revision}`}`;
}

/** Without records again, as in the beginning; only what the user did stays. */
function readAnew(model: Model, why: string): Model {
	const dataset = new Dataset();
	const data = {dataset, isSample: false, version: '', revision: model.data.revision + 1};
	const {draft, edited} = model;
	const kept =
		edited && draft !== undefined
			? {...draft, after: outcomeAfter(dataset, draft.mapping), countedIn: data, change: undefined}
			: undefined;
	const next: Model = {
		...model,
		data,
		monitor: undefined,
		draft: kept,
		diagnosed: undefined,
		record: {...model.record, row: 0, line: undefined, cursor: 0},
		payload: model.overlay === 'payload' ? {...model.payload, origin: undefined} : noTestPayload,
		editor: undefined,
	};
	return told(next, 'told', `${why}: read anew`);
}

function mappingChanged(model: Model, path: string, mapping: Mapping): Model {
	const {saved} = model;
	// The session's own save is no news.
	if (saved?.path !== path || sameMapping(saved.mapping, mapping)) return model;
	const next = {...withMapping(model, mapping, `${path} was read again`), saved: {path, mapping}};
	if (next.draft === model.draft) return next;
	return told({...next, edited: true}, 'done', `${path} was read again: ${effectText(model, next)} · u undoes`);
}

function told(model: Model, kind: Notice['kind'], text: string): Model {
	return {...model, notice: {kind, text}};
}
