import {describe, expect, it} from 'vitest';
import {unreadPlaces} from '../../src/mapping/unread-places.js';
import {createLineReader} from '../../src/records/add-line.js';
import {Dataset} from '../../src/records/dataset.js';
import type {Model} from '../../src/session/model.js';
import {recordLines} from '../../src/session/record-lines.js';
import {valueOfRole} from '../../src/session/record-values.js';
import {tableFor} from '../../src/session/rereading.js';
import {update} from '../../src/session/update.js';
import {featuresUnread, readsPlace} from '../../src/sources/scan-part.js';
import {arrival, monitorRead, play, unread} from '../support/sessions.js';

/** Nine captures; the label stands in the request too, under `label`. The sample has the first three. */
const lines = Array.from({length: 9}, (_, at) =>
	JSON.stringify({
		captureData: {
			endpointInput: {data: JSON.stringify({age: at, label: at % 2 === 0 ? 'yes' : 'no'}), encoding: 'JSON'},
			endpointOutput: {data: JSON.stringify({prediction: at % 3 === 0 ? 'yes' : 'no'}), encoding: 'JSON'},
		},
		eventMetadata: {eventId: `id-${at}`},
		eventVersion: '0',
	}),
);

function datasetWith(except: readonly string[]): Dataset {
	const dataset = new Dataset({sampleRows: 3, isRead: readsPlace({...featuresUnread, except})});
	const add = createLineReader(dataset);
	dataset.sources.push('capture.jsonl');
	for (const [at, text] of lines.entries())
		add(text, {source: 0, line: at + 1, offset: 0, bytes: text.length}, 'captures');
	return dataset;
}

const label = {from: 'input', path: '$.label'} as const;

/** All records without the features, the cursor of the decoded record on the label of the last one. */
function pointedAtLabel(): Model {
	const arrived = monitorRead(update(unread(), arrival(datasetWith([]))));
	const last = play(arrived, {type: 'record-changed', by: 8}, {type: 'focus-set', focus: 'record'});
	const fetched = update(last, {type: 'line-fetched', row: 8, text: lines[8] ?? '', problem: undefined});
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
		expect(asked.rereading).toEqual({wanted: ['input $.label'], row: 8, shown: 2});
		expect(asked.record.row).toBe(2);
		expect(asked.draft?.after.statistics.rows).toBe(3);

		const arrived = monitorRead(update(asked, arrival(datasetWith(['input $.label']))));
		expect(arrived).toMatchObject({rereading: undefined, record: {row: 8}, data: {isSample: false}});
		expect(arrived.draft?.after.statistics.rows).toBe(9);
		expect(
			unreadPlaces(arrived.data.dataset, {...arrived.draft?.mapping, roles: {groundTruth: label}} as never),
		).toEqual([]);
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

	it('is undone on the data as they are then', () => {
		const asked = play(pointedAtLabel(), {type: 'role-assigned', role: 'groundTruth'});
		const back = play(asked, {type: 'undone'});
		expect(back.draft?.mapping).toEqual(pointedAtLabel().draft?.mapping);
		const again = play(update(back, arrival(datasetWith([]))), {type: 'redone'});
		expect(again.rereading?.wanted).toEqual(['input $.label']);
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
