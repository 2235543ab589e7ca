import {describe, expect, it} from 'vitest';
import {applyPatch} from '../../src/mapping/patch.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {
	arrival,
	datasetOf,
	follow,
	healthy,
	healthyLines,
	play,
	settled,
	troubled,
	unread,
} from '../support/sessions.js';

const why = 'capture.jsonl: it was written anew';

describe('what is read anew', () => {
	const anew: Event = {type: 'read-anew', why};

	it('begins without records, and comes to the same in the end', () => {
		const empty = play(healthy(), {type: 'record-changed', by: 7}, anew);
		expect(empty).toMatchObject({
			monitor: undefined,
			draft: undefined,
			record: {row: 0, line: undefined},
			notice: {text: `${why}: read anew`},
		});
		const again = settled(play(empty, arrival(datasetOf(healthyLines))));
		expect(again.monitor?.before.statistics).toEqual(healthy().monitor?.before.statistics);
		expect(again.data.version).not.toBe(healthy().data.version);
	});

	it('keeps what the user changed, and lets it be undone', () => {
		const edited = follow(troubled(), {type: 'entered'});
		const again = settled(play(edited, anew, arrival(datasetOf(healthyLines))));
		expect(again.draft?.mapping).toEqual(edited.draft?.mapping);
		expect(again.draft?.after.reading.funnel.parsed).toBe(40);
		expect(settled(play(again, {type: 'undone'})).draft?.mapping).toEqual(again.monitor?.literal);
	});

	it('leaves the test payload its text, but no record that it is from', () => {
		const open = play(healthy(), {type: 'payload-opened'}, anew);
		expect(open.payload.field.text).toContain('features');
		expect(open.payload.origin).toBeUndefined();
		const closed = play(healthy(), {type: 'payload-opened'}, {type: 'closed'}, anew);
		expect(closed.payload.field.text).toBe('');
	});

	it('is not mistaken for what was there before, even where there is as much of it', () => {
		const [first, second] = [healthy(), play(healthy(), anew, arrival(datasetOf(healthyLines)))];
		expect(second.data.version).not.toBe(first.data.version);
	});
});

describe('a monitor file that was saved', () => {
	const saved: Event = {
		type: 'monitor-changed',
		path: 'monitor.json',
		configuration: {...healthy().configuration, groundTruthAttribute: 'elsewhere'},
		reported: [],
	};

	it('changes the expectation and what the monitor reads', () => {
		const model = follow(healthy(), saved);
		expect(model.monitor?.expectation.groundTruthAttribute).toBe('elsewhere');
		expect(model.monitor?.before.reading.funnel.groundTruth).toBe(0);
		expect(model.draft?.mapping.roles.groundTruth?.path).toBe('$.elsewhere');
		expect(model.diagnosed?.findings.map(({code}) => code)).toContain('keys/renamed');
		expect(model.notice?.text).toContain('monitor.json was read again');
	});

	it('leaves an edited mapping as it is', () => {
		const edited = follow(troubled(), {type: 'entered'});
		expect(follow(edited, saved).draft?.mapping).toEqual(edited.draft?.mapping);
	});
});

describe('a mapping file that was saved', () => {
	const path = 'mapping.json';
	const base = healthy().draft?.mapping ?? failed();
	const other = applyPatch(base, {labels: {positive: 'no', negative: 'yes'}});
	const changed: Event = {type: 'mapping-changed', path, mapping: other};
	const opened = (): Model =>
		settled(play(unread({opening: {mapping: {path, mapping: base}}}), arrival(datasetOf(healthyLines))));

	it('becomes an edit that can be undone', () => {
		const model = play(opened(), changed);
		expect(model.draft?.mapping).toEqual(other);
		expect(model.saved?.mapping).toEqual(other);
		expect(model.notice?.text).toMatch(/^mapping\.json was read again: .* u undoes$/);
		expect(play(model, {type: 'undone'}).draft?.mapping).toEqual(base);
	});

	it('is taken up later where no record has been read yet', () => {
		const early = play(unread({opening: {mapping: {path, mapping: base}}}), changed);
		expect(settled(play(early, arrival(datasetOf(healthyLines)))).draft?.mapping).toEqual(other);
	});

	it('is no news where it says what the session has saved, or is another file', () => {
		const model = opened();
		expect(play(model, {type: 'mapping-changed', path, mapping: base})).toBe(model);
		expect(play(model, {type: 'mapping-changed', path: 'other.json', mapping: other})).toBe(model);
	});

	it('that cannot be used is told, and the last one stays', () => {
		const model = play(opened(), {
			type: 'settings-refused',
			problem: {what: 'this is not JSON', where: 'mapping.json:3:1'},
		});
		expect(model.draft?.mapping).toEqual(base);
		expect(model.notice).toEqual({
			kind: 'refused',
			text: 'mapping.json:3:1: this is not JSON (what was read before stays)',
		});
	});
});

describe('after the editor', () => {
	const closed = (outcome: Extract<Event, {type: 'editor-closed'}>['outcome']) =>
		play(healthy(), {type: 'editor-asked'}, {type: 'editor-closed', line: 3, file: 'capture.jsonl', outcome});

	it('its end is told', () => {
		expect(play(healthy(), {type: 'editor-asked'}).editor).toEqual({row: 0});
		expect(closed('seen').editor).toBeUndefined();
		expect(closed('seen').notice?.text).toBe('Back from line 3 of capture.jsonl');
		expect(closed('copy').notice?.text).toContain('read-only copy of line 3');
		expect(closed('changed').notice?.text).toContain('start again');
		expect(closed({what: 'there is no program "x"'}).notice).toEqual({
			kind: 'refused',
			text: 'there is no program "x"',
		});
	});

	it('a changed file is read again where it is followed', () => {
		const following = play(healthy(), arrival(datasetOf(healthyLines), {state: 'following'}));
		const changed = play(following, {type: 'editor-closed', line: 3, file: 'capture.jsonl', outcome: 'changed'});
		expect(changed.notice?.text).toBe('capture.jsonl was changed: it is read again');
	});
});

function failed(): never {
	throw new Error('there is no mapping');
}
