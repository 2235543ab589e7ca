import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Event} from '../../src/session/events.js';
import {parseRemembered} from '../../src/session/keeping/parse-remembered.js';
import {type Remembered, rememberedOf} from '../../src/session/keeping/remembered.js';
import type {Model} from '../../src/session/model.js';
import {arbitraryMapping} from '../support/arbitrary-mapping.js';
import {valueIn} from '../support/results.js';
import {arrival, datasetOf, follow, play, settled, troubled, troubledLines, unread} from '../support/sessions.js';

/** The first two steps mended, at record 12, with a breakpoint of one's own and a watch. */
const mended = follow(
	troubled(),
	{type: 'step-chosen', step: 1},
	{type: 'entered'},
	{type: 'step-chosen', step: 2},
	{type: 'entered'},
	{type: 'threshold-moved', by: 0.02},
	{type: 'prompt-given', kind: 'command', text: '12'},
	{type: 'prompt-given', kind: 'breakpoint', text: 'probability > 0.4'},
	{type: 'watch-named', text: 'accuracy'},
);

function began(remembered: Remembered | undefined, saved: Model['saved'] = undefined): Event {
	const found = remembered === undefined ? undefined : {remembered, saved};
	return {type: 'keeping-began', found, problem: undefined};
}

function kept(model: Model): Remembered {
	const remembered = rememberedOf(model);
	if (remembered === undefined) throw new Error('nothing is kept');
	return remembered;
}

/** The same inputs opened again. */
function opened(remembered: Remembered, saved?: Model['saved']): Model {
	return follow(play(unread(), began(remembered, saved)), arrival(datasetOf(troubledLines)));
}

describe('what is kept of a session', () => {
	it('is nothing while nothing was done but looking', () => {
		expect(rememberedOf(unread())).toBeUndefined();
		expect(rememberedOf(troubled())).toBeUndefined();
		expect(rememberedOf(follow(troubled(), {type: 'record-changed', by: 5}, {type: 'step-chosen', step: 3}))).toBe(
			undefined,
		);
	});

	it('is nothing any more when everything was undone', () => {
		const edited = follow(troubled(), {type: 'step-chosen', step: 1}, {type: 'entered'});
		expect(rememberedOf(edited)?.edits).toHaveLength(1);
		expect(rememberedOf(play(edited, {type: 'undone'}))).toBeUndefined();
	});

	it('are the edits with their mappings, the place, breakpoints and watches', () => {
		const {edits, ...rest} = kept(mended);
		expect(edits.map(({mapping}) => mapping).at(-1)).toEqual(mended.draft?.mapping);
		expect(edits).toHaveLength(3);
		expect(rest).toEqual({
			version: 1,
			step: 2,
			row: 11,
			savePath: 'mqm-mapping.json',
			breakpoints: [{name: 'probability > 0.4', own: true, isOn: true}],
			watched: [{kind: 'metric', name: 'accuracy'}],
		});
	});

	it('holds no value of a record', () => {
		const text = JSON.stringify(kept(mended));
		for (const line of troubledLines.slice(0, 12)) expect(text).not.toContain(line);
		expect(text).not.toContain('features":[');
	});

	it('is a breakpoint alone, or a watch alone', () => {
		const stopped = play(troubled(), {type: 'prompt-given', kind: 'breakpoint', text: 'disagrees'});
		expect(kept(stopped)).toMatchObject({edits: [], breakpoints: [{name: 'disagrees'}]});
		expect(kept(play(troubled(), {type: 'watch-named', text: 'recall'}))).toMatchObject({edits: []});
	});

	it('does not grow for ever', () => {
		const much = Array.from({length: 130}, (_, at): readonly Event[] => [
			{type: 'prompt-given', kind: 'threshold', text: String(at / 200)},
			{type: 'undone'},
			{type: 'redone'},
		]).flat();
		expect(kept(play(mended, ...much)).edits.length).toBeLessThanOrEqual(100);
	});
});

describe('the same inputs opened again', () => {
	const remembered = kept(mended);

	it('go on where the session ended, and say so', () => {
		const model = opened(remembered);
		expect(model.draft?.mapping).toEqual(mended.draft?.mapping);
		expect(model).toMatchObject({step: 2, edited: true, record: {row: 11}});
		expect(model.notice?.text).toBe('Resumed: 3 edits, 1 breakpoint, 1 watch (:fresh starts anew)');
		expect(kept(model)).toEqual(remembered);
	});

	it('know what was mended', () => {
		expect(opened(remembered).found.map(({code}) => code)).toEqual(mended.found.map(({code}) => code));
	});

	it('can be undone to the beginning', () => {
		const model = play(opened(remembered), {type: 'undone'}, {type: 'undone'}, {type: 'undone'});
		expect(model.edited).toBe(false);
		expect(model.draft?.mapping).toEqual(troubled().draft?.mapping);
	});

	it('count as saved where the file still holds the mapping', () => {
		const mapping = mended.draft?.mapping;
		if (mapping === undefined) throw new Error('there is no mapping');
		const path = remembered.savePath;
		expect(opened(remembered, {path, mapping}).saved).toEqual({path, mapping});
		const other = remembered.edits[0]?.mapping ?? mapping;
		expect(opened(remembered, {path, mapping: other}).saved).toBeUndefined();
	});

	it('do not overrule who was faster', () => {
		const early = follow(
			play(unread(), arrival(datasetOf(troubledLines))),
			{type: 'step-chosen', step: 1},
			{type: 'entered'},
		);
		const model = settled(play(early, began(remembered)));
		expect(model.draft?.mapping).toEqual(early.draft?.mapping);
		expect(model.keeping.found).toBeUndefined();
	});

	it('wait for the record that they stood at', () => {
		const [first, all] = [datasetOf(troubledLines.slice(0, 5)), datasetOf(troubledLines)];
		const reading = follow(play(unread(), began(remembered)), arrival(first, {state: 'reading'}, true));
		expect(reading.record.row).toBe(0);
		expect(kept(reading).row).toBe(11);
		expect(follow(reading, arrival(all)).record.row).toBe(11);
		expect(follow(play(reading, {type: 'record-changed', by: 2}), arrival(all)).record.row).toBe(2);
		expect(follow(reading, arrival(first)).record.row).toBe(0);
	});

	it('leave out conditions that can no longer be read', () => {
		const breakpoints = [
			{name: 'probability >', own: true, isOn: true},
			{name: 'no such preset', own: false, isOn: true},
			{name: 'false negative', own: false, isOn: true},
		];
		const {list} = opened({...remembered, breakpoints}).breakpoints;
		expect(list.filter(({isOn}) => isOn).map(({name}) => name)).toEqual(['false negative']);
	});

	it('go on from a place alone', () => {
		const model = opened({...remembered, edits: [], breakpoints: [], watched: [], row: 3});
		expect(model.notice?.text).toBe('Resumed: record 4 (:fresh starts anew)');
		expect(model).toMatchObject({edited: false, record: {row: 3}, step: 2});
	});

	it('tell why an earlier session cannot go on', () => {
		const problem = {what: 'it is broken', where: 'x.json'};
		const model = play(unread(), {type: 'keeping-began', found: undefined, problem});
		expect(model.notice).toEqual({kind: 'told', text: 'The last session cannot go on: x.json: it is broken'});
		expect(play(model, {type: 'keeping-failed', problem}).notice?.text).toContain('This session is not kept');
	});

	it('go on from a mapping that was given, too', () => {
		const [first, second] = remembered.edits;
		if (first === undefined || second === undefined) throw new Error('there are no edits');
		const given = {path: 'given.json', mapping: first.mapping};
		const start = follow(unread({opening: {mapping: given}}), arrival(datasetOf(troubledLines)));
		expect(rememberedOf(start)).toBeUndefined();
		const edited = follow(start, {type: 'step-chosen', step: 2}, {type: 'entered'});
		const again = play(unread({opening: {mapping: given}}), began(kept(edited)));
		const model = follow(again, arrival(datasetOf(troubledLines)));
		expect(model.draft?.mapping).toEqual(edited.draft?.mapping);
		expect(model.notice?.text).toContain('Resumed: 1 edit (');
		expect(play(model, {type: 'fresh-asked'}).draft?.mapping).toEqual(first.mapping);
	});
});

describe('starting anew', () => {
	const fresh = play(opened(kept(mended)), {type: 'fresh-asked'});

	it('leaves nothing of the session, and nothing to keep', () => {
		expect(fresh.draft?.mapping).toEqual(troubled().draft?.mapping);
		expect(fresh).toMatchObject({step: 1, edited: false, record: {row: 0}, watch: {watched: []}});
		expect(fresh.breakpoints.list.some(({isOn}) => isOn)).toBe(false);
		expect(rememberedOf(fresh)).toBeUndefined();
		expect(fresh.notice?.text).toBe('Started anew; Ctrl-r does the edits again');
	});

	it('can be taken back', () => {
		const again = play(fresh, {type: 'redone'}, {type: 'redone'}, {type: 'redone'});
		expect(again.draft?.mapping).toEqual(mended.draft?.mapping);
	});

	it('does no harm where nothing was done', () => {
		expect(play(troubled(), {type: 'fresh-asked'}).notice?.text).toBe('Started anew');
	});
});

describe('the file', () => {
	const anyRemembered: fc.Arbitrary<Remembered> = fc.record({
		version: fc.constant(1),
		step: fc.constantFrom(1, 2, 3, 4),
		row: fc.nat(),
		savePath: fc.string({minLength: 1}),
		edits: fc.array(fc.record({title: fc.string(), mapping: arbitraryMapping}), {maxLength: 5}),
		breakpoints: fc.array(fc.record({name: fc.string(), own: fc.boolean(), isOn: fc.boolean()}), {maxLength: 3}),
		watched: fc.array(
			fc.oneof(
				fc.record({kind: fc.constant('role'), role: fc.constantFrom('id', 'prediction', 'groundTruth')}),
				fc.record({kind: fc.constant('metric'), name: fc.string()}),
				fc.record({
					kind: fc.constant('path'),
					place: fc.record({from: fc.constantFrom('input', 'truth'), path: fc.string()}),
				}),
			),
			{maxLength: 3},
		),
	});

	it('gives back what was written', () => {
		fc.assert(
			fc.property(anyRemembered, (remembered) => {
				const json: unknown = JSON.parse(JSON.stringify(remembered));
				expect(valueIn(parseRemembered(json, 'session.json'))).toEqual(JSON.parse(JSON.stringify(remembered)));
			}),
		);
	});

	it('may hold anything: what is not ours is refused with its place, never thrown', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (json) => {
				expect(parseRemembered(json, 'session.json').ok).toBe(false);
			}),
		);
	});

	it.each([
		[{...kept(mended), version: 2}, 'written by another version of mqm-debug (format 2)'],
		[{...kept(mended), step: 7}, 'step'],
		[{...kept(mended), edits: [{title: 'x', mapping: {version: 1}}]}, 'mapping'],
		[{...kept(mended), row: -1}, 'row'],
		[{...kept(mended), more: 1}, 'more'],
	])('is refused where it is not as it should be', (json, said) => {
		const read = parseRemembered(json, 'session.json');
		expect(read.ok ? '' : `${read.problem.what} ${read.problem.where}`).toContain(said);
	});
});
