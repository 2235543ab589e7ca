import {parseJson} from '../../records/exact-json.js';
import {isJsonObject} from '../../records/json.js';
import {prettyJson} from '../../records/pretty-json.js';
import {problemText} from '../../records/result.js';
import type {Handlers} from '../handlers.js';
import type {Model, Notice} from '../model.js';
import {examined} from './examine.js';
import {erased, inserted, lineStart, moved, movedTo, type TextField, type TextTarget, textField} from './text-field.js';

/** The test payload: one record as text that is being edited. */
export type TestPayload = {
	readonly field: TextField;
	/** What undo and redo go through. */
	readonly past: readonly TextField[];
	readonly future: readonly TextField[];
	/** Letters that are typed one after the other are one edit to undo. */
	readonly lastEdit: 'typing' | 'other';
	/** The record that it was taken from, and its text then; undefined for a text of the user's own. */
	readonly origin: {readonly row: number; readonly text: string} | undefined;
	/** The column that up and down keep to, in columns of the screen. */
	readonly wanted: number | undefined;
};

export type TestPayloadEvent =
	| {readonly type: 'payload-opened'}
	| {readonly type: 'payload-typed'; readonly text: string}
	| {readonly type: 'payload-pasted'; readonly text: string}
	| {readonly type: 'payload-erased'; readonly towards: TextTarget}
	| {readonly type: 'payload-moved'; readonly to: TextTarget}
	/** Up and down: where that is, only the screen knows. */
	| {readonly type: 'payload-cursor-set'; readonly cursor: number; readonly wanted: number}
	| {readonly type: 'payload-undone'}
	| {readonly type: 'payload-redone'}
	| {readonly type: 'payload-reset'}
	| {readonly type: 'payload-emptied'}
	| {readonly type: 'payload-fault-sought'}
	| {readonly type: 'payload-copied'};

export const noTestPayload: TestPayload = {
	field: textField(''),
	past: [],
	future: [],
	lastEdit: 'other',
	origin: undefined,
	wanted: undefined,
};

export const testPayloadHandlers: Handlers<TestPayloadEvent> = {
	'payload-opened': opened,
	'payload-typed': (model, {text}) => changed(model, typed(model.payload.field, text), kindOfTyping(text)),
	'payload-pasted': (model, {text}) => pasted(model, text),
	'payload-erased': (model, {towards}) => changed(model, erased(model.payload.field, towards), 'other'),
	'payload-moved': (model, {to}) => atField(model, moved(model.payload.field, to)),
	'payload-cursor-set': (model, {cursor, wanted}) => atField(model, movedTo(model.payload.field, cursor), wanted),
	'payload-undone': (model) => stepped(model, 'past', 'future', 'There is nothing to undo in this text'),
	'payload-redone': (model) => stepped(model, 'future', 'past', 'There is nothing to redo in this text'),
	'payload-reset': reset,
	'payload-emptied': (model) => changed(model, textField(''), 'other'),
	'payload-fault-sought': (model) => {
		const result = examined(model.payload.field.text, model);
		if (result.kind !== 'broken') return told(model, 'refused', 'The text is JSON: there is no fault to go to');
		return atField(model, movedTo(model.payload.field, result.offset));
	},
	'payload-copied': copied,
};

/** Longer lines are left to a real editor, in characters. */
const longestText = 100_000;

/** Whether a text that was made of the record on the screen is still there. */
export function isLeftBehind({record, payload}: Model): boolean {
	return payload.past.length > 0 && payload.origin?.row === record.row;
}

/** On the record of the screen, or on the text that was left behind for it. */
function opened(model: Model): Model {
	const {record, data} = model;
	const open: Model = {...model, overlay: 'payload', overlayTop: 0};
	if (data.dataset.captures.rows === 0) return open;
	if (isLeftBehind(model)) return told(open, 'told', 'The text as you left it; Ctrl-o takes the record as it was');
	const {line} = record;
	if (line?.row !== record.row) return model;
	if (line.problem !== undefined) return told(model, 'refused', problemText(line.problem));
	if (line.text.length > longestText)
		return told(model, 'refused', 'This line is too long to be edited here; v opens it in your editor');
	const text = prettyText(line.text);
	return {...open, payload: {...noTestPayload, field: textField(text), origin: {row: record.row, text}}};
}

/** JSON is edited a key a line; what is no JSON as it is. */
function prettyText(text: string): string {
	try {
		return prettyJson(parseJson(text));
	} catch {
		return text;
	}
}

/** A new line begins where the one before it does. */
function typed(field: TextField, text: string): TextField {
	if (text !== '\n') return inserted(field, text);
	const line = field.text.slice(lineStart(field.text, field.cursor), field.cursor);
	return inserted(field, `\n${/^ */.exec(line)?.[0] ?? ''}`);
}

function kindOfTyping(text: string): TestPayload['lastEdit'] {
	return text.trim() === '' ? 'other' : 'typing';
}

/** A whole record takes the place of the text, wherever it is pasted; anything else is put in at the cursor. */
function pasted(model: Model, text: string): Model {
	const isOpen = model.overlay === 'payload';
	const isWhole = isRecord(text);
	if (!isOpen && !isWhole) return told(model, 'refused', 'Pasted text goes nowhere here, unless it is a record');
	if (text.length > longestText) return told(model, 'refused', 'This is too long to be edited here; save it to a file');
	const open: Model = {...model, overlay: 'payload'};
	if (!isWhole) return changed(open, inserted(model.payload.field, text), 'other');
	const next = changed(open, textField(prettyText(text)), 'other');
	const replaced = told(next, 'done', 'The pasted record took the place of the text; Ctrl-u takes it back');
	return isOpen ? replaced : told(next, 'done', 'The pasted record is opened as a test payload');
}

function isRecord(text: string): boolean {
	try {
		return isJsonObject(parseJson(text));
	} catch {
		// What begins and ends like a record is one that is broken.
		return /^\s*\{.*".*:.*\}\s*$/s.test(text);
	}
}

function atField(model: Model, field: TextField, wanted?: number): Model {
	return {...model, payload: {...model.payload, field, wanted, lastEdit: 'other'}};
}

/** So many steps can be undone. */
const longestPast = 500;

function changed(model: Model, field: TextField, edit: TestPayload['lastEdit']): Model {
	const {payload} = model;
	if (field.text === payload.field.text) return atField(model, field);
	const joins = edit === 'typing' && payload.lastEdit === 'typing';
	const past = joins ? payload.past : [...payload.past, payload.field].slice(-longestPast);
	return {...model, payload: {...payload, field, past, future: [], lastEdit: edit, wanted: undefined}};
}

function stepped(model: Model, from: 'past' | 'future', to: 'past' | 'future', nothing: string): Model {
	const {payload} = model;
	const field = payload[from].at(-1);
	if (field === undefined) return told(model, 'refused', nothing);
	const lists = {[from]: payload[from].slice(0, -1), [to]: [...payload[to], payload.field]};
	return {...model, payload: {...payload, ...lists, field, lastEdit: 'other', wanted: undefined}};
}

function reset(model: Model): Model {
	const {origin} = model.payload;
	if (origin === undefined) return told(model, 'refused', 'This text was not taken from a record');
	return told(changed(model, textField(origin.text), 'other'), 'done', 'The record as it was read');
}

function copied(model: Model): Model {
	const {text} = model.payload.field;
	const result = examined(text, model);
	if (result.kind === 'record') return {...model, copy: {text: result.line, name: 'the record as one line'}};
	if (result.kind === 'empty') return told(model, 'refused', 'There is nothing to copy');
	return {...model, copy: {text, name: 'the text as it is (no record)'}};
}

function told(model: Model, kind: Notice['kind'], text: string): Model {
	return {...model, notice: {kind, text}};
}
