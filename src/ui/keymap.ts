import type {Event} from '../session/events.js';
import type {Chord, Model, Step} from '../session/model.js';
import {menuOf} from '../session/navigation.js';
import type {Key} from '../terminal/keys.js';

/** A command: its keys, its help, when it can act and what it makes happen. Dispatch, footer, help and README derive from this. */
export type Binding = {
	readonly command: string;
	readonly keys: readonly Key[];
	/** How the keys are written for people. */
	readonly shown: string;
	readonly help: string;
	/** In the footer; where there is little room the last ones give way. */
	readonly footer?: string | ((model: Model) => string);
	/** True, or the reason why the command can't act now. */
	readonly available: (model: Model) => true | string;
	readonly event: (model: Model) => Event;
};

const always = () => true as const;
const withRecords = ({data}: Model) => data.dataset.captures.rows > 0 || 'There is no record yet';
const withCursor = ({focus, record}: Model) =>
	(focus === 'record' && !record.raw) || 'The cursor is on no value: Tab to the decoded record, arrows to a value';
const withThreshold = ({draft}: Model) =>
	draft?.mapping.decision?.threshold !== undefined || 'No threshold decides here: map a probability first (step 2)';

export const bindings: readonly Binding[] = [
	{
		command: 'enter',
		keys: ['enter'],
		shown: 'Enter',
		help: 'apply the highlighted fix; where nothing is left to mend, go on; in step 4, save',
		footer: enterText,
		available: always,
		event: () => ({type: 'entered'}),
	},
	...([1, 2, 3, 4] as const).map(stepBinding),
	{
		command: 'next-pane',
		keys: ['tab'],
		shown: 'Tab',
		help: 'next pane: fixes, decoded record, labels',
		footer: 'pane',
		available: always,
		event: () => ({type: 'focus-moved', by: 1}),
	},
	{
		command: 'previous-pane',
		keys: ['shift-tab'],
		shown: 'Shift-Tab',
		help: 'previous pane',
		available: always,
		event: () => ({type: 'focus-moved', by: -1}),
	},
	{
		command: 'fixes',
		keys: ['f'],
		shown: 'f',
		help: 'to the fixes',
		available: always,
		event: () => ({type: 'focus-set', focus: 'fixes'}),
	},
	move('up', ['up', 'k'], '↑ k', 'up: fix, value or label', -1),
	move('down', ['down', 'j'], '↓ j', 'down: fix, value or label', 1),
	move('page-up', ['pageup'], 'PgUp', 'ten up', -10),
	move('page-down', ['pagedown'], 'PgDn', 'ten down', 10),
	{
		command: 'next-record',
		keys: ['J', 'right', 'l'],
		shown: 'J → l',
		help: 'next record',
		footer: 'record',
		available: withRecords,
		event: () => ({type: 'record-changed', by: 1}),
	},
	{
		command: 'previous-record',
		keys: ['K', 'left', 'h'],
		shown: 'K ← h',
		help: 'previous record',
		available: withRecords,
		event: () => ({type: 'record-changed', by: -1}),
	},
	{
		command: 'first-record',
		keys: ['g', 'home'],
		shown: 'g',
		help: 'first record',
		available: withRecords,
		event: () => ({type: 'record-changed', by: Number.NEGATIVE_INFINITY}),
	},
	{
		command: 'last-record',
		keys: ['G', 'end'],
		shown: 'G',
		help: 'last record',
		available: withRecords,
		event: () => ({type: 'record-changed', by: Number.POSITIVE_INFINITY}),
	},
	{
		command: 'next-problem',
		keys: ['e'],
		shown: 'e',
		help: 'next record that cannot match, or else disagrees',
		footer: 'problem',
		available: withRecords,
		event: () => ({type: 'problem-sought', direction: 1}),
	},
	{
		command: 'previous-problem',
		keys: ['E'],
		shown: 'E',
		help: 'previous such record',
		available: withRecords,
		event: () => ({type: 'problem-sought', direction: -1}),
	},
	{
		command: 'raw',
		keys: ['r'],
		shown: 'r',
		help: 'record raw or decoded',
		available: withRecords,
		event: () => ({type: 'raw-toggled'}),
	},
	...(
		[
			['a g', 'groundTruth', 'ground truth'],
			['a p', 'prediction', 'prediction (a label)'],
			['a b', 'probability', 'probability'],
			['a f', 'features', 'features'],
			['a i', 'id', 'id'],
		] as const
	).map(([key, role, name]) =>
		chord(key, `make the value under the cursor the ${name}`, withCursor, () => ({type: 'role-assigned', role})),
	),
	...(
		[
			['y c', 'check', 'the `check` command for this mapping'],
			['y a', 'apply', 'the `apply` command'],
			['y e', 'export', 'the `export` command'],
			['y m', 'mapping', 'the mapping'],
			['y p', 'path', 'the path under the cursor'],
			['y v', 'value', 'the value under the cursor'],
			['y l', 'line', 'the raw line'],
		] as const
	).map(([key, what, name]) => chord(key, `copy ${name}`, always, () => ({type: 'copy-asked', what}))),
	{
		command: 'set-threshold',
		keys: ['t'],
		shown: 't',
		help: 'type a threshold',
		footer: 'threshold',
		available: withThreshold,
		event: ({draft}) => ({
			type: 'prompt-opened',
			kind: 'threshold',
			text: String(draft?.mapping.decision?.threshold ?? ''),
		}),
	},
	{
		command: 'lower-threshold',
		keys: ['-'],
		shown: '-',
		help: 'threshold down by 0.01',
		available: withThreshold,
		event: () => ({type: 'threshold-moved', by: -0.01}),
	},
	{
		command: 'raise-threshold',
		keys: ['=', '+'],
		shown: '=',
		help: 'threshold up by 0.01',
		available: withThreshold,
		event: () => ({type: 'threshold-moved', by: 0.01}),
	},
	{
		command: 'undo',
		keys: ['u'],
		shown: 'u',
		help: 'undo the last change of the mapping',
		footer: 'undo',
		available: ({draft}) => (draft !== undefined && draft.past.length > 0) || 'There is nothing to undo',
		event: () => ({type: 'undone'}),
	},
	{
		command: 'redo',
		keys: ['ctrl-r'],
		shown: 'Ctrl-r',
		help: 'redo',
		available: ({draft}) => (draft !== undefined && draft.future.length > 0) || 'There is nothing to redo',
		event: () => ({type: 'redone'}),
	},
	{
		command: 'diff',
		keys: ['d'],
		shown: 'd',
		help: 'the mapping as a diff (step 4)',
		available: always,
		event: () => ({type: 'step-chosen', step: 4}),
	},
	{
		command: 'explain',
		keys: ['x'],
		shown: 'x',
		help: 'explain the finding',
		footer: 'explain',
		available: (model) => menuOf(model).length > 0 || 'There is no finding in this step to explain',
		event: () => ({type: 'overlay-opened', overlay: 'explain'}),
	},
	{
		command: 'save',
		keys: ['ctrl-s'],
		shown: 'Ctrl-s',
		help: 'save the mapping',
		footer: 'save',
		available: ({draft}) => draft !== undefined || 'There is nothing to save before records have been read',
		event: ({savePath}) => ({type: 'save-asked', path: savePath, overwrite: false}),
	},
	{
		command: 'command',
		keys: [':'],
		shown: ':',
		help: 'a command: w, w NAME, q, wq, a record number',
		available: always,
		event: () => ({type: 'prompt-opened', kind: 'command', text: ''}),
	},
	{
		command: 'help',
		keys: ['?'],
		shown: '?',
		help: 'this help',
		footer: 'help',
		available: always,
		event: () => ({type: 'overlay-opened', overlay: 'help'}),
	},
	{
		command: 'close',
		keys: ['escape'],
		shown: 'Esc',
		help: 'close what is open',
		available: always,
		event: () => ({type: 'closed'}),
	},
	{
		command: 'quit',
		keys: ['q'],
		shown: 'q',
		help: 'back or quit; asks when the mapping is not saved',
		footer: 'quit',
		available: always,
		event: ({overlay}) => (overlay === undefined ? {type: 'quit-asked'} : {type: 'closed'}),
	},
	{
		command: 'interrupt',
		keys: ['ctrl-c'],
		shown: 'Ctrl-c',
		help: 'quit at once',
		available: always,
		event: () => ({type: 'interrupted'}),
	},
];

function enterText(model: Model): string {
	if (model.overlay !== undefined) return 'close';
	if (model.step === 4) return 'save';
	return menuOf(model)[model.highlighted]?.fix === undefined ? 'go on' : 'apply';
}

function stepBinding(step: Step): Binding {
	const names = {1: 'ground truth', 2: 'probability or label', 3: 'key names', 4: 'review and save'};
	return {
		command: `step-${step}`,
		keys: [String(step)],
		shown: String(step),
		help: `step ${step}: ${names[step]}`,
		available: always,
		event: () => ({type: 'step-chosen', step}),
	};
}

function chord(keys: string, help: string, available: Binding['available'], event: Binding['event']): Binding {
	return {command: keys, keys: [keys], shown: keys, help, available, event};
}

function move(command: string, keys: readonly Key[], shown: string, help: string, by: number): Binding {
	return {command, keys, shown, help, available: always, event: () => ({type: 'cursor-moved', by})};
}

/** The first keys of two. */
const chords: ReadonlySet<string> = new Set(
	bindings.flatMap(({keys}) => keys.flatMap((key) => /^(\w) \w$/.exec(key)?.[1] ?? [])),
);
/** What is never the second key of two. */
const endings: ReadonlySet<string> = new Set(['escape', 'ctrl-c']);

/** The second keys of a first one, for the footer. */
export function continuations(chord: Chord): readonly Binding[] {
	return bindings.filter(({keys}) => keys.some((key) => key.startsWith(`${chord} `)));
}

/** What a key makes happen: its command, the reason why not, or text for the prompt that is open. */
export function eventFor(model: Model, key: Key, textOfKey: (key: Key) => string | undefined): Event | undefined {
	if (model.prompt !== undefined) return promptEvent(key, textOfKey);
	const pressed = model.chord === undefined ? key : `${model.chord} ${key}`;
	const binding =
		bindings.find(({keys}) => keys.includes(pressed)) ??
		bindings.find(({keys}) => model.chord && endings.has(key) && keys.includes(key));
	if (binding === undefined && chords.has(pressed)) return {type: 'chord-started', chord: pressed as Chord};
	if (binding === undefined) return {type: 'refused', reason: `${pressed} does nothing here; ? lists the keys`};
	const available = binding.available(model);
	return available === true ? binding.event(model) : {type: 'refused', reason: available};
}

function promptEvent(key: Key, textOfKey: (key: Key) => string | undefined): Event | undefined {
	if (key === 'enter') return {type: 'prompt-entered'};
	if (key === 'escape') return {type: 'closed'};
	if (key === 'ctrl-c') return {type: 'interrupted'};
	if (key === 'backspace' || key === 'delete') return {type: 'text-erased'};
	const text = textOfKey(key);
	return text === undefined ? undefined : {type: 'text-typed', text};
}
