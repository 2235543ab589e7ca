import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import {defaultSavePath, type Model} from '../../src/session/model.js';
import {hasUnsavedChanges, stateOfStep} from '../../src/session/steps.js';
import {
	arrival,
	datasetOf,
	follow,
	healthy,
	opened,
	play,
	troubled,
	troubledLines,
	unread,
} from '../support/sessions.js';

const edited = follow(troubled(), {type: 'entered'});
const ctrlS: Event = {type: 'save-asked', path: defaultSavePath, overwrite: false};

function typed(command: string): readonly Event[] {
	return [
		{type: 'prompt-opened', kind: 'command', text: ''},
		{type: 'text-typed', text: command},
		{type: 'prompt-entered'},
	];
}

/** The session after what it asked for was written. */
function written(model: Model): Model {
	if (model.save.state !== 'asked') throw new Error('no save was asked for');
	return play(model, {type: 'saved', path: model.save.path, mapping: model.save.mapping});
}

describe('saving', () => {
	it('asks for the draft to be written, and never to overwrite a file unasked', () => {
		expect(play(edited, ctrlS).save).toEqual({
			state: 'asked',
			path: 'mqm-mapping.json',
			mapping: edited.draft?.mapping,
			overwrite: false,
		});
	});

	it('tells where it went, and how to verify it', () => {
		const model = written(play(edited, ctrlS));

		expect(model.save).toEqual({state: 'none'});
		expect(model.saved).toEqual({mapping: edited.draft?.mapping, path: 'mqm-mapping.json'});
		expect(model.notice).toEqual({
			kind: 'done',
			text: 'Saved mqm-mapping.json. Verify with: mqm-debug check capture.jsonl --monitor monitor.json --mapping mqm-mapping.json',
		});
	});

	it('tells a command that a shell takes as it is', () => {
		const model = opened({captures: troubledLines, opening: {inputs: ['my capture.jsonl']}});
		const saved = written(play(model, ...typed("w it's.json")));
		expect(saved.notice?.text).toContain("mqm-debug check 'my capture.jsonl' --mapping 'it'\\''s.json'");
	});

	it('saves what was there when it was asked; what was changed since is unsaved', () => {
		const asked = play(edited, ctrlS, {type: 'step-chosen', step: 2});
		const model = play(follow(asked, {type: 'entered'}), {
			type: 'saved',
			path: defaultSavePath,
			mapping: edited.draft?.mapping ?? never(),
		});
		expect(hasUnsavedChanges(model)).toBe(true);
	});

	it('leaves nothing unsaved, until something is changed again', () => {
		const saved = written(play(edited, ctrlS));
		expect(hasUnsavedChanges(edited)).toBe(true);
		expect(stateOfStep(edited, 4)).toBe('warning');
		expect(hasUnsavedChanges(saved)).toBe(false);
		expect(stateOfStep(saved, 4)).toBe('mended');
		expect(hasUnsavedChanges(play(saved, {type: 'undone'}))).toBe(true);
		expect(hasUnsavedChanges(play(saved, {type: 'undone'}, {type: 'redone'}))).toBe(false);
	});

	it('is refused before records were read', () => {
		const model = play(unread(), ctrlS);
		expect(model.save).toEqual({state: 'none'});
		expect(model.notice).toEqual({kind: 'refused', text: 'There is nothing to save before records have been read'});
	});

	it('is refused while the mapping breaks a rule', () => {
		const changes = {decision: {rule: '>='}} as const;
		const model = play(
			healthy(),
			{type: 'fix-applied', fix: {id: 'x', title: 'x', certainty: 'safe', rescues: 0, changes}},
			ctrlS,
		);
		expect(model.save).toEqual({state: 'none'});
		expect(model.notice?.text).toBe('Not saved: the mapping is not complete yet (has no threshold to go with)');
	});

	it('that failed says why, and is tried at the same place again', () => {
		const model = play(edited, ...typed('w no/where.json'), {
			type: 'save-failed',
			problem: {what: 'the folder no does not exist', where: 'no/where.json', mend: 'Create it first'},
		});
		expect(model.save).toEqual({state: 'none'});
		expect(model.notice).toEqual({
			kind: 'refused',
			text: 'Not saved: no/where.json: the folder no does not exist. Create it first',
		});
		expect(hasUnsavedChanges(model)).toBe(true);
	});
});

describe('a file that exists', () => {
	const found = play(edited, ctrlS, {type: 'save-found-file', path: defaultSavePath});

	it('is not overwritten: the command to do so is typed out, and Enter says it', () => {
		expect(found.save).toEqual({state: 'none'});
		expect(found.prompt).toMatchObject({kind: 'command', text: 'w! mqm-mapping.json'});
		expect(found.notice?.text).toContain('mqm-mapping.json exists');

		expect(play(found, {type: 'prompt-entered'}).save).toMatchObject({
			state: 'asked',
			path: 'mqm-mapping.json',
			overwrite: true,
		});
	});

	it('stays as it is after Esc', () => {
		const model = play(found, {type: 'closed'});
		expect(model).toMatchObject({prompt: undefined, save: {state: 'none'}, saved: undefined});
		expect(hasUnsavedChanges(model)).toBe(true);
	});

	it('leaves a line alone that is being typed: its Enter must not overwrite', () => {
		const model = play(
			edited,
			ctrlS,
			{type: 'prompt-opened', kind: 'command', text: ''},
			{type: 'text-typed', text: '12'},
			{type: 'save-found-file', path: defaultSavePath},
		);
		expect(model.prompt).toMatchObject({kind: 'command', text: '12'});
		expect(model.notice?.text).toContain('mqm-mapping.json exists');
		expect(play(model, {type: 'prompt-entered'})).toMatchObject({record: {row: 11}, save: {state: 'none'}});
	});

	it('is overwritten and the session ended where :wq was the wish', () => {
		const model = play(edited, ...typed('wq'), {type: 'save-found-file', path: defaultSavePath});
		expect(model.prompt?.text).toBe('wq! mqm-mapping.json');

		const asked = play(model, {type: 'prompt-entered'});
		expect(asked.save).toMatchObject({state: 'asked', overwrite: true});
		expect(written(asked).ended).toBe(0);
	});
});

describe('the line of commands', () => {
	it.each([
		['w', 'mqm-mapping.json', false],
		['w other.json', 'other.json', false],
		['w  two  blanks.json ', 'two  blanks.json', false],
		['w!', 'mqm-mapping.json', true],
		['w! other.json', 'other.json', true],
		['wq', 'mqm-mapping.json', false],
		['wq other.json', 'other.json', false],
		['wq! other.json', 'other.json', true],
		['x', 'mqm-mapping.json', false],
	])(':%s saves', (command, path, overwrite) => {
		const model = play(edited, ...typed(command));
		expect(model.save).toMatchObject({state: 'asked', path, overwrite});
		expect(model.prompt).toBeUndefined();
		expect(written(model).ended).toBe(/^(wq|x)/.test(command) ? 0 : undefined);
	});

	it('remembers the name for the next save', () => {
		const saved = written(play(edited, ...typed('w other.json')));
		expect(saved.savePath).toBe('other.json');
		expect(play(saved, ...typed('w')).save).toMatchObject({path: 'other.json'});
	});

	it('goes to a record by its number', () => {
		expect(play(edited, ...typed('17')).record.row).toBe(16);
		expect(play(edited, ...typed('40')).record.row).toBe(39);
		for (const number of ['0', '41', '99999999999999999999']) {
			const model = play(edited, ...typed(number));
			expect(model.record.row).toBe(0);
			expect(model.notice?.text).toBe(`There is no record ${number}; there are 40`);
		}
	});

	it('names what there is where a command is unknown', () => {
		const model = play(edited, ...typed('write'));
		expect(model.notice?.kind).toBe('refused');
		expect(model.notice?.text).toMatch(/^There is no command ":write"; there are w, /);
		expect(model.save).toEqual({state: 'none'});
	});

	it('does nothing where nothing was typed', () => {
		const model = play(edited, ...typed('   '));
		expect(model).toMatchObject({prompt: undefined, notice: undefined, ended: undefined});
		expect(play(edited, {type: 'prompt-entered'}).draft).toBe(edited.draft);
	});

	it('takes text at its end and gives it back, also where a character takes two units', () => {
		const open: Event = {type: 'prompt-opened', kind: 'command', text: 'w '};
		const model = play(edited, open, {type: 'text-typed', text: 'é😀'}, {type: 'text-erased'});
		expect(model.prompt?.text).toBe('w é');
		const emptied = play(model, ...Array<Event>(9).fill({type: 'text-erased'}));
		expect(emptied.prompt?.text).toBe('');
	});

	it('takes no text while it is closed', () => {
		const model = play(edited, {type: 'text-typed', text: 'w'}, {type: 'text-erased'});
		expect(model.prompt).toBeUndefined();
	});

	it('keeps its hint while one types', () => {
		const model = play(edited, ctrlS, {type: 'save-found-file', path: defaultSavePath}, {type: 'text-erased'});
		expect(model.notice?.text).toContain('exists');
	});
});

describe('a threshold that is typed', () => {
	const deciding = follow(troubled(), {type: 'step-chosen', step: 2}, {type: 'entered'});
	const enterThreshold = (text: string) =>
		play(deciding, {type: 'prompt-opened', kind: 'threshold', text}, {type: 'prompt-entered'});

	it.each([
		['0.25', 0.25],
		[' 0,75 ', 0.75],
		['1e-3', 0.001],
	])('"%s" decides', (text, threshold) => {
		expect(enterThreshold(text).draft?.mapping.decision?.threshold).toBe(threshold);
	});

	it.each(['', ' ', 'half', '0.5.5', 'Infinity', 'NaN'])('"%s" is no number', (text) => {
		const model = enterThreshold(text);
		expect(model.draft).toBe(deciding.draft);
		expect(model.notice).toEqual({
			kind: 'refused',
			text: `"${text}" is no number; a threshold is one such as 0.5`,
		});
	});
});

describe('quitting', () => {
	const quit: Event = {type: 'quit-asked'};

	it('ends at once where nothing was changed or everything is saved', () => {
		expect(play(healthy(), quit).ended).toBe(0);
		expect(play(unread(), quit).ended).toBe(0);
		expect(play(written(play(edited, ctrlS)), quit).ended).toBe(0);
	});

	it('asks first with unsaved changes; the second time in a row it ends', () => {
		const asked = play(edited, quit);
		expect(asked.ended).toBeUndefined();
		expect(asked.notice?.text).toContain('unsaved');
		expect(play(asked, quit).ended).toBe(0);
	});

	it.each<Event>([
		{type: 'record-changed', by: 1},
		{type: 'step-chosen', step: 2},
		{type: 'closed'},
		ctrlS,
		{type: 'prompt-opened', kind: 'command', text: ''},
	])('asks again after something else was done: $type', (event) => {
		const model = play(edited, quit, event);
		expect(model.quitting).toBe(false);
		expect(play(model, quit).ended).toBeUndefined();
	});

	it('is not asked again by news that arrive in between', () => {
		const model = play(edited, quit, arrival(datasetOf(troubledLines)), quit);
		expect(model.ended).toBe(0);
	});

	it('is a command too', () => {
		expect(play(healthy(), ...typed('q')).ended).toBe(0);
		expect(play(edited, ...typed('q')).ended).toBeUndefined();
		expect(play(edited, ...typed('q')).notice?.text).toContain('unsaved');
		expect(play(edited, ...typed('q!')).ended).toBe(0);
	});

	it('is called off where the save before it did not happen', () => {
		const problem = {what: 'the disk is full'};
		const failed = play(edited, ...typed('wq'), {type: 'save-failed', problem});
		expect(failed.ended).toBeUndefined();
		expect(play(failed, quit).ended).toBeUndefined();

		const refused = play(unread(), ...typed('wq'));
		expect(refused.quitting).toBe(false);
		expect(refused.notice?.kind).toBe('refused');
	});

	it('ends with 130 on Ctrl-c, unsaved changes or not', () => {
		expect(play(edited, {type: 'interrupted'}).ended).toBe(130);
	});

	it('ends with 3 where the data could not be read', () => {
		expect(play(unread(), arrival(datasetOf([]), {state: 'failed'}), quit).ended).toBe(3);
	});
});

function never(): never {
	throw new Error('the session has no draft');
}
