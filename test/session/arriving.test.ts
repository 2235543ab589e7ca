import {describe, expect, it} from 'vitest';
import type {Finding} from '../../src/findings/finding.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {menuOf} from '../../src/session/navigation.js';
import {recordLines} from '../../src/session/record-lines.js';
import {fixesFitDraft, isUpToDate, stateOfStep} from '../../src/session/steps.js';
import {
	arrival,
	datasetOf,
	diagnosed,
	fetched,
	follow,
	healthy,
	healthyLines,
	monitorRead,
	play,
	settled,
	troubled,
	troubledLines,
	unread,
} from '../support/sessions.js';

const enter: Event = {type: 'entered'};

describe('a role that is assigned before the monitor has been read', () => {
	it('waits for the draft', () => {
		const arrived = fetched(play(unread(), arrival(datasetOf(troubledLines))));
		const at = recordLines(arrived).findIndex(({name}) => name === 'ground_truth');
		const pointed = play(arrived, {type: 'focus-set', focus: 'record'}, {type: 'cursor-moved', by: at});
		const asked = play(pointed, {type: 'chord-started', chord: 'a'}, {type: 'role-assigned', role: 'groundTruth'});
		expect(asked).toMatchObject({chord: undefined, notice: undefined, draft: undefined});

		const {draft, notice} = settled(asked);
		expect(draft?.mapping.roles.groundTruth).toEqual({from: 'input', path: '$.ground_truth'});
		expect(notice?.text).toContain('$.ground_truth is the ground truth now');
	});
});

describe('records that arrive', () => {
	it('show how far reading is, and on what everything else is computed', () => {
		const dataset = datasetOf(healthyLines.slice(0, 3));
		const model = play(unread(), arrival(dataset, {state: 'reading', bytes: 10, total: 100}, true));

		expect(model.loading).toMatchObject({state: 'reading', bytes: 10, total: 100, records: 3});
		expect(model.data).toMatchObject({dataset, isSample: true});
	});

	it('make another version of the data, also when the same records stop being a sample', () => {
		const dataset = datasetOf(healthyLines.slice(0, 3));
		const [sample, all] = [true, false].map((isSample) => play(unread(), arrival(dataset, {}, isSample)).data.version);
		const more = play(unread(), arrival(datasetOf(healthyLines))).data.version;

		expect(new Set([sample, all, more, unread().data.version]).size).toBe(4);
	});

	it('leave the user where they are', () => {
		const model = play(
			troubled(),
			{type: 'step-chosen', step: 2},
			{type: 'record-changed', by: 5},
			{type: 'overlay-opened', overlay: 'help'},
		);
		const later = settled(play(model, arrival(datasetOf([...troubledLines, ...troubledLines]))));

		expect(later).toMatchObject({step: 2, overlay: 'help', record: {row: 5}});
		expect(later.data.dataset.captures.rows).toBe(80);
	});
});

describe('an answer to the user', () => {
	const told = play(troubled(), {type: 'refused', reason: 'That is not possible'});
	const arrivals = {
		resized: (model: Model) => play(model, {type: 'resized', columns: 100, rows: 30}),
		records: (model: Model) => play(model, arrival(model.data.dataset)),
		'the monitor’s reading': monitorRead,
		findings: diagnosed,
		'a line': fetched,
	};

	it('is on the screen', () => {
		expect(told.notice).toEqual({kind: 'refused', text: 'That is not possible'});
	});

	it.each(Object.entries(arrivals))('stays when there is news: %s', (_, arrive) => {
		expect(arrive(told).notice).toEqual(told.notice);
	});

	it.each<Event>([
		{type: 'record-changed', by: 1},
		{type: 'cursor-moved', by: 1},
		{type: 'step-chosen', step: 2},
		{type: 'raw-toggled'},
		{type: 'overlay-opened', overlay: 'help'},
		{type: 'prompt-opened', kind: 'command', text: ''},
		{type: 'closed'},
	])('goes when the user goes on: $type', (event) => {
		expect(play(told, event).notice).toBeUndefined();
	});
});

describe('the line of a record', () => {
	it('is that of the record on the screen, however late others come', () => {
		const moved = fetched(play(healthy(), {type: 'record-changed', by: 1}));
		const late = play(moved, {type: 'line-fetched', row: 0, text: '{"late": true}', problem: undefined});

		expect(late.record.line).toEqual(moved.record.line);
		expect(recordLines(late)).toEqual(recordLines(moved));
	});
});

describe('findings', () => {
	it('of the monitor’s own reading are kept, to tell what was mended', () => {
		const model = follow(troubled(), enter);

		expect(model.found.map(({code}) => code)).toContain('ground-truth/in-request');
		expect(model.diagnosed?.findings.map(({code}) => code)).not.toContain('ground-truth/in-request');
		expect(stateOfStep(model, 1)).toBe('mended');
	});

	it('are those of the draft only until it changes', () => {
		const model = troubled();
		expect(isUpToDate(model)).toBe(true);
		expect(fixesFitDraft(play(model, enter))).toBe(false);
		expect(isUpToDate(diagnosed(play(model, enter)))).toBe(true);
	});

	it('of older data still fit the draft', () => {
		const model = play(troubled(), arrival(datasetOf([...troubledLines, ...troubledLines])));
		expect(isUpToDate(model)).toBe(false);
		expect(fixesFitDraft(model)).toBe(true);
	});

	it('keep the highlight on the fix that it was on', () => {
		const model = play(troubled(), {type: 'step-chosen', step: 2}, {type: 'cursor-moved', by: 1});
		const chosen = menuOf(model)[1]?.fix?.title;
		const [first] = model.diagnosed?.findings.filter(({mode}) => mode === 'prediction') ?? [];
		const another = {...first, code: 'prediction/other'} as Finding;
		const later = withFindings(model, [another, ...(model.diagnosed?.findings ?? [])]);

		expect(menuOf(later)).toHaveLength(4);
		expect(menuOf(later)[later.highlighted]).toMatchObject({finding: {code: first?.code}, fix: {title: chosen}});
	});

	it('that go take the highlight to the last one left', () => {
		const model = play(troubled(), {type: 'step-chosen', step: 2}, {type: 'cursor-moved', by: 1});
		const fewer = (model.diagnosed?.findings ?? []).map((finding) => ({...finding, fixes: finding.fixes.slice(0, 1)}));

		expect(withFindings(model, fewer).highlighted).toBe(0);
		expect(withFindings(model, []).highlighted).toBe(0);
	});
});

function withFindings(model: Model, findings: readonly Finding[]): Model {
	const {diagnosed, data} = model;
	if (diagnosed === undefined) throw new Error('nothing was found yet');
	const {mended, draft} = diagnosed;
	return play(model, {type: 'diagnosed', findings, mended, draft, version: data.version});
}

describe('Enter', () => {
	it('acts on the findings of the draft as it is, not on those of the draft before', () => {
		const waiting = play(troubled(), enter, enter);
		expect(waiting.step).toBe(1);
		expect(waiting.draft?.edits).toHaveLength(2);

		const model = diagnosed(waiting);
		expect(model.step).toBe(2);
		expect(model.draft?.edits).toHaveLength(2);
	});

	it('mends all steps in a burst of keys', () => {
		const model = diagnosed(play(troubled(), enter, enter, enter, enter, enter, enter));

		expect(model.step).toBe(4);
		expect(model.draft?.mapping).toEqual(troubled().diagnosed?.mended);
		expect(model.waiting).toEqual([]);
	});

	it('keeps what is done after it in order', () => {
		const waiting = play(troubled(), enter, enter, {type: 'cursor-moved', by: 1}, {type: 'record-changed', by: 2});
		expect(waiting.record.row).toBe(0);

		expect(diagnosed(waiting)).toMatchObject({step: 2, highlighted: 1, record: {row: 2}, waiting: []});
	});

	it('is forgotten after Esc', () => {
		const model = diagnosed(play(troubled(), enter, enter, {type: 'closed'}));
		expect(model).toMatchObject({step: 1, waiting: []});
	});

	it('never keeps Ctrl-c waiting', () => {
		expect(play(troubled(), enter, enter, {type: 'interrupted'}).ended).toBe(130);
	});

	it('goes on where the mapping says already what a fix would have it say', () => {
		const model = settled(troubled());
		const fix = menuOf(model)[0]?.fix;
		if (fix === undefined || model.diagnosed === undefined) throw new Error('there is nothing to mend');
		const same = {...fix, changes: {}};
		const findings = model.diagnosed.findings.map((finding) => ({...finding, fixes: [same]}));

		const next = play({...model, diagnosed: {...model.diagnosed, findings}}, enter);

		expect(next.step).not.toBe(model.step);
		expect(next.draft).toBe(model.draft);
		expect(next.notice?.text).toContain('says so already');
	});

	it('goes on where a finding has no fix', () => {
		const model = play(settled(play(unread(), arrival(datasetOf([...healthyLines, '{broken'])))), {
			type: 'step-chosen',
			step: 3,
		});
		expect(menuOf(model)[0]?.finding.code).toBe('payload/malformed');
		expect(play(model, enter).step).toBe(4);
	});

	it('closes what lies over the screen, and applies nothing that is hidden below', () => {
		const covered = play(troubled(), {type: 'overlay-opened', overlay: 'help'});
		const model = play(covered, enter);
		expect(model.overlay).toBeUndefined();
		expect(model.draft).toBe(covered.draft);
	});

	it('does not wait for records that cannot be read', () => {
		const model = play(unread(), arrival(datasetOf([]), {state: 'failed'}), enter);
		expect(model.waiting).toEqual([]);
	});
});

describe('the size of the terminal', () => {
	it('is what was last told', () => {
		expect(play(healthy(), {type: 'resized', columns: 132, rows: 43}).size).toEqual({columns: 132, rows: 43});
	});
});
