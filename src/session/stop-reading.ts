import {unreadPlaces} from '../mapping/unread-places.js';
import {goneTo} from './editing.js';
import type {Handlers} from './handlers.js';
import {pathTo} from './history/edits.js';
import type {Model} from './model.js';
import {begun, firstRecordsText, onFirstRecords} from './rereading.js';

export type RereadingEvent =
	/** Values that reading passed over were asked for, by whatever found out about data of this version. */
	| {readonly type: 'values-demanded'; readonly version: string}
	| {readonly type: 'reading-stopped'}
	| {readonly type: 'reading-resumed'};

export const rereadingHandlers: Handlers<RereadingEvent> = {
	'values-demanded': (model, {version}) => (version === model.data.version ? onFirstRecords(model, 'all') : model),
	'reading-stopped': stopped,
	'reading-resumed': resumed,
};

/** Whether files are being read once more. */
export function isRereading({rereading}: Pick<Model, 'rereading'>): boolean {
	return rereading !== undefined && !rereading.isStopped;
}

/** Whether Esc would end that: whatever else it closes comes first. */
export function stopsReading(model: Model): boolean {
	const {prompt, overlay, search, waiting, quitting} = model;
	const isClosing = prompt !== undefined || overlay !== undefined || search.state === 'running' || quitting;
	return isRereading(model) && !isClosing && waiting.length === 0;
}

/**
 * The last edit before the present one that needs nothing of what is being read; undefined where there is none, or where
 * no edit asked for it.
 */
export function editBeforeReading({draft, rereading}: Model): number | undefined {
	if (draft === undefined || rereading === undefined || rereading.wanted === 'all') return undefined;
	const {dataset} = rereading.before.data;
	const isReadable = (edit: number) => {
		const mapping = draft.edits[edit]?.mapping;
		return mapping !== undefined && unreadPlaces(dataset, mapping).length === 0;
	};
	return pathTo(draft.edits, draft.at).slice(0, -1).findLast(isReadable);
}

/** The edits that asked for it are taken back; where there are none, the first records go on standing for all. */
function stopped(model: Model): Model {
	const {draft, rereading} = model;
	if (rereading === undefined || !isRereading(model)) return model;
	const edit = editBeforeReading(model);
	if (draft === undefined || edit === undefined) return onFirstRecordsOnly(model, rereading);
	const path = pathTo(draft.edits, draft.at);
	const undone = path.slice(path.indexOf(edit) + 1).map((number) => draft.edits[number]?.title ?? '');
	const text = `Reading stopped, taken back: ${undone.join(', ')} · Ctrl-r redoes`;
	return {...goneTo(model, edit, {word: 'Undone', title: ''}), notice: {kind: 'told', text}};
}

function onFirstRecordsOnly(model: Model, rereading: NonNullable<Model['rereading']>): Model {
	const {loading} = rereading.before;
	const text = `Reading stopped: this is of ${firstRecordsText(model)} records only; R reads all`;
	return {...model, loading, rereading: {...rereading, isStopped: true}, notice: {kind: 'told', text}};
}

function resumed(model: Model): Model {
	const {rereading, loading} = model;
	if (rereading === undefined || !rereading.isStopped) return model;
	return {...model, loading: begun(loading), rereading: {...rereading, isStopped: false}};
}
