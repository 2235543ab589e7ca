import {describe, expect, it} from 'vitest';
import type {Event} from '../../../src/session/events.js';
import type {Model} from '../../../src/session/model.js';
import {examined} from '../../../src/session/payload/examine.js';
import {movedTo} from '../../../src/session/payload/text-field.js';
import {fetched, healthy, opened, play, troubled, unread} from '../../support/sessions.js';

const open: Event = {type: 'payload-opened'};
const type = (text: string): Event => ({type: 'payload-typed', text});
const paste = (text: string): Event => ({type: 'payload-pasted', text});
const copy: Event = {type: 'payload-copied'};

function textOf(model: Model): string {
	return model.payload.field.text;
}

function resultOf(model: Model) {
	return examined(textOf(model), model);
}

/** The session with the cursor before a piece of the text. */
function cursorAt(model: Model, piece: string): Model {
	const field = movedTo(model.payload.field, textOf(model).indexOf(piece));
	return {...model, payload: {...model.payload, field}};
}

const session = healthy();

describe('opening', () => {
	it('takes the record on the screen, a key a line', () => {
		const model = play(session, open);
		expect(model.overlay).toBe('payload');
		expect(textOf(model)).toContain('{\n  "request": {\n    "features": [0, 1]\n  },');
		expect(model.payload.origin?.row).toBe(0);
		expect(resultOf(model).kind).toBe('record');
	});

	it('takes what is no JSON as it is', () => {
		const text = '{"a": [1,]}';
		const model = {...session, record: {...session.record, line: {row: 0, text, problem: undefined}}};
		expect(textOf(play(model, open))).toBe(text);
	});

	it('is empty before there are records', () => {
		const model = play(unread(), open);
		expect(model.overlay).toBe('payload');
		expect(resultOf(model).kind).toBe('empty');
	});

	it('waits for the line, and says why there is none', () => {
		const unfetched = play(session, {type: 'record-changed', by: 1}, open);
		expect(unfetched.overlay).toBeUndefined();
		expect(fetched(unfetched)).toMatchObject({overlay: 'payload', payload: {origin: {row: 1}}});
		const problem = {what: 'the file has changed'};
		const lost = {...session, record: {...session.record, line: {row: 0, text: '', problem}}};
		expect(play(lost, open)).toMatchObject({overlay: undefined, notice: {text: 'the file has changed'}});
		const long = {
			...session,
			record: {...session.record, line: {row: 0, text: 'x'.repeat(100_001), problem: undefined}},
		};
		expect(play(long, open)).toMatchObject({overlay: undefined, notice: {text: expect.stringContaining('too long')}});
	});

	it('comes back to the text as it was left, and to the record where nothing was changed', () => {
		const left = play(session, open, type('x'), {type: 'closed'}, open);
		expect(textOf(left)).toMatch(/^x\{/);
		expect(left.notice?.text).toContain('as you left it');
		const elsewhere = fetched(play(left, {type: 'closed'}, {type: 'record-changed', by: 1}));
		expect(textOf(play(elsewhere, open))).toContain('"features": [1, 1]');
	});
});

describe('editing', () => {
	const model = play(session, open);

	it('begins a new line where the one before begins', () => {
		const next = play(cursorAt(model, '"features"'), type('\n'), type('"a"'));
		expect(textOf(next)).toContain('  "request": {\n    \n    "a""features"');
	});

	it('is undone word by word and redone', () => {
		const next = play(model, type('a'), type('b'), type(' '), type('c'), {type: 'payload-erased', towards: 'left'});
		expect(textOf(next)).toMatch(/^ab \{/);
		const undo: Event = {type: 'payload-undone'};
		expect(textOf(play(next, undo))).toMatch(/^ab c\{/);
		expect(textOf(play(next, undo, undo))).toMatch(/^ab \{/);
		expect(textOf(play(next, undo, undo, undo))).toMatch(/^ab\{/);
		expect(textOf(play(next, undo, undo, undo, undo))).toMatch(/^\{/);
		expect(textOf(play(next, undo, undo, {type: 'payload-redone'}))).toMatch(/^ab c\{/);
		expect(play(model, undo).notice?.text).toBe('There is nothing to undo in this text');
		expect(play(model, {type: 'payload-redone'}).notice?.text).toBe('There is nothing to redo in this text');
	});

	it('forgets what could be redone with the next change', () => {
		const next = play(model, type('a'), {type: 'payload-undone'}, type('b'), {type: 'payload-redone'});
		expect(textOf(next)).toMatch(/^b\{/);
	});

	it('moves, and empties', () => {
		expect(play(model, {type: 'payload-moved', to: 'text-end'}).payload.field.cursor).toBe(textOf(model).length);
		expect(play(model, {type: 'payload-cursor-set', cursor: 4, wanted: 9}).payload).toMatchObject({
			field: {cursor: 4},
			wanted: 9,
		});
		expect(textOf(play(model, {type: 'payload-emptied'}))).toBe('');
	});

	it('goes back to the record as it was read', () => {
		const next = play(model, {type: 'payload-emptied'}, {type: 'payload-reset'});
		expect(textOf(next)).toBe(textOf(model));
		expect(play(unread(), open, {type: 'payload-reset'}).notice?.text).toBe('This text was not taken from a record');
	});
});

describe('pasting', () => {
	const record = '{"request": {"features": [9, 9]}, "response": {"prediction": "no", "ground_truth": "yes"}}';

	it('opens a record', () => {
		const model = play(session, paste(record));
		expect(model.overlay).toBe('payload');
		expect(resultOf(model)).toMatchObject({kind: 'record', mapping: {cells: [{text: 'false negative'}]}});
	});

	it('replaces the text by a record, also by a broken one over several lines', () => {
		const model = play(session, open, paste(`${record}\r\n`));
		expect(resultOf(model)).toMatchObject({kind: 'record', line: JSON.stringify(JSON.parse(record))});
		expect(textOf(play(model, {type: 'payload-undone'}))).toBe(textOf(play(session, open)));
		const broken = play(model, paste('{\r  "a": 1,\r}'));
		expect(textOf(broken)).toBe('{\n  "a": 1,\n}');
		expect(resultOf(broken)).toMatchObject({kind: 'broken', line: 3, column: 1});
	});

	it('puts anything else in at the cursor, and goes nowhere where no text is open', () => {
		const model = play(session, open, paste('"a",\r\n"b"'));
		expect(textOf(model)).toMatch(/^"a",\n"b"\{/);
		expect(play(session, paste('hello'))).toMatchObject({overlay: undefined, notice: {kind: 'refused'}});
		expect(play(session, paste(`{"a": "${'x'.repeat(100_000)}"}`))).toMatchObject({
			overlay: undefined,
			notice: {text: expect.stringContaining('too long')},
		});
	});
});

describe('what becomes of it', () => {
	const mended = opened({
		captures: Array.from({length: 4}, (_, at) =>
			JSON.stringify({request: {data: [at]}, response: {prediction: at / 4, ground_truth: at % 2 ? 'yes' : 'no'}}),
		),
		configuration: {inferenceAttribute: 'prediction', positiveLabel: 'yes'},
	});

	it('is told for the monitor and for the mapping, and changes with every key', () => {
		const model = play(session, open);
		expect(resultOf(model)).toMatchObject({
			monitor: {cells: [{text: 'false negative'}]},
			mapping: {cells: [{text: 'false negative'}]},
		});
		const edited = play(cursorAt(model, '"prediction": "no"'), {type: 'payload-moved', to: 'line-end'});
		expect(resultOf(play(edited, {type: 'payload-erased', towards: 'left'}))).toMatchObject({kind: 'broken'});
		const yes = cursorAt(model, 'no",');
		const erased = play(yes, {type: 'payload-erased', towards: 'word-right'}, type('y'), type('e'), type('s'));
		expect(resultOf(erased)).toMatchObject({mapping: {prediction: 'yes', cells: [{text: 'true positive'}]}});
	});

	it('shows the place where a role is not', () => {
		const model = play(fetched(troubled()), open);
		const [truth] = (resultOf(model) as {monitor?: {roles: readonly unknown[]}}).monitor?.roles ?? [];
		expect(truth).toEqual({role: 'groundTruth', value: undefined, where: 'response → $.ground_truth'});
	});

	it.each([
		['[1, 2]', {kind: 'no record', what: 'a list; a record is an object'}],
		['12.50', {kind: 'no record', what: 'a number; a record is an object'}],
		['null', {kind: 'no record', what: 'null; a record is an object'}],
		['{"groundTruthData": {"data": "1"}}', {kind: 'no record'}],
		['  \n ', {kind: 'empty'}],
		['{\n  "a": 1\n  "b": 2\n}', {kind: 'broken', offset: 13, line: 3, column: 3}],
		[`${'['.repeat(600)}${']'.repeat(600)}`, {kind: 'broken', what: expect.stringContaining('levels deep')}],
	])('%s', (text, result) => {
		const model = play(mended, open, {type: 'payload-emptied'}, type(text));
		expect(resultOf(model)).toMatchObject(result);
	});

	it('leads to the fault', () => {
		const model = play(mended, open, {type: 'payload-emptied'}, type('{"a": 1 "b"}'), {type: 'payload-fault-sought'});
		expect(model.payload.field.cursor).toBe(8);
		expect(play(session, open, {type: 'payload-fault-sought'}).notice?.kind).toBe('refused');
	});

	it('is nothing but the parsed record before the monitor was read', () => {
		const model = play(unread(), paste('{"prediction": 1}'));
		expect(resultOf(model)).toMatchObject({kind: 'record', monitor: undefined, mapping: undefined});
	});
});

describe('copying', () => {
	it('takes the record as one line, with its numbers as they are written', () => {
		const model = play(session, paste('{\n "a": 1.0,\n "b": "é"\n}'), copy);
		expect(model.copy?.text).toBe('{"a":1.0,"b":"é"}');
	});

	it('takes what is no record as it is, and nothing where there is nothing', () => {
		const model = play(session, open, {type: 'payload-emptied'});
		expect(play(model, type('[1]'), copy).copy?.text).toBe('[1]');
		expect(play(model, copy).notice?.text).toBe('There is nothing to copy');
	});
});
