import {expect, it} from 'vitest';
import {createLineReader} from '../../src/records/add-line.js';
import {Dataset} from '../../src/records/dataset.js';
import {complete} from '../../src/records/steps.js';
import {wantedErrand} from '../../src/session/errands/running.js';
import {errandFor} from '../../src/session/errands/wanted.js';
import type {Model} from '../../src/session/model.js';
import {recordLines} from '../../src/session/record-lines.js';
import {update} from '../../src/session/update.js';
import {featuresUnread, readsPlace} from '../../src/sources/scan-part.js';
import {arrival, monitorRead, play, unread} from '../support/sessions.js';

const lineAt = (at: number) =>
	JSON.stringify({
		captureData: {
			endpointInput: {data: JSON.stringify({age: at, label: at % 2 === 0 ? 'yes' : 'no'}), encoding: 'JSON'},
			endpointOutput: {data: JSON.stringify({prediction: at % 3 === 0 ? 'yes' : 'no'}), encoding: 'JSON'},
		},
		eventMetadata: {eventId: `id-${at}`},
		eventVersion: '0',
	});

/** So many records that nobody reads them all while a key waits; of the features only those of the first few are read. */
function largeSession(): Model {
	const dataset = new Dataset({sampleRows: 30, isRead: readsPlace({...featuresUnread, except: []})});
	const add = createLineReader(dataset);
	dataset.sources.push('capture.jsonl');
	for (let at = 0; at < 50_001; at++) {
		const text = lineAt(at);
		add(text, {source: 0, line: at + 1, offset: 0, bytes: text.length}, 'captures');
	}
	const arrived = monitorRead(update(unread(), arrival(dataset)));
	const fetched = update(arrived, {type: 'line-fetched', row: 0, text: lineAt(0), problem: undefined});
	return play(fetched, {type: 'focus-set', focus: 'record'});
}

it('what a role of a value that was not read comes to is found out once a role is about to be chosen', () => {
	const session = largeSession();
	const on = (name: string) =>
		play(session, {type: 'cursor-moved', by: recordLines(session).findIndex((line) => line.name === name)});
	const asked = update(on('label'), {type: 'chord-started', chord: 'a'});
	const errand = wantedErrand(asked);
	expect([wantedErrand(on('label')), errand?.isAhead, asked.waiting.length]).toEqual([undefined, true, 0]);
	expect(errandFor(asked, {type: 'role-assigned', role: 'groundTruth'})?.isAhead).toBeUndefined();

	complete(errand?.steps() ?? (function* () {})());
	expect(wantedErrand(asked)).toBeUndefined();
	const assigned = update(asked, {type: 'role-assigned', role: 'groundTruth'});
	expect([assigned.waiting.length, assigned.data.isSample, assigned.rereading?.wanted]).toEqual([
		0,
		true,
		['input $.label'],
	]);
	expect(wantedErrand(update(on('prediction'), {type: 'chord-started', chord: 'a'}))).toBeUndefined();
});
