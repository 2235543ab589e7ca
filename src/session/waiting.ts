import {canEnter, hasFindings} from './entering.js';
import {errandFor} from './errands/wanted.js';
import type {Event, Typed} from './events.js';
import {suggestionToTry} from './lens/lens.js';
import type {Model} from './model.js';
import {isLeftBehind} from './payload/payload.js';
import {matchAhead} from './searching/search.js';

/** What is still on its way when it is asked for. */
type Hold = 'records' | 'findings' | 'trials' | 'line' | 'matches' | 'saving' | 'errand';

/** What an event of the user has to wait for, so that it acts on what is there then; undefined where it can act at once. */
export function heldBy(model: Model, event: Event): Hold | undefined {
	if (event.type === 'typed') return event.atOnce ? undefined : heldTyped(model, event);
	return awaitedBy(model, event) ?? (errandFor(model, event) && 'errand');
}

function awaitedBy(model: Model, event: Event): Hold | undefined {
	switch (event.type) {
		case 'entered':
			if (model.overlay === 'lens') return isTrying(model) ? 'trials' : undefined;
			return canEnter(model) ? undefined : 'findings';
		case 'overlay-opened':
			return event.overlay === 'explain' && !hasFindings(model) ? 'findings' : undefined;
		case 'suggestion-applied':
			return isTrying(model) ? 'trials' : undefined;
		case 'match-sought':
			return model.search.state === 'running' && !matchAhead(model, event.direction) ? 'matches' : undefined;
		case 'role-assigned':
			if (model.draft === undefined && model.data.dataset.captures.rows > 0) return 'records';
			return isOnItsWay(model) ? 'line' : undefined;
		case 'cursor-moved':
			if (isAmongFixes(model)) return hasFindings(model) ? undefined : 'findings';
			return needsLine(model, event) && isOnItsWay(model) ? 'line' : undefined;
		default:
			return needsLine(model, event) && isOnItsWay(model) ? 'line' : undefined;
	}
}

function heldTyped(model: Model, {meant}: Typed): Hold | undefined {
	// Whether the file is there already, and what is unsaved, is known when the answer is here.
	if (model.save.state === 'asked') return 'saving';
	const event = meant(model);
	return event && heldBy(model, event);
}

function isAmongFixes({overlay, focus, step}: Model): boolean {
	return overlay === undefined && focus === 'fixes' && step !== 4;
}

function isTrying(model: Model): boolean {
	return suggestionToTry(model) !== undefined;
}

/** Whether an event is about what stands in the line of the record on the screen. */
function needsLine(model: Model, event: Event): boolean {
	const {overlay, focus, step, record} = model;
	const isOnRecord = overlay === undefined && focus === 'record';
	switch (event.type) {
		case 'cursor-moved':
			return isOnRecord && step !== 4;
		case 'list-toggled':
		case 'watch-named':
			return true;
		case 'watch-asked':
			return isOnRecord && !record.raw;
		case 'copy-asked':
			return event.what === 'path' || event.what === 'value' || event.what === 'line';
		case 'payload-opened':
			return !isLeftBehind(model);
		default:
			return false;
	}
}

/** Whether the line of the record on the screen is still to come; where it cannot be read, that comes in its place. */
function isOnItsWay({record, data}: Model): boolean {
	return record.row < data.dataset.captures.rows && record.line?.row !== record.row;
}

const words: Readonly<Record<Exclude<Hold, 'errand'>, string>> = {
	records: 'Waits for the first records',
	findings: 'Waits for the findings',
	trials: 'Waits until all are tried',
	line: 'Waits for the line of this record',
	matches: 'Waits for a match',
	saving: 'Waits until the mapping is saved',
};

/** What is waited for; undefined where nothing is. How far an errand is has a line of its own. */
export function waitingText(model: Model): string | undefined {
	const [first] = model.waiting;
	const hold = first && heldBy(model, first);
	return hold === undefined || hold === 'errand' ? undefined : `${words[hold]}; Esc calls it off`;
}
