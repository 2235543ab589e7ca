import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import type {SearchNews} from '../../src/session/searching/search.js';
import {arrival, datasetOf, healthy, healthyLines, play} from '../support/sessions.js';

const search = (text: string): Event => ({type: 'prompt-given', kind: 'search', text});
const filter = (text: string): Event => ({type: 'prompt-given', kind: 'filter', text});
const n: Event = {type: 'match-sought', direction: 1};
const N: Event = {type: 'match-sought', direction: -1};
const leave: Event = {type: 'closed'};

/** What comes back from a look through the lines. */
function news(model: Model, rows: readonly number[], more: Partial<SearchNews> = {}): Event {
	const {number, total} = model.search;
	return {
		type: 'search-news',
		number,
		state: 'done',
		scanned: total,
		rows: Int32Array.from(rows),
		strays: [],
		unread: 0,
		...more,
	};
}

function found(model: Model, rows: readonly number[], more: Partial<SearchNews> = {}): Model {
	return play(model, news(model, rows, more));
}

const told = (model: Model) => model.notice?.text;
const asked = play(healthy(), {type: 'record-changed', by: 10}, search('yes'));

describe('a search', () => {
	it('is asked for with all records', () => {
		expect(asked.search).toMatchObject({text: 'yes', purpose: 'search', state: 'running', total: 40});
		expect(asked.record.row).toBe(10);
	});

	it('goes to the first match from the record on the screen, as soon as there is one', () => {
		const running = found(asked, [3], {state: 'running', scanned: 5});
		expect(running.record.row).toBe(10);
		const arrived = found(running, [3, 12], {state: 'running', scanned: 15});
		expect(arrived.record.row).toBe(12);
		expect(told(arrived)).toBe('match 2 so far · "yes"');
		const done = found(arrived, [3, 12, 20]);
		expect(done.record.row).toBe(12);
		expect(told(done)).toBe('match 2 of 3 · "yes"');
		const elsewhere = play(arrived, {type: 'record-changed', by: 1});
		expect(told(found(elsewhere, [3, 12, 20]))).toBeUndefined();
	});

	it('goes to one before it where there is none after it', () => {
		const done = found(asked, [3, 4]);
		expect(done.record.row).toBe(3);
		expect(told(done)).toBe('match 1 of 2 · "yes"');
	});

	it('goes on with n and N, and says where the matches end', () => {
		const done = found(asked, [3, 12, 20]);
		expect(told(done)).toBe('match 2 of 3 · "yes"');
		expect(told(play(done, n))).toBe('match 3 of 3 · "yes"');
		expect(told(play(done, n, n))).toBe('No record after this one has "yes" (3 in all)');
		expect(play(done, N).record.row).toBe(3);
		expect(told(play(done, N, N))).toBe('No record before this one has "yes" (3 in all)');
	});

	it('that finds nothing says so', () => {
		expect(told(found(asked, []))).toBe('"yes" is in none of 40 records');
		expect(told(found(asked, [], {strays: [7]}))).toBe('"yes" is in no record, only in malformed line 7');
		expect(told(found(asked, [], {unread: 5}))).toBe('"yes" is in none of 40 records (5 records no longer at hand)');
		expect(told(found(asked, [12], {strays: [7, 9]}))).toBe(
			'match 1 of 1 · "yes" and 2 malformed lines (the first is 7)',
		);
	});

	it('is stopped with Esc; its late news are not heard, and n starts it anew', () => {
		const late = news(asked, [12]);
		const stopped = play(asked, leave);
		expect(told(stopped)).toBe('The search was stopped after 0 of 40 records');
		expect(play(stopped, late)).toBe(stopped);
		expect(play(stopped, n).search).toMatchObject({text: 'yes', state: 'running'});
	});

	it('Esc closes a line that is being typed first', () => {
		const typing = play(asked, {type: 'prompt-opened', kind: 'search', text: ''}, leave);
		expect(typing).toMatchObject({prompt: undefined, search: {state: 'running'}});
	});

	it('starts anew when records have arrived since', () => {
		const grown = play(found(asked, [12]), arrival(datasetOf([...healthyLines, ...healthyLines])), n);
		expect(grown.search).toMatchObject({text: 'yes', state: 'running', total: 80});
	});

	it('of nothing searches for the last text again', () => {
		expect(told(play(healthy(), search('')))).toBe('There is nothing to search for yet');
		expect(play(found(asked, [12]), search('')).search).toMatchObject({text: 'yes', state: 'running'});
		expect(told(play(healthy(), n))).toBe('Nothing was searched for yet: / searches');
	});

	it('keeps to the records that are walked through', () => {
		const filtered = play(healthy(), filter('record > 15'), search('yes'));
		const done = found(filtered, [3, 12, 20, 30]);
		expect(told(done)).toBe('match 1 of 2 · "yes"');
		expect(done.record.row).toBe(20);
		expect(told(found(filtered, [3, 12]))).toBe('"yes" is in 2 records, but in none of these');
	});
});

describe('a filter by a text', () => {
	it('is a search whose matches are the records on the screen', () => {
		const model = play(healthy(), filter('c-77'));
		expect(model.search).toMatchObject({text: 'c-77', purpose: 'filter', state: 'running'});
		expect(found(model, [5], {state: 'running'}).recordSet).toBeUndefined();
		const done = found(model, [5, 9]);
		expect(told(done)).toBe('2 records in "lines with c-77"; J K walk, Esc leaves');
		expect(done.record.row).toBe(5);
		expect(told(found(model, []))).toBe('"c-77" is in none of 40 records');
	});

	it('takes any text after a slash, conditions too', () => {
		expect(play(healthy(), filter('/prediction = yes')).search).toMatchObject({
			text: 'prediction = yes',
			purpose: 'filter',
		});
		expect(play(healthy(), filter('"prediction":"yes"')).search.text).toBe('"prediction":"yes"');
	});
});
