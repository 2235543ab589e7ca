import {describe, expect, it} from 'vitest';
import type {Fix} from '../../src/findings/finding.js';
import {complete} from '../../src/records/steps.js';
import {sameErrand} from '../../src/session/errands/errand.js';
import {wantedErrand} from '../../src/session/errands/running.js';
import {errandFor} from '../../src/session/errands/wanted.js';
import type {Event} from '../../src/session/events.js';
import {canMove} from '../../src/session/microscope/microscope.js';
import {sightOf} from '../../src/session/microscope/sight.js';
import type {Model} from '../../src/session/model.js';
import {recordLines} from '../../src/session/record-lines.js';
import {positionText} from '../../src/session/record-sets/record-set.js';
import {update} from '../../src/session/update.js';
import {
	arrival,
	datasetOf,
	largeSession,
	largeTroubled,
	play,
	settled,
	troubled,
	troubledLines,
	unread,
} from '../support/sessions.js';

/** The session after all has been found out that it wants to know. */
function informed(model: Model): Model {
	const errand = wantedErrand(model);
	if (errand === undefined) return model;
	complete(errand.steps());
	return informed(update(model, {type: 'errand-done'}));
}

/** The value of that name of the decoded record gets a role. */
function assigned(model: Model, name: string, role: 'probability' | 'groundTruth'): Model {
	const at = recordLines(model).findIndex((line) => line.name === name);
	return play(
		model,
		{type: 'focus-set', focus: 'record'},
		{type: 'cursor-moved', by: at},
		{type: 'role-assigned', role},
	);
}

const filter = (text: string): Event => ({type: 'prompt-given', kind: 'filter', text});

describe('among very many records', () => {
	it('a filter is on once its records were found; until then the line stays', () => {
		const asked = play(
			largeSession(),
			{type: 'prompt-opened', kind: 'filter', text: ''},
			{type: 'text-typed', text: 'agreeing'},
			{type: 'prompt-entered'},
		);
		expect([asked.prompt?.text, asked.recordSet, asked.waiting.length]).toEqual(['agreeing', undefined, 1]);
		const found = informed(asked);
		expect(found.notice?.text).toMatch(/^41,600 records in "agreeing"/);
		expect(found.prompt).toBeUndefined();
		expect(found.typed.filter).toEqual(['agreeing']);
	});

	it('what was found out once makes nobody wait again', () => {
		const found = informed(play(largeSession(), filter('agreeing')));
		const again = play(found, filter(''), filter('agreeing'));
		expect([again.waiting.length, again.recordSet?.name]).toEqual([0, 'agreeing']);
	});

	it('Esc calls off what waits and leaves all else as it is', () => {
		const asked = play(largeSession(), {type: 'overlay-opened', overlay: 'numbers'}, {type: 'entered'});
		expect(asked.waiting).toHaveLength(1);
		const stopped = update(asked, {type: 'closed'});
		expect([stopped.waiting.length, stopped.overlay]).toEqual([0, 'numbers']);
		expect(wantedErrand(stopped)).toBeUndefined();
	});

	it('numbers, labels and breakpoints show their records once these were found', () => {
		const shown = (...events: readonly Event[]) => {
			const asked = play(largeSession(), ...events);
			expect(asked.waiting.length).toBeGreaterThan(0);
			return informed(asked);
		};
		expect(shown({type: 'overlay-opened', overlay: 'numbers'}, {type: 'entered'}).notice?.text).toMatch(
			/20,800 records in/,
		);
		expect(shown({type: 'focus-set', focus: 'labels'}, {type: 'entered'}).notice?.text).toMatch(/26,000 records in/);
		const toFalseNegatives: Event = {type: 'cursor-moved', by: 6};
		const breakpoints: Event = {type: 'overlay-opened', overlay: 'breakpoints'};
		expect(shown(breakpoints, toFalseNegatives, {type: 'breakpoint-shown'}).notice?.text).toMatch(/^5,200 records in/);
		const hit = shown(
			breakpoints,
			toFalseNegatives,
			{type: 'entered'},
			{type: 'closed'},
			{type: 'hit-sought', direction: 1},
		);
		expect(hit.notice?.text).toBe('hit 2 of 5,200 · false negative');
	});

	it('an edit is made once the records were read by the mapping that it makes', () => {
		const asked = assigned(largeTroubled(), 'prediction', 'probability');
		expect([asked.waiting.length, asked.edited]).toEqual([1, false]);
		const edited = informed(asked);
		expect(edited.draft?.mapping.roles.probability?.path).toBe('$.prediction');
		const undone = informed(play(edited, {type: 'undone'}, {type: 'redone'}));
		expect([undone.waiting.length, undone.draft?.mapping]).toEqual([0, edited.draft?.mapping]);
	});

	it('an edit is compared with what was before, the flips listed, and edits shown side by side, once that is found out', () => {
		const fix = (title: string, labels: object): Event => ({
			type: 'fix-applied',
			fix: {id: title, title, certainty: 'safe', rescues: 0, changes: {labels}},
		});
		const renamed = fix('renamed', {rename: {yes: 'ja', no: 'nein'}, positive: 'ja', negative: 'nein'});
		const edited = informed(play(largeSession(), renamed));
		expect(edited.draft?.change?.summary.records).toBe(52_000);

		const asked = play(edited, {type: 'flip-sought', direction: 1});
		expect([wantedErrand(asked)?.doing, asked.waiting.length]).toEqual(['Listing the records that flipped', 1]);
		expect(informed(asked).notice?.text).toMatch(/^Flip 2 of 52,000/);

		const trimmed = informed(play(edited, fix('trimmed', {normalise: ['trim']}), {type: 'history-opened'}));
		const moved = play(trimmed, {type: 'edit-marked'}, {type: 'cursor-moved', by: -2});
		expect([wantedErrand(moved) === undefined, moved.history.cursor]).toEqual([false, 2]);
		expect(informed(moved).history).toMatchObject({cursor: 0, marked: 2, shown: {summary: {records: 52_000}}});
	});

	it('the place in a filter is told once the filter was applied to the edited draft, and who walks waits for it', () => {
		const filtered = informed(play(largeSession(), filter('predicted')));
		const asked = assigned(filtered, 'ground_truth', 'groundTruth');
		const edited = play(asked, {type: 'undone'});
		expect(positionText(informed(edited))).toBe('1 of 52,000 in "predicted"');
		const walked = informed(play(edited, {type: 'record-changed', by: 1}));
		expect(walked.record.row).toBe(1);
	});

	it('the microscope opens at once, and keys in it wait until the scores are ranked', () => {
		const labelled = informed(assigned(largeTroubled(), 'ground_truth', 'groundTruth'));
		const edited = informed(assigned(labelled, 'prediction', 'probability'));
		const opened = update(edited, {type: 'overlay-opened', overlay: 'threshold'});
		expect(sightOf(opened)).toBe('The probabilities of 52,000 records are being ranked …');
		const told = update(opened, {type: 'errand-told', doing: 'Ranking the probabilities', share: 0.456});
		expect(sightOf(told)).toBe('The probabilities of 52,000 records are being ranked … 45 %');
		expect(canMove(opened)).toBe(true);
		const asked = update(opened, {type: 'threshold-nudged', by: 1});
		expect(asked.draft?.mapping.decision?.threshold).toBe(0.5);
		expect(informed(asked).draft?.mapping.decision?.threshold).toBe(0.51);
		expect(sightOf(informed(opened))).toMatchObject({threshold: 0.5, decidedBy: 'threshold'});
	});

	it.each<readonly [string, readonly Event[]]>([
		['moved', [{type: 'threshold-moved', by: 0.01}]],
		['typed', [{type: 'prompt-given', kind: 'threshold', text: '0.6'}]],
	])('a threshold is %s at once, unless all have just been read and the draft is still of the first', (_, keys) => {
		const changes = {
			roles: {groundTruth: {from: 'input', path: '$.ground_truth'}},
			decision: {threshold: 0.5},
		} as const;
		const byScore: Fix = {id: 'f', title: 'f', certainty: 'safe', rescues: 0, changes};
		const few = settled(update(unread(), arrival(datasetOf(troubledLines), {state: 'reading'}, true)));
		const edited = play(few, {type: 'fix-applied', fix: byScore});
		expect(play(edited, ...keys)).toMatchObject({waiting: []});

		const all = update(edited, arrival(largeTroubled().data.dataset));
		const asked = play(all, ...keys);
		expect([asked.waiting.length, asked.draft?.at]).toEqual([1, 1]);
		const answered = informed(asked);
		expect(answered).toMatchObject({waiting: [], draft: {at: 2, countedIn: {isSample: false}}});
		expect(play(answered, ...keys).waiting).toEqual([]);
	});

	it('a fix is applied once the records were read by its mapping', () => {
		const asked = update(largeTroubled(), {type: 'entered'});
		expect([asked.waiting.length, asked.edited]).toEqual([1, false]);
		expect(informed(asked).edited).toBe(true);
	});
});

it('errands are told apart by what they do and what they are about', () => {
	const model = play(largeSession(), filter('agreeing'));
	const [one, again] = [wantedErrand(model), wantedErrand(model)];
	const other = wantedErrand(play(largeSession(), filter('agreeing')));
	expect([sameErrand(one, again), sameErrand(one, other), sameErrand(one, undefined)]).toEqual([true, false, false]);
	expect(sameErrand(undefined, undefined)).toBe(true);
});

describe('nothing has to be found out', () => {
	const large = largeTroubled();
	const fix: Fix = {id: 'f', title: 'f', certainty: 'safe', rescues: 0, changes: {labels: {normalise: ['case']}}};

	it.each<readonly [what: string, model: Model, event: Event]>([
		['to undo or do again what was never done', large, {type: 'undone'}],
		['to do again what was never undone', large, {type: 'redone'}],
		['to be at the edit where one is', play(large, {type: 'history-opened'}), {type: 'entered'}],
		['for a suggestion that there is not', play(large, {type: 'overlay-opened', overlay: 'lens'}), suggestion(9)],
		['for a role of nothing', play(large, {type: 'focus-set', focus: 'record'}), {type: 'role-assigned', role: 'id'}],
		['to save', play(large, {type: 'step-chosen', step: 4}), {type: 'entered'}],
		[
			'to list malformed lines',
			play(large, {type: 'overlay-opened', overlay: 'breakpoints'}),
			{type: 'breakpoint-shown'},
		],
		['where no breakpoint is on', large, {type: 'hit-sought', direction: 1}],
		['for a condition that is none', large, filter('agreeing and')],
		['among few records', troubled(), {type: 'fix-applied', fix}],
		['before there are records', unread(), {type: 'fix-applied', fix}],
		['for a key that means nothing', large, {type: 'typed', atOnce: false, meant: () => undefined}],
	])('%s', (_, model, event) => {
		expect(errandFor(model, event)).toBeUndefined();
	});

	it('but for an edit that was not made before there is, by whatever key', () => {
		const event: Event = {type: 'fix-applied', fix};
		expect(errandFor(large, event)?.doing).toBe('Reading the records by the changed mapping');
		expect(errandFor(large, {type: 'typed', atOnce: false, meant: () => event})).toBeDefined();
	});
});

function suggestion(number: number): Event {
	return {type: 'suggestion-applied', number};
}
