import {outcomeAfter, outcomeAfterSteps} from '../mapping/after.js';
import type {Mapping} from '../mapping/mapping.js';
import {unreadPlaces} from '../mapping/unread-places.js';
import {outcomeBefore, outcomeBeforeSteps} from '../monitor/before.js';
import type {Dataset} from '../records/dataset.js';
import type {Place} from '../records/place.js';
import type {Steps} from '../records/steps.js';
import type {Table} from '../records/table.js';
import {versionOf} from './live.js';
import type {Data, Loading, Model} from './model.js';
import {numberText} from './outcome-text.js';

/**
 * What has to be read from the files once more, since reading passed over it: some places, or everything. Meanwhile the
 * first records, which were read whole, stand for all.
 */
export type Rereading = {
	readonly wanted: readonly string[] | 'all';
	/** The record that the user looked at, and the one that is shown meanwhile. */
	readonly row: number;
	readonly shown: number;
	/** All records as they were read before; kept for who takes back what they do not suffice for. */
	readonly before: Pick<Model, 'data' | 'loading' | 'monitor' | 'diagnosed'>;
	/** Esc has ended it: the first records go on standing for all until the rest is asked for. */
	readonly isStopped: boolean;
};

/** The model with data in which all that a mapping reads was read. */
export function readable(model: Model, mapping: Mapping): Model {
	const {rereading, data} = model;
	if (rereading !== undefined) return dataFor(model, mapping) === data ? model : onAllRecords(model, rereading);
	const unread = data.isSample ? [] : unreadPlaces(data.dataset, mapping);
	return unread.length === 0 ? model : onFirstRecords(model, unread);
}

/** What the first records come to where they will stand for all, beforehand. */
export function* readableSteps(model: Model, mapping: Mapping): Steps<void> {
	const {rereading, data, monitor, draft} = model;
	const {sample} = data.dataset;
	const isHere = rereading !== undefined || data.isSample || unreadPlaces(data.dataset, mapping).length === 0;
	if (isHere || sample === undefined) return;
	if (monitor !== undefined) yield* outcomeBeforeSteps(sample, monitor.expectation);
	if (draft !== undefined) yield* outcomeAfterSteps(sample, draft.mapping);
}

/** The data that a mapping is read in: all records again as soon as it needs nothing that was passed over. */
export function dataFor({data, rereading}: Pick<Model, 'data' | 'rereading'>, mapping: Mapping): Data {
	if (rereading === undefined || rereading.wanted === 'all') return data;
	const {before} = rereading;
	return unreadPlaces(before.data.dataset, mapping).length === 0 ? before.data : data;
}

/** Whether all that a mapping reads is there in the present data. */
export function isReadHere(model: Pick<Model, 'data' | 'rereading'>, mapping: Mapping): boolean {
	return dataFor(model, mapping) === model.data && unreadPlaces(model.data.dataset, mapping).length === 0;
}

/** Everything is to be read, and the first records stand for all. */
export function onFirstRecords(model: Model, wanted: Rereading['wanted']): Model {
	const {data, loading, monitor, diagnosed, draft} = model;
	const {sample} = data.dataset;
	if (sample === undefined) return model;
	const {row} = model.record;
	const shown = Math.min(row, sample.captures.rows - 1);
	const before = {data, loading, monitor, diagnosed};
	const first = versioned({...data, dataset: sample, isSample: true});
	return {
		...model,
		data: first,
		loading: begun(loading),
		monitor: monitor && {...monitor, before: outcomeBefore(sample, monitor.expectation)},
		draft: draft && {...draft, after: outcomeAfter(sample, draft.mapping), countedIn: first, change: undefined},
		record: shown === row ? model.record : {...model.record, row: shown, cursor: 0},
		rereading: {wanted, row, shown, before, isStopped: false},
	};
}

/** As reading begins again, before there is news of it. */
export function begun(loading: Loading): Loading {
	return {...loading, state: 'reading', bytes: 0, records: 0, recordsPerSecond: 0};
}

/** All records as they were read before; what the draft comes to there is for the caller to say. */
function onAllRecords(model: Model, {before, row, shown}: Rereading): Model {
	const {data, loading, monitor, diagnosed} = before;
	const {revision} = model.data;
	const next = {...model, data: versioned({...data, revision}), loading, monitor, rereading: undefined};
	return atRowBefore({...next, diagnosed: diagnosed ?? model.diagnosed}, {row, shown});
}

/** All records again, with what was wanted. */
export function reread(model: Model): Model {
	const {rereading} = model;
	if (rereading === undefined || model.data.isSample) return model;
	return atRowBefore({...model, rereading: undefined}, rereading);
}

/** Back to the record that was looked at, unless the user has gone elsewhere meanwhile. */
function atRowBefore(model: Model, {row, shown}: Pick<Rereading, 'row' | 'shown'>): Model {
	const {record} = model;
	return record.row === shown && row !== shown ? {...model, record: {...record, row, cursor: 0}} : model;
}

function versioned(data: Omit<Data, 'version'>): Data {
	return {...data, version: versionOf(data)};
}

/** `the first 5,000`, of the records that stand for all. */
export function firstRecordsText({data}: Pick<Model, 'data'>): string {
	return `the first ${numberText(data.dataset.captures.rows)}`;
}

/** The records in which values at a place can be looked up: all, or the first ones where the others were passed over. */
export function tableFor({captures, sample}: Dataset, place: Place): Table {
	return sample !== undefined && captures.unreadAt(place).length > 0 ? sample.captures : captures;
}
