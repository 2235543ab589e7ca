import {describe, expect, test} from 'vitest';
import {prepareScreenEnvironment} from '../../src/terminal/launch-environment.js';

function prepared(environment: Record<string, string | undefined>, isTerminal = true) {
	const copy = {...environment};
	prepareScreenEnvironment(copy, isTerminal);
	return copy;
}

describe('on a terminal', () => {
	test('what switches drawing off or loads development tools is taken away', () => {
		expect(
			prepared({CI: 'true', CONTINUOUS_INTEGRATION: '1', DEV: 'true', NODE_ENV: 'development', HOME: '/h'}),
		).toEqual({
			NODE_ENV: 'production',
			HOME: '/h',
		});
	});

	test.each([
		['NO_COLOR means no colour', {NO_COLOR: '1'}, '0'],
		['an empty NO_COLOR means nothing', {NO_COLOR: ''}, undefined],
		['a dumb terminal has no colour', {TERM: 'dumb'}, '0'],
		['an explicit FORCE_COLOR wins', {NO_COLOR: '1', FORCE_COLOR: '2'}, '2'],
		['otherwise the terminal decides', {TERM: 'xterm'}, undefined],
	])('%s', (_, environment, forced) => {
		expect(prepared(environment)['FORCE_COLOR']).toBe(forced);
	});
});

test('without a terminal CI stays, so that tests and pipes are told the truth', () => {
	expect(prepared({CI: 'true', DEV: 'true'}, false)).toEqual({NODE_ENV: 'production', CI: 'true'});
});
