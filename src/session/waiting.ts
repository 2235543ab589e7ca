import {canEnter} from './entering.js';
import type {Event} from './events.js';
import {suggestionToTry} from './lens/lens.js';
import type {Model} from './model.js';

/** What is still being worked out when it is asked for. */
export type Hold = 'records' | 'findings' | 'trials';

/** What an event of the user has to wait for, so that it acts on what is there then; undefined where it can act at once. */
export function heldBy(model: Model, {type}: Event): Hold | undefined {
	if (type === 'role-assigned' && model.draft === undefined && hasRecords(model)) return 'records';
	const applies = type === 'suggestion-applied' || (type === 'entered' && model.overlay === 'lens');
	if (applies && suggestionToTry(model) !== undefined) return 'trials';
	return type === 'entered' && !canEnter(model) ? 'findings' : undefined;
}

function hasRecords({data}: Model): boolean {
	return data.dataset.captures.rows > 0;
}

const words: Readonly<Record<Hold, string>> = {
	records: 'That waits for the first records',
	findings: 'Enter waits for the findings',
	trials: 'Enter waits until all are tried',
};

/** What is waited for; undefined where nothing is. */
export function waitingText(model: Model): string | undefined {
	const [first] = model.waiting;
	const hold = first && heldBy(model, first);
	return hold && `${words[hold]}; Esc calls it off`;
}
