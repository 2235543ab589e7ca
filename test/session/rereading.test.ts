import {describe, expect, it} from 'vitest';
import {unreadPlaces} from '../../src/mapping/unread-places.js';
import {Dataset} from '../../src/records/dataset.js';
import {complete} from '../../src/records/steps.js';
import type {Event} from '../../src/session/events.js';
import {editToMeasure, measurementSteps} from '../../src/session/history/history.js';
import type {Model} from '../../src/session/model.js';
import {recordLines} from '../../src/session/record-lines.js';
import {valueOfRole} from '../../src/session/record-values.js';
import {tableFor} from '../../src/session/rereading.js';
import {stopsReading} from '../../src/session/stop-reading.js';
import {update} from '../../src/session/update.js';
import {arrival, monitorRead, play, unread} from '../support/sessions.js';
import {lineWithLabel, withoutFeatures} from '../support/unread-features.js';

/** Nine captures; the sample has the first three. */
const datasetWith = (except: readonly string[]) => withoutFeatures(9, 3, except);

const label = {from: 'input', path: '$.label'} as const;

/** All records without the features, the cursor of the decoded record on the label of the last one. */
function pointedAtLabel(): Model {
	const arrived = monitorRead(update(unread(), arrival(datasetWith([]))));
	const last = play(arrived, {type: 'record-changed', by: 8}, {type: 'focus-set', focus: 'record'});
	const fetched = update(last, {type: 'line-fetched', row: 8, text: lineWithLabel(8), problem: undefined});
	const at = recordLines(fetched).findIndex(({name}) => name === 'label');
	return play(fetched, {type: 'cursor-moved', by: at});
}

describe('values that reading passed over', () => {
	it('are no values, and whoever asks for them is remembered', () => {
		const {captures} = datasetWith([]);
		expect(captures.unreadAt(label)).toEqual(['input $.label']);
		expect(captures.unreadIn('input')).toBe(true);
		expect(captures.unreadIn('output')).toBe(false);
		expect(captures.demanded.size).toBe(0);

		const column = captures.column(label);
		expect([column?.present, column?.scalarAt(0), column?.data(9).kind]).toEqual([0, undefined, 'coded']);
		expect([...captures.demanded]).toEqual(['input $.label']);
	});

	it('are looked up in the first records, which were read whole', () => {
		const dataset = datasetWith([]);
		expect(tableFor(dataset, label)).toBe(dataset.sample?.captures);
		expect(tableFor(dataset, {from: 'output', path: '$.prediction'})).toBe(dataset.captures);
		expect(tableFor(dataset, label).column(label)?.scalarAt(1)?.text).toBe('no');
	});

	it('are shown from the line of the record', () => {
		const {data, draft, record} = pointedAtLabel();
		const value = (path: string, line?: string) =>
			draft && valueOfRole(data.dataset, draft.after.reading, {from: 'input', path}, 8, line)?.value;
		expect(value('$.label', record.line?.text)).toBe('"yes"');
		expect(value('$', record.line?.text)).toBe('{age, label}');
		expect(value('$.label')).toBeUndefined();
		expect(data.dataset.captures.demanded.size).toBe(0);
	});
});

describe('a mapping that reads them', () => {
	it('is answered on the first records, says what has to be read, and then on all', () => {
		const model = pointedAtLabel();
		expect(model.data.isSample).toBe(false);

		const asked = play(model, {type: 'role-assigned', role: 'groundTruth'});
		expect(asked.data).toMatchObject({isSample: true, dataset: model.data.dataset.sample});
		expect(asked.rereading).toMatchObject({wanted: ['input $.label'], row: 8, shown: 2, isStopped: false});
		expect(asked.loading.state).toBe('reading');
		expect(asked.record.row).toBe(2);
		expect(asked.draft?.after.statistics.rows).toBe(3);

		const arrived = monitorRead(update(asked, arrival(datasetWith(['input $.label']))));
		expect(arrived).toMatchObject({rereading: undefined, record: {row: 8}, data: {isSample: false}});
		expect(arrived.draft?.after.statistics.rows).toBe(9);
		expect(
			unreadPlaces(arrived.data.dataset, {...arrived.draft?.mapping, roles: {groundTruth: label}} as never),
		).toEqual([]);
	});

	it('is not compared with what it came to on the first records, once all have arrived', () => {
		const asked = play(pointedAtLabel(), {type: 'role-assigned', role: 'groundTruth'});
		const fix = {id: 'f', title: 'trimmed', certainty: 'safe', rescues: 0, changes: {labels: {normalise: ['trim']}}};
		const edited = play(update(asked, arrival(datasetWith(['input $.label']))), {type: 'fix-applied', fix} as Event);
		expect(edited.notice?.text).toBe('all 9 records, accuracy 0.556 · trimmed');
		expect(edited.draft?.change).toBeUndefined();
		expect(editToMeasure(monitorRead(edited))).toBe(1);
	});

	it('leaves the user where the user went meanwhile', () => {
		const asked = play(
			pointedAtLabel(),
			{type: 'role-assigned', role: 'groundTruth'},
			{type: 'record-changed', by: -1},
		);
		const arrived = update(asked, arrival(datasetWith(['input $.label'])));
		expect(arrived.record.row).toBe(1);
	});

	it('tells what it does to the first records, before and after', () => {
		const {draft, notice} = play(pointedAtLabel(), {type: 'role-assigned', role: 'groundTruth'});
		expect(draft?.change?.from.reading.funnel.parsed).toBe(3);
		expect(draft?.change?.summary.records).toBe(3);
		expect(notice?.text).toMatch(/comparable 0 → 3, accuracy .* of the first 3 records$/);
	});

	it('gives all records back when it is undone, and has them read when it is done again', () => {
		const model = pointedAtLabel();
		const back = play(model, {type: 'role-assigned', role: 'groundTruth'}, {type: 'undone'});
		expect(back).toMatchObject({rereading: undefined, record: {row: 8}, loading: model.loading, data: model.data});
		expect(back.draft).toMatchObject({mapping: model.draft?.mapping, after: model.draft?.after, change: undefined});
		expect(back.notice?.text).toBe('Undone: all 9 records, accuracy 0.000 · assigned ground truth: $.label');
		expect(play(back, {type: 'redone'}).rereading?.wanted).toEqual(['input $.label']);
	});
});

describe('Esc while they are read', () => {
	const asked = play(pointedAtLabel(), {type: 'role-assigned', role: 'groundTruth'});
	const [help, esc] = [{type: 'overlay-opened', overlay: 'help'}, {type: 'closed'}] as const;

	it('takes back the edit that needs them, and all records are there again', () => {
		const stopped = play(asked, esc);
		expect(stopped).toMatchObject({rereading: undefined, record: {row: 8}, data: {isSample: false}});
		expect(stopped.draft?.mapping).toEqual(pointedAtLabel().draft?.mapping);
		expect(stopped.notice?.text).toBe('Reading stopped, taken back: assigned ground truth: $.label · Ctrl-r redoes');
		const again = play(stopped, {type: 'redone'});
		expect(again.draft?.mapping).toEqual(asked.draft?.mapping);
		expect(again.rereading?.wanted).toEqual(['input $.label']);
	});

	it('leaves the edit in the history as it was counted on the first records', () => {
		const measured = play(asked, esc, {type: 'history-opened'}, {type: 'cursor-moved', by: 1});
		expect(measured.draft?.edits[1]?.figures).toEqual(asked.draft?.edits[1]?.figures);
		expect([editToMeasure(measured), measured.history.shown]).toEqual([undefined, undefined]);
		expect(complete(measurementSteps(measured, 1))).toBeUndefined();
		expect(measured.data.dataset.captures.demanded.size).toBe(0);
	});

	it('takes back what was edited on top of it as well', () => {
		const fix = {
			id: 'f',
			title: 'trimmed',
			certainty: 'safe',
			rescues: 0,
			changes: {labels: {normalise: ['trim']}},
		} as const;
		const stopped = play(asked, {type: 'fix-applied', fix}, esc);
		expect(stopped.draft?.at).toBe(0);
		expect(stopped.notice?.text).toBe(
			'Reading stopped, taken back: assigned ground truth: $.label, trimmed · Ctrl-r redoes',
		);
		expect(stopped.draft?.future).toEqual([1, 2]);
	});

	it('first closes what is open', () => {
		const opened = play(asked, help);
		expect(stopsReading(opened)).toBe(false);
		const closed = play(opened, esc);
		expect([closed.overlay, closed.rereading]).toEqual([undefined, asked.rereading]);
		expect(stopsReading(closed)).toBe(true);
	});

	it('leaves the first records where no edit needs them, until the rest is asked for', () => {
		const model = pointedAtLabel();
		const demanded = update(model, {type: 'values-demanded', version: model.data.version});
		const stopped = play(demanded, esc);
		expect(stopped).toMatchObject({data: {isSample: true}, loading: {state: 'done'}, rereading: {isStopped: true}});
		expect(stopped.notice?.text).toBe('Reading stopped: this is of the first 3 records only; R reads all');
		expect([stopsReading(stopped), play(stopped, esc).rereading]).toEqual([false, stopped.rereading]);

		const resumed = play(stopped, {type: 'reading-resumed'});
		expect(resumed).toMatchObject({rereading: {isStopped: false, wanted: 'all'}, loading: {state: 'reading'}});
		expect(play(model, {type: 'reading-resumed'})).toBe(model);
	});
});

describe('findings that need them', () => {
	it('are looked for on the first records until everything is read', () => {
		const model = pointedAtLabel();
		const asked = update(model, {type: 'values-demanded', version: model.data.version});
		expect(asked).toMatchObject({rereading: {wanted: 'all'}, data: {isSample: true}});
		expect(update(model, {type: 'values-demanded', version: 'of other data'})).toBe(model);
	});

	it('change nothing where there are no first records', () => {
		const whole = monitorRead(update(unread(), arrival(new Dataset())));
		expect(update(whole, {type: 'values-demanded', version: whole.data.version}).rereading).toBeUndefined();
	});
});
