import type {Mapping} from '../mapping/mapping.js';
import {unreadPlaces} from '../mapping/unread-places.js';
import type {Dataset} from '../records/dataset.js';
import type {Place} from '../records/place.js';
import type {Table} from '../records/table.js';
import type {Handlers} from './handlers.js';
import {versionOf} from './live.js';
import type {Model} from './model.js';

/**
 * What has to be read from the files once more, since reading passed over it: some places, or everything. Meanwhile the
 * first records, which were read whole, stand for all.
 */
export type Rereading = {
	readonly wanted: readonly string[] | 'all';
	/** The record that the user looked at, and the one that is shown meanwhile. */
	readonly row: number;
	readonly shown: number;
};

export type RereadingEvent = {readonly type: 'values-demanded'; readonly version: string};

export const rereadingHandlers: Handlers<RereadingEvent> = {
	'values-demanded': (model, {version}) => (version === model.data.version ? onFirstRecords(model, 'all') : model),
};

/** The model with data in which all that a mapping reads was read. */
export function readable(model: Model, mapping: Mapping): Model {
	const unread = model.data.isSample ? [] : unreadPlaces(model.data.dataset, mapping);
	return unread.length === 0 ? model : onFirstRecords(model, unread);
}

function onFirstRecords(model: Model, wanted: Rereading['wanted']): Model {
	const {sample} = model.data.dataset;
	if (sample === undefined) return model;
	const data = {...model.data, dataset: sample, isSample: true};
	const {row} = model.record;
	const shown = Math.min(row, sample.captures.rows - 1);
	const record = shown === row ? model.record : {...model.record, row: shown, cursor: 0};
	return {...model, data: {...data, version: versionOf(data)}, record, rereading: {wanted, row, shown}};
}

/** All records again, with what was wanted. */
export function reread(model: Model): Model {
	const {rereading, record} = model;
	if (rereading === undefined || model.data.isSample) return model;
	const isWhereItWas = record.row === rereading.shown;
	return {...model, rereading: undefined, record: isWhereItWas ? {...record, row: rereading.row} : record};
}

/** The records in which values at a place can be looked up: all, or the first ones where the others were passed over. */
export function tableFor({captures, sample}: Dataset, place: Place): Table {
	return sample !== undefined && captures.unreadAt(place).length > 0 ? sample.captures : captures;
}
