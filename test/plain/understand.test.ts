import {describe, expect, it} from 'vitest';
import {sectionNames} from '../../src/plain/sections.js';
import {understand} from '../../src/plain/understand.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {follow, healthy, play, troubled} from '../support/sessions.js';

const deciding = follow(troubled(), {type: 'step-chosen', step: 2}, {type: 'entered'});
const choosing = follow(troubled(), {type: 'step-chosen', step: 2});

function linesOf(model: Model, line: string): string {
	const meant = understand(model, line);
	return 'lines' in meant ? meant.lines.join('\n') : '';
}

describe('a typed line', () => {
	it.each<[string, readonly Event[]]>([
		['', [{type: 'entered'}]],
		['   ', [{type: 'entered'}]],
		['undo', [{type: 'undone'}]],
		[':undo', [{type: 'undone'}]],
		[' threshold 0.4 ', [{type: 'prompt-given', kind: 'threshold', text: '0.4'}]],
		['record 12', [{type: 'prompt-given', kind: 'command', text: '12'}]],
		['w out.json', [{type: 'prompt-given', kind: 'command', text: 'w out.json'}]],
	])('%j is what it is after the colon on the screen', (line, events) => {
		expect(understand(deciding, line)).toEqual({events});
	});

	it('that is a number applies the fix of that number', () => {
		const meant = understand(choosing, '2');
		expect(meant).toEqual({
			events: [{type: 'focus-set', focus: 'fixes'}, {type: 'cursor-moved', by: 1}, {type: 'entered'}],
		});
		const second = choosing.diagnosed?.findings.find(({mode}) => mode === 'prediction')?.fixes[1];
		const model = 'events' in meant ? play(choosing, ...meant.events) : choosing;
		expect(model.notice?.text).toContain(second?.title);
	});

	it.each([
		['9', choosing, 'There is no fix 9; this step has '],
		['1', healthy(), 'There is no fix 1; this step has none'],
		['1', play(troubled(), {type: 'step-chosen', step: 4}), 'There is no fix 1'],
	])('%s says why it is no fix here', (line, model, reason) => {
		const meant = understand(model, line);
		expect(meant).toMatchObject({events: [{type: 'refused', reason: expect.stringContaining(reason)}]});
	});

	it.each([
		['s', {overlay: 'stepper'}],
		['J', {record: {row: 1}}],
		['x', {overlay: 'explain'}],
		['w', {overlay: 'watch'}],
		['Tab', {focus: 'record'}],
		['Ctrl-r', {notice: {kind: 'refused', text: 'There is nothing to redo'}}],
		['ag', {notice: {kind: 'refused'}}],
		['Z', {notice: {kind: 'refused', text: 'Z does nothing here; help lists what does'}}],
	])('%s is that key of the screen', (line, after) => {
		const meant = understand(choosing, line);
		expect('events' in meant ? play(choosing, ...meant.events) : {}).toMatchObject(after);
	});

	it.each([':x', ':w'])('%s after a colon is a command, as on the screen', (line) => {
		expect(understand(deciding, line)).toEqual({
			events: [{type: 'prompt-given', kind: 'command', text: line.slice(1)}],
		});
	});

	it('of one letter types nothing into a test payload', () => {
		const writing = follow(choosing, {type: 'payload-opened'});
		const meant = understand(writing, 'x');
		expect(meant).toMatchObject({events: [{type: 'refused'}]});
	});

	it('leaves a page before it applies a fix', () => {
		const meant = understand(play(choosing, {type: 'overlay-opened', overlay: 'explain'}), '1');
		expect(meant).toMatchObject({events: [{type: 'closed'}, {type: 'focus-set'}, {type: 'cursor-moved'}, {}]});
	});
});

it('that is a record is read as a test payload', () => {
	expect(understand(deciding, '{"request": {}}')).toEqual({
		events: [{type: 'payload-pasted', text: '{"request": {}}'}],
	});
});

describe('a question', () => {
	const asked = play(deciding, {type: 'prompt-opened', kind: 'threshold', text: '0.5'});

	it('is answered by the next line, by nothing with what it proposes, and called off by close', () => {
		expect(understand(asked, '0.7')).toEqual({events: [{type: 'prompt-given', kind: 'threshold', text: '0.7'}]});
		expect(understand(asked, '')).toEqual({events: [{type: 'prompt-entered'}]});
		expect(understand(asked, 'close')).toEqual({events: [{type: 'closed'}]});
	});

	it('whether a file may be overwritten is answered by Enter alone; another command is that command', () => {
		const found = play(deciding, {type: 'save-found-file', path: 'm.json'});
		expect(understand(found, '')).toEqual({
			events: [{type: 'prompt-given', kind: 'command', text: 'w! m.json'}],
		});
		expect(understand(found, 'undo')).toEqual({events: [{type: 'closed'}, {type: 'undone'}]});
		expect(linesOf(found, 'show steps')).toContain('Steps');
	});
});

describe('help', () => {
	it('lists every command with what it does, and why some cannot act now', () => {
		const text = linesOf(healthy(), 'help');
		expect(text).toContain('1, 2, 3 …: apply the fix of that number');
		expect(text).toContain('next-record: next record; key J');
		expect(text).toContain('undo: undo the last change of the mapping (not now: There is nothing to undo)');
	});

	it('tells of one command, or that there is none', () => {
		expect(linesOf(healthy(), 'help fresh')).toMatch(/^fresh: start anew[^\n]*$/);
		expect(linesOf(healthy(), 'help nonsense')).toBe('There is no command nonsense; help lists them');
	});
});

describe('show', () => {
	it('reads out everything', () => {
		const text = linesOf(troubled(), 'show');
		for (const title of ['Verdict', 'Steps', 'Record 1 of 40', 'Decoded record', 'Labels', 'Metrics', 'Funnel'])
			expect(text).toContain(title);
	});

	it.each(sectionNames)('reads out %s alone', (name) => {
		const watching = play(deciding, {type: 'watch-named', text: 'accuracy'});
		expect(linesOf(watching, `show ${name}`)).toMatch(/:\n {2}\S/);
	});

	it('forgives a slip, and says what there is', () => {
		expect(linesOf(deciding, 'show metric')).toContain('Metrics');
		expect(linesOf(deciding, 'show zzz')).toContain('There is no part called zzz; there are verdict, steps');
	});
});
