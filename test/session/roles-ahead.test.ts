import {expect, it} from 'vitest';
import {complete} from '../../src/records/steps.js';
import {wantedErrand} from '../../src/session/errands/running.js';
import {errandFor} from '../../src/session/errands/wanted.js';
import type {Model} from '../../src/session/model.js';
import {recordLines} from '../../src/session/record-lines.js';
import {update} from '../../src/session/update.js';
import {arrival, monitorRead, play, unread} from '../support/sessions.js';
import {lineWithLabel, withoutFeatures} from '../support/unread-features.js';

/** So many records that nobody reads them all while a key waits; of the features only those of the first few are read. */
function largeSession(): Model {
	const arrived = monitorRead(update(unread(), arrival(withoutFeatures(50_001, 30))));
	const fetched = update(arrived, {type: 'line-fetched', row: 0, text: lineWithLabel(0), problem: undefined});
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
