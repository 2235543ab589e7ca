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

/** With the cursor on a value, and the first key of two. */
function askedOn(session: Model, name: string): Model {
	const by = recordLines(session).findIndex((line) => line.name === name);
	return update(play(session, {type: 'cursor-moved', by}), {type: 'chord-started', chord: 'a'});
}

function found(model: Model): Model {
	complete(wantedErrand(model)?.steps() ?? (function* () {})());
	return model;
}

it('what a role of a value comes to is found out once a role is about to be chosen', () => {
	const asked = askedOn(largeSession(), 'prediction');
	expect([wantedErrand({...asked, chord: undefined}), wantedErrand(asked)?.isAhead]).toEqual([undefined, true]);
	expect(update(asked, {type: 'role-assigned', role: 'groundTruth'}).waiting.length).toBe(1);

	expect(wantedErrand(found(asked))).toBeUndefined();
	const assigned = update(asked, {type: 'role-assigned', role: 'groundTruth'});
	expect([assigned.waiting.length, assigned.data.isSample, assigned.draft?.mapping.roles.groundTruth?.path]).toEqual([
		0,
		false,
		'$.prediction',
	]);
});

it('of a value that was not read, it is found out for the first records', () => {
	const asked = askedOn(largeSession(), 'label');
	expect([wantedErrand(asked)?.isAhead, asked.waiting.length]).toEqual([true, 0]);
	expect(errandFor(asked, {type: 'role-assigned', role: 'groundTruth'})?.isAhead).toBeUndefined();

	expect(wantedErrand(found(asked))).toBeUndefined();
	const assigned = update(asked, {type: 'role-assigned', role: 'groundTruth'});
	expect([assigned.waiting.length, assigned.data.isSample, assigned.rereading?.wanted]).toEqual([
		0,
		true,
		['input $.label'],
	]);
});
