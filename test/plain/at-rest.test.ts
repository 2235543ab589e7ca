import {describe, expect, it} from 'vitest';
import {isAtRest} from '../../src/plain/at-rest.js';
import type {Model} from '../../src/session/model.js';
import {play, troubled, unread} from '../support/sessions.js';

describe('a session', () => {
	const model = troubled();

	it('is at rest when all that was asked for is there, and when it has ended', () => {
		expect(isAtRest(model)).toBe(true);
		expect(isAtRest(play(unread(), {type: 'interrupted'}))).toBe(true);
	});

	it.each<[string, Partial<Model>]>([
		['records are read', {loading: {...model.loading, state: 'reading'}}],
		['the findings are of another draft', {diagnosed: undefined}],
		['the line of the record is fetched', {record: {...model.record, line: undefined}}],
		['something waits', {waiting: [{type: 'entered'}]}],
		['an editor is open', {editor: {row: 0}}],
		['something is found out beside it', {errand: {doing: 'counting', share: 0.5}}],
		['lines are searched', {search: {...model.search, state: 'running'}}],
	])('is not while %s', (_, change) => {
		expect(isAtRest({...model, ...change})).toBe(false);
	});

	it('is where there are no records at all', () => {
		expect(isAtRest({...unread(), loading: {...model.loading, records: 0}})).toBe(true);
	});
});
