import {assigned} from './assigning.js';
import {copyAsked, withCopied} from './copying.js';
import {movedThreshold, redone, undone, withFix, withMonitor} from './editing.js';
import type {Event} from './events.js';
import type {Model} from './model.js';
import {
	atStep,
	cursorMoved,
	focusMoved,
	highlightKept,
	leftStep,
	menuOf,
	problemSought,
	recordChanged,
} from './navigation.js';
import {promptEntered} from './prompt.js';
import {ended, quitAsked} from './quitting.js';
import {saveAsked, savedTo, saveFailed, saveFoundFile} from './saving.js';
import {fixesFitDraft, nextOpenStep} from './steps.js';

/** The next model. Pure: everything that reaches the outside is asked for in the model (`save`, `record`, `ended`). */
export function update(model: Model, event: Event): Model {
	if (!isOfTheUser(event)) return caughtUp(next(model, event));
	if (event.type === 'entered' && !canEnter(model)) return waitingFor(model, event);
	const overtakes = event.type === 'interrupted' || event.type === 'closed';
	if (model.waiting.length > 0 && !overtakes) return waitingFor(model, event);
	const told = withoutNotice(model, event);
	return next(told.chord === undefined ? told : {...told, chord: undefined}, event);
}

/** Enter acts on findings of the draft as it is now, never on those of the draft before. */
function canEnter(model: Model): boolean {
	return model.overlay !== undefined || model.step === 4 || fixesFitDraft(model) || model.loading.state === 'failed';
}

function waitingFor(model: Model, event: Event): Model {
	return {...model, waiting: [...model.waiting, event]};
}

/** Does what has been waiting for the findings, in order, as far as they allow. */
function caughtUp(model: Model): Model {
	if (model.waiting.length === 0 || !canEnter(model)) return model;
	return model.waiting.reduce(update, {...model, waiting: []});
}

function next(model: Model, event: Event): Model {
	switch (event.type) {
		case 'resized':
			return {...model, size: {columns: event.columns, rows: event.rows}};
		case 'records-arrived': {
			const {loading, dataset, isSample} = event;
			const version = `${isSample ? 'first' : 'all'} ${dataset.version}`;
			return {...model, loading, data: {dataset, isSample, version}};
		}
		case 'monitor-read':
			return event.version === model.data.version ? withMonitor(model, event.monitor) : model;
		case 'diagnosed':
			return withDiagnosis(model, event);
		case 'line-fetched': {
			const {row, text, problem} = event;
			if (row !== model.record.row) return model;
			return {...model, record: {...model.record, line: {row, text, problem}}};
		}
		case 'step-chosen':
			return atStep(model, event.step);
		case 'step-left':
			return leftStep(model);
		case 'focus-moved':
			return focusMoved(model, event.by);
		case 'focus-set':
			return {...model, focus: event.focus};
		case 'cursor-moved':
			return cursorMoved(model, event.by, event.end);
		case 'record-changed':
			return recordChanged(model, event.by);
		case 'problem-sought':
			return problemSought(model, event.direction);
		case 'raw-toggled':
			return {...model, focus: 'record', record: {...model.record, raw: !model.record.raw, cursor: 0}};
		case 'entered':
			return entered(model);
		case 'fix-applied':
			return withFix(model, event.fix);
		case 'undone':
			return undone(model);
		case 'redone':
			return redone(model);
		case 'threshold-moved':
			return movedThreshold(model, event.by);
		case 'overlay-opened':
			return {...model, overlay: model.overlay === event.overlay ? undefined : event.overlay, overlayTop: 0};
		case 'closed':
			return {...model, waiting: [], overlay: undefined, prompt: undefined, quitting: false, notice: undefined};
		case 'prompt-opened':
			return {...model, prompt: {kind: event.kind, text: event.text}};
		case 'text-typed':
			return model.prompt ? {...model, prompt: {...model.prompt, text: model.prompt.text + event.text}} : model;
		case 'text-erased':
			return model.prompt
				? {...model, prompt: {...model.prompt, text: [...model.prompt.text].slice(0, -1).join('')}}
				: model;
		case 'prompt-entered':
			return promptEntered(model);
		case 'save-asked':
			return saveAsked(model, event.path, event.overwrite);
		case 'saved': {
			const saved = savedTo(model, event.path, event.mapping);
			return model.quitting ? ended(saved) : saved;
		}
		case 'save-found-file':
			return saveFoundFile(model, event.path);
		case 'save-failed':
			return saveFailed(model, event.problem);
		case 'chord-started':
			return {...model, chord: event.chord};
		case 'role-assigned':
			return assigned(model, event.role);
		case 'copy-asked':
			return copyAsked(model, event.what);
		case 'copied':
			return withCopied(model, event);
		case 'quit-asked':
			return quitAsked(model);
		case 'interrupted':
			return {...model, ended: 130};
		case 'refused':
			return {...model, notice: {kind: 'refused', text: event.reason}};
		default:
			return event satisfies never;
	}
}

function entered(model: Model): Model {
	if (model.overlay !== undefined) return {...model, overlay: undefined};
	if (model.step === 4) return saveAsked(model, model.savePath, false);
	const fix = menuOf(model)[model.highlighted]?.fix;
	if (fix === undefined) return leftStep(model);
	const mended = withFix(model, fix);
	if (mended.draft !== model.draft) return mended;
	const text = `The mapping says so already: ${fix.title}. The monitor itself has to change (export)`;
	return {...leftStep(model), notice: {kind: 'told', text}};
}

/** What the monitor's own reading showed is kept, to tell later what was mended. */
function withDiagnosis(model: Model, {findings, mended, draft, version}: Extract<Event, {type: 'diagnosed'}>): Model {
	const found = model.edited ? model.found : findings;
	const diagnosed = highlightKept({...model, found, diagnosed: {findings, mended, draft, version}}, model);
	return model.diagnosed === undefined ? atFirstOpenStep(diagnosed) : diagnosed;
}

/** The screen opens on the first thing to mend, unless the user has gone somewhere already. */
function atFirstOpenStep(model: Model): Model {
	const untouched = model.step === 1 && model.waiting.length === 0 && !model.edited && model.focus === 'fixes';
	const open = nextOpenStep(model, 0);
	return untouched && open !== 4 ? {...model, step: open} : model;
}

/** Data that arrive do not answer the user; only what the user does clears the last answer. */
function isOfTheUser({type}: Event): boolean {
	return ![
		'resized',
		'records-arrived',
		'monitor-read',
		'diagnosed',
		'line-fetched',
		'saved',
		'save-found-file',
		'save-failed',
		'copied',
	].includes(type);
}

function withoutNotice(model: Model, event: Event): Model {
	const typing = event.type === 'text-typed' || event.type === 'text-erased';
	const quitting = model.quitting && event.type === 'quit-asked';
	if (typing || (model.notice === undefined && (!model.quitting || quitting))) return model;
	return {...model, notice: undefined, quitting};
}
