import {expect, it} from 'vitest';
import {complete} from '../../src/records/steps.js';
import {wantedErrand} from '../../src/session/errands/running.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {update} from '../../src/session/update.js';
import {findingView} from '../../src/ui/views/finding.js';
import {arrival, diagnosed, fetched, largeTroubled, monitorRead, play, unread} from '../support/sessions.js';
import {withoutFeatures} from '../support/unread-features.js';

/** What is told of the highlighted fix. */
function effectText(model: Model): string {
	const {below} = findingView(model, 100, 12);
	return below.map((line) => line.map(({text}) => text).join('')).join('\n');
}

function informed(model: Model): Model {
	const errand = wantedErrand(model);
	if (errand === undefined) return model;
	complete(errand.steps());
	return informed(update(model, {type: 'errand-done'}));
}

const caseless: Event = {
	type: 'fix-applied',
	fix: {id: 'caseless', title: 'caseless', certainty: 'safe', rescues: 0, changes: {labels: {normalise: ['case']}}},
};

it('what a fix does to very many records is counted beside the screen, which says so meanwhile', () => {
	const asked = fetched(largeTroubled());
	expect(effectText(asked)).toBe('   Enter: what it changes is being counted …');
	expect(wantedErrand(asked)?.doing).toBe('Reading the records by the changed mapping');
	expect(effectText(informed(asked))).toMatch(/^ {3}Enter: ground truth 0 → 52,000/);
});

it('fixes of the draft before are counted no more: there will be others', () => {
	const edited = informed(play(largeTroubled(), caseless));
	expect(edited.edited).toBe(true);
	expect(effectText(edited)).toContain('is being counted');
	expect(effectText(informed(diagnosed(edited)))).toContain('→ 52,000');
});

it('a fix that needs values which were passed over says that the files are read for it', () => {
	const read = monitorRead(update(unread(), arrival(withoutFeatures(60, 30))));
	const {draft, data} = read;
	const fix = {...caseless.fix, changes: {roles: {groundTruth: {from: 'input', path: '$.label'}}}} as const;
	const finding = {
		code: 'ground-truth/in-request',
		severity: 'error',
		mode: 'ground-truth',
		message: 'The ground truth is in the request',
		count: 60,
		total: 60,
		evidence: [],
		fixes: [fix],
	} as const;
	if (draft === undefined) throw new Error('nothing was read');
	const found = {findings: [finding], mended: draft.mapping, draft: draft.mapping, version: data.version};
	const model = update(read, {type: 'diagnosed', ...found});
	expect(effectText(model)).toBe('   Enter: reads the files once more, for values that were passed over');
	expect(wantedErrand(model)).toBeUndefined();
});
