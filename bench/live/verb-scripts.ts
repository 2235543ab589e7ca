import type {Overlay} from '../../src/session/model.js';
import type {Key} from '../../src/terminal/keys.js';

/** What is done at the keyboard: keys, one whose work is only begun, a text that is typed, the cursor put on a value of the decoded record. */
export type Input = Key | {readonly begun: Key} | {readonly text: string} | {readonly place: string};

/** A way to use a command: what comes before, and the key that is measured. */
export type Script = {readonly name?: string; readonly before?: readonly Input[]; readonly key: Key};

/** What opens the view that a command belongs to. */
export const openers: Partial<Readonly<Record<Overlay, readonly Key[]>>> = {
	breakpoints: ['b'],
	lens: ['L'],
	threshold: ['T'],
	payload: ['p'],
	stepper: ['s'],
	watch: ['w'],
	history: ['H'],
	numbers: ['m'],
};

/** Commands of which there is nothing to measure, and why. */
export const unmeasured: Readonly<Record<string, string>> = {
	interrupt: 'ends the session at once',
	'q!': 'ends the session at once',
	wq: 'ends the session',
	w: 'a small file is written, whatever the number of records',
	'w!': 'a small file is written, whatever the number of records',
	save: 'a small file is written, whatever the number of records',
	fresh: 'takes back all edits, as undo does, and with them what the others are measured on',
	'open-in-editor': 'waits for a program of the user',
	'hint-skip': 'only in the lab, whose captures are small',
	'tour-end': 'only in the lab, whose captures are small',
	explain: 'the captures have no finding',
	'read-on': 'reads all again, as an edit does that needs what was passed over',
	'apply-suggestion': 'the labels of the captures match, so that the lens proposes nothing',
	'next-plot': 'all plots are on a screen of this size',
	'previous-plot': 'all plots are on a screen of this size',
};

const onValue = (place: string): readonly Input[] => ['tab', {place}];
/** What was sent to the model is passed over when a large file is read. */
const onFeature: readonly Input[] = [...onValue('input $'), 'space', {place: 'input $[0]'}];
const breakpointOn = (lines: number): readonly Key[] => ['b', ...times(lines, 'down'), 'enter', 'escape'];
/** In the list of breakpoints: a wide comparison, false negatives, and what needs both readings. */
const [atThreshold, falseNegatives, disagreeing] = [4, 6, 8];

const conditions = [
	'id = "00000000-0000-4000-8000-000000000000"',
	'id >= "f"',
	'metadata $.eventId = "00000000-0000-4000-8000-000000000000"',
	'truth $.eventMetadata.eventId != id',
	'disagrees',
	'probability > 0.4 and groundTruth = prediction',
	'output $.probability > 0.4',
	'monitor(prediction = "1") and not agreeing',
	'line > 500000 or encoding = "CSV"',
];

/**
 * What has to come before a command so that it can act, and further uses that cost something else. A command that is not
 * here is measured by its first key.
 */
export const scripts: Readonly<Record<string, readonly Script[]>> = {
	filter: [
		{name: 'filter', key: '&'},
		...conditions.map((text): Script => ({name: `filter ${text}`, before: ['&', {text}], key: 'enter'})),
		{
			name: 'filter disagrees, probabilities as labels',
			before: [...onValue('output $.probability'), 'a p', '&', {text: 'disagrees'}],
			key: 'enter',
		},
		{name: 'filter by a text', before: ['&', {text: '/"probability": 0.99'}], key: 'enter'},
	],
	search: [
		{name: 'search', key: '/'},
		{name: 'search a text', before: ['/', {text: '0.999999'}], key: 'enter'},
		{name: 'search what is nowhere', before: ['/', {text: 'nowhere'}], key: 'enter'},
	],
	'next-match': [{before: ['/', {text: '0.999'}, 'enter'], key: 'n'}],
	'previous-match': [{before: ['/', {text: '0.999'}, 'enter', 'G'], key: 'N'}],
	'next-record': [
		{key: 'J'},
		{name: 'next-record of a filter, after an edit', before: ['&', {text: 'disagrees'}, 'enter', '='], key: 'J'},
	],
	continue: [
		{before: [...breakpointOn(atThreshold), '='], key: 'c'},
		{
			name: 'continue, several breakpoints',
			before: [...breakpointOn(falseNegatives), ...breakpointOn(disagreeing), '='],
			key: 'c',
		},
	],
	'continue-back': [{before: [...breakpointOn(disagreeing), 'G'], key: 'C'}],
	'add-breakpoint': [
		{before: ['b'], key: 'a'},
		{name: 'add-breakpoint, entered', before: ['b', 'a', {text: 'id = "x"'}], key: 'enter'},
	],
	'show-hits': [
		{before: ['b', ...times(disagreeing, 'down')], key: 'o'},
		{name: 'show-hits of p = threshold', before: ['b', ...times(1, 'down')], key: 'o'},
	],
	'show-records': [
		{before: ['m'], key: 'enter'},
		{name: 'show-records of the funnel', before: ['m', ...times(5, 'down')], key: 'enter'},
		{name: 'show-records of a finding', before: ['m', ...times(40, 'down')], key: 'enter'},
	],
	enter: [
		{key: 'enter'},
		{name: 'enter on a label', before: ['tab', 'tab'], key: 'enter'},
		{name: 'enter right after an edit', before: ['1', '='], key: 'enter'},
	],
	'assign-groundTruth': [{before: onValue('output $.predicted_label'), key: 'a g'}],
	'assign-prediction': [{before: onValue('output $.predicted_label'), key: 'a p'}],
	'assign-probability': [{before: onValue('output $.probability'), key: 'a b'}],
	'assign-features': [{before: onValue('input $'), key: 'a f'}],
	'assign-id': [{before: onValue('metadata $.eventId'), key: 'a i'}],
	'assign-truthId': [{before: onValue('truth $.eventMetadata.eventId'), key: 'a t'}],
	'open-list': [{before: onValue('input $'), key: 'space'}],
	'copy-path': [{before: onValue('output $.probability'), key: 'y p'}],
	'copy-value': [{before: onValue('output $.probability'), key: 'y v'}],
	threshold: [{key: 't'}, {name: 'threshold typed', before: ['t', 'ctrl-u', {text: '0.123'}], key: 'enter'}],
	'raise-threshold': [
		{key: '='},
		{name: 'raise-threshold under a filter', before: ['&', {text: 'disagrees'}, 'enter'], key: '='},
		{name: 'raise-threshold, breakpoints open', before: ['b'], key: '='},
		{name: 'raise-threshold after another kind of edit, in the history', before: ['H'], key: '='},
	],
	undo: [
		{before: ['='], key: 'u'},
		{name: 'undo of another kind of edit', key: 'u'},
	],
	redo: [{before: ['u'], key: 'ctrl-r'}],
	'next-flip': [
		{before: ['='], key: '}'},
		{name: 'next-flip of another kind of edit', key: '}'},
	],
	'previous-flip': [{before: ['=', 'G'], key: '{'}],
	history: [{key: 'H'}],
	'go-to-edit': [{before: ['H', 'up', 'up'], key: 'enter'}],
	'mark-edit': [
		{before: ['H', 'up'], key: 'space'},
		{name: 'two edits of different kinds compared', before: ['H', 'space', 'up'], key: 'up'},
	],
	microscope: [{key: 'T'}],
	close: [
		{key: 'escape'},
		{name: 'close, reading once more', before: [...onFeature, {begun: 'a g'}], key: 'escape'},
		{name: 'assign-groundTruth, reading once more', before: onFeature, key: 'a g'},
	],
	record: [{before: [':', {text: '999999'}], key: 'enter'}],
	unwatch: [{before: ['w'], key: 'delete'}],
	watch: [{key: 'w'}, {name: 'watch accuracy', before: [':', {text: 'watch accuracy'}], key: 'enter'}],
};

function times(count: number, key: Key): readonly Key[] {
	return Array.from({length: count}, () => key);
}
