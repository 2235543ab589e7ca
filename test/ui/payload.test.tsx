import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {textOf} from '../../src/terminal/keys.js';
import {eventFor, eventForPaste} from '../../src/ui/dispatch.js';
import {frameOf, frameText, sized} from '../support/frames.js';
import {fetched, follow, healthy, openedDemo, play, troubled, unread} from '../support/sessions.js';

const open: Event = {type: 'payload-opened'};
const type = (text: string): Event => ({type: 'payload-typed', text});
const empty: Event = {type: 'payload-emptied'};

function pressed(model: Model, key: string): Event | undefined {
	return eventFor(model, key, textOf);
}

describe('the keys of a test payload', () => {
	const model = play(healthy(), open);

	it.each<[string, Event]>([
		['q', type('q')],
		['1', type('1')],
		['?', type('?')],
		['a', type('a')],
		['space', type(' ')],
		['漢', type('漢')],
		['enter', type('\n')],
		['tab', type('  ')],
		['left', {type: 'payload-moved', to: 'left'}],
		['ctrl-left', {type: 'payload-moved', to: 'word-left'}],
		['alt-f', {type: 'payload-moved', to: 'word-right'}],
		['home', {type: 'payload-moved', to: 'line-start'}],
		['ctrl-e', {type: 'payload-moved', to: 'line-end'}],
		['ctrl-home', {type: 'payload-moved', to: 'text-start'}],
		['backspace', {type: 'payload-erased', towards: 'left'}],
		['delete', {type: 'payload-erased', towards: 'right'}],
		['ctrl-w', {type: 'payload-erased', towards: 'word-left'}],
		['ctrl-k', {type: 'payload-erased', towards: 'line-end'}],
		['down', {type: 'payload-cursor-set', cursor: 2, wanted: 0}],
		['ctrl-u', {type: 'payload-undone'}],
		['ctrl-r', {type: 'payload-redone'}],
		['ctrl-o', {type: 'payload-reset'}],
		['ctrl-x', {type: 'payload-emptied'}],
		['ctrl-g', {type: 'payload-fault-sought'}],
		['ctrl-y', {type: 'payload-copied'}],
		['escape', {type: 'closed'}],
		['ctrl-c', {type: 'interrupted'}],
		['ctrl-s', {type: 'refused', reason: 'ctrl-s does nothing in a text; Esc leaves it'}],
	])('%s', (key, event) => {
		expect(pressed(model, key)).toEqual(event);
	});

	it('are no keys of it while it is closed', () => {
		expect(pressed(healthy(), 'p')).toEqual(open);
		expect(pressed(healthy(), 'ctrl-y')).toMatchObject({type: 'refused'});
		expect(pressed(healthy(), 'v')).toEqual({type: 'editor-asked'});
		expect(pressed(unread(), 'v')).toEqual({type: 'refused', reason: 'There is no record yet'});
	});
});

describe('pasted text', () => {
	it('is typed where a line is typed, without what would enter it', () => {
		const prompt = play(healthy(), {type: 'prompt-opened', kind: 'command', text: ''});
		expect(eventForPaste(prompt, 'w a\r\nb\u001B')).toEqual({type: 'text-typed', text: 'w ab'});
		expect(eventForPaste(healthy(), 'a\nb')).toEqual({type: 'payload-pasted', text: 'a\nb'});
	});
});

describe.each([
	[80, 24],
	[120, 40],
	[60, 16],
	[40, 12],
])('a test payload at %i×%i', (columns, rows) => {
	const mended = follow(openedDemo('all'), {type: 'entered'}, {type: 'step-chosen', step: 2}, {type: 'entered'});
	const model = sized(play(fetched(mended), open), columns, rows);

	it('shows the text with its cursor, both sides, and the cell', () => {
		const lines = frameOf(model);
		expect(lines).toHaveLength(rows - 1);
		const text = lines.join('\n');
		expect(text).toContain('❯ Test payload: record 1');
		expect(text).toContain('  1 {');
		expect(text).toMatch(/─ What .* monitor .* mapping/);
		expect(text).toMatch(/ cell +✗ no match.*│ = true/);
		if (rows >= 24) {
			expect(text).toMatch(/ ground truth +nothing +│ "negative"/);
			expect(text).toMatch(/ probability +0\.049\d+ +│ 0\.049\d+ → negative/);
			expect(text).toContain('at request → $.ground_truth');
		}
	});

	it('says where the text is broken', () => {
		const broken = frameText(play(model, empty, type('{"a": nul}')));
		expect(broken).toMatch(/✗ not JSON, line 1,/);
		expect(broken).toContain('Test payload: record 1, chan');
	});

	it('says what it waits for', () => {
		expect(frameText(play(model, empty))).toContain('Type or paste a record');
		expect(frameText(play(model, empty, type('[1]')))).toContain('This is a list');
	});
});

describe('the pipeline', () => {
	it('shows what was decoded, and what could not be', () => {
		const capture = (data: string) =>
			JSON.stringify({
				captureData: {endpointOutput: {data, encoding: 'JSON', observedContentType: 'application/json'}},
				eventMetadata: {eventId: 'a'},
			});
		const shown = (data: string) =>
			frameText(play(sized(troubled(), 120, 40), {type: 'payload-pasted', text: capture(data)}));
		expect(shown('{"prediction": 1}\n')).toContain('output JSON, application/json, trailing-newline');
		expect(shown('{')).toMatch(/✗ capture .* output not JSON/);
		expect(shown('{')).toContain('no match: the output cannot be decoded');
	});

	it('waits for the monitor before records were read', () => {
		const text = frameText(play(unread(), {type: 'payload-pasted', text: '{"prediction": 1}'}));
		expect(text).toContain('No record has been read yet to compare it with');
	});
});

describe('the header', () => {
	it('tells that more may come', () => {
		const loading = {...healthy().loading, state: 'following'} as const;
		expect(frameText({...healthy(), loading})).toContain('following 40 records');
		expect(frameText({...unread(), loading})).toContain('Waiting for the first records');
	});
});
