import type {Handlers} from '../handlers.js';
import type {Model} from '../model.js';
import {atRecord} from '../navigation.js';
import {numberText} from '../outcome-text.js';
import {withSet} from '../record-sets/entering-set.js';
import {countOf, walkedRows} from '../record-sets/record-set.js';
import {commonRows, indexFrom, indexOfRow, nextRow} from '../record-sets/sorted-rows.js';

/** What the matches are for: to go from one to the next, or to be the records on the screen. */
export type SearchPurpose = 'search' | 'filter';

/** One look through all raw lines for a text; done beside the screen, in slices. */
export type Search = {
	/** Counts the searches, so that the news of an earlier one are known. */
	readonly number: number;
	readonly text: string;
	readonly purpose: SearchPurpose;
	readonly state: 'none' | 'running' | 'done';
	readonly scanned: number;
	readonly total: number;
	/** Rows of the records whose line has the text, in order; while it runs those so far. */
	readonly rows: Int32Array;
	/** Lines with the text that are no records: malformed ones, by line number. */
	readonly strays: readonly number[];
	/** Records whose line is no longer at hand. */
	readonly unread: number;
	/** The version of the data that was searched. */
	readonly version: string;
	/** The search has brought the user to a match already. */
	readonly arrived: boolean;
};

/** What is found out while a search runs, and when it ends. */
export type SearchNews = Pick<Search, 'number' | 'scanned' | 'rows' | 'strays' | 'unread'> & {
	readonly state: 'running' | 'done';
};

export type SearchEvent =
	| ({readonly type: 'search-news'} & SearchNews)
	| {readonly type: 'match-sought'; readonly direction: 1 | -1};

export const noSearch: Search = {
	number: 0,
	text: '',
	purpose: 'search',
	state: 'none',
	scanned: 0,
	total: 0,
	rows: new Int32Array(0),
	strays: [],
	unread: 0,
	version: '',
	arrived: false,
};

export const searchHandlers: Handlers<SearchEvent> = {
	'search-news': (model, {type: _, ...news}) => (news.number === model.search.number ? withNews(model, news) : model),
	'match-sought': (model, {direction}) => matchSought(model, direction),
};

/** Asks for a search; its news come as `search-news`. No text: the last one again. */
export function searchStarted(model: Model, text: string, purpose: SearchPurpose): Model {
	const wanted = text === '' ? model.search.text : text;
	if (wanted === '') return refused(model, 'There is nothing to search for yet');
	const {dataset, version} = model.data;
	const {number} = model.search;
	const total = dataset.captures.rows;
	const search: Search = {...noSearch, number: number + 1, text: wanted, purpose, state: 'running', total, version};
	return {...model, search};
}

/** A stopped search has no matches to go to; `n` starts it anew. */
export function searchCancelled(model: Model): Model {
	const {search} = model;
	const text = `The search was stopped after ${numberText(search.scanned)} of ${countOf(search.total)}`;
	const stopped: Search = {...search, number: search.number + 1, state: 'none'};
	return {...model, search: stopped, notice: {kind: 'told', text}};
}

function withNews(model: Model, news: SearchNews): Model {
	const next: Model = {...model, search: {...model.search, ...news}};
	if (news.state === 'done' && next.search.purpose === 'filter') return filtered(next);
	if (next.search.purpose !== 'search') return next;
	if (!next.search.arrived) return arrived(next);
	// Told while it ran that there is a match; now it is known of how many.
	const isTold = model.notice !== undefined && model.notice.text === matchText(model);
	return news.state === 'done' && isTold ? {...next, notice: {kind: 'done', text: matchText(next)}} : next;
}

function filtered(model: Model): Model {
	const {text, rows} = model.search;
	if (rows.length === 0) return refused(model, nothingFound(model));
	return withSet(model, {name: `lines with ${text}`, of: {kind: 'rows', rows}}, restText(model));
}

/** At the first match from the record on the screen; at the end of the search also at one before it. */
function arrived(model: Model): Model {
	const rows = reachable(model);
	const at = indexFrom(rows, model.record.row);
	const isDone = model.search.state === 'done';
	const to = rows[at] ?? (isDone ? rows[0] : undefined);
	if (to !== undefined) return atMatch({...model, search: {...model.search, arrived: true}}, to);
	return isDone ? refused(model, nothingFound(model)) : model;
}

function nothingFound(model: Model): string {
	const {text, rows, strays, total} = model.search;
	if (rows.length > 0) return `"${text}" is in ${countOf(rows.length)}, but in none of these`;
	if (strays.length > 0) return `"${text}" is in no record, only in ${strayText(strays)}`;
	return `"${text}" is in none of ${countOf(total)}${restText(model)}`;
}

function matchSought(model: Model, direction: 1 | -1): Model {
	const {search, data} = model;
	if (search.text === '') return refused(model, 'Nothing was searched for yet: / searches');
	const isOld = search.version !== data.version || search.state === 'none';
	if (isOld) return searchStarted(model, search.text, 'search');
	const row = nextRow(reachable(model), model.record.row, direction);
	if (row !== undefined) return atMatch(model, row);
	const where = direction === 1 ? 'after' : 'before';
	return refused(model, `No record ${where} this one has "${search.text}"${foundText(model)}`);
}

/** Whether a match is known in a direction from the record on the screen. */
export function matchAhead(model: Model, direction: 1 | -1): boolean {
	return nextRow(reachable(model), model.record.row, direction) !== undefined;
}

/** The matches among the records that are walked through. */
function reachable(model: Model): Int32Array {
	const walked = walkedRows(model);
	return walked === undefined ? model.search.rows : commonRows(model.search.rows, walked);
}

function atMatch(model: Model, row: number): Model {
	const next = row === model.record.row ? model : atRecord(model, row);
	return {...next, notice: {kind: 'done', text: matchText(next)}};
}

/** Which match the record on the screen is: `match 3 of 12`. */
function matchText(model: Model): string {
	const rows = reachable(model);
	const at = (indexOfRow(rows, model.record.row) ?? 0) + 1;
	const all = model.search.state === 'done' ? `of ${numberText(rows.length)}` : 'so far';
	return `match ${numberText(at)} ${all} · "${model.search.text}"${restText(model)}`;
}

function foundText({search}: Model): string {
	return search.state === 'done' ? ` (${numberText(search.rows.length)} in all)` : ' so far; the search goes on';
}

/** What a search could not show. */
function restText({search}: Model): string {
	const strays = search.strays.length === 0 ? '' : ` and ${strayText(search.strays)}`;
	const unread = search.unread === 0 ? '' : ` (${countOf(search.unread)} no longer at hand)`;
	return search.state === 'done' ? `${strays}${unread}` : '';
}

function strayText(lines: readonly number[]): string {
	const [first] = lines;
	return lines.length === 1
		? `malformed line ${first}`
		: `${numberText(lines.length)} malformed lines (the first is ${first})`;
}

function refused(model: Model, text: string): Model {
	return {...model, notice: {kind: 'refused', text}};
}
