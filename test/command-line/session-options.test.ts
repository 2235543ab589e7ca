import {expect, it} from 'vitest';
import yargs from 'yargs';
import {sessionArguments, sessionOptions} from '../../src/command-line/session-options.js';

function parsed(...argv: readonly string[]) {
	const cli = yargs([...argv])
		.parserConfiguration({'boolean-negation': false})
		.options(sessionOptions);
	return sessionArguments(cli.parseSync());
}

it.each([
	[[], {plain: false, keeping: 'resume'}],
	[['--plain'], {plain: true, keeping: 'resume'}],
	[['--fresh'], {plain: false, keeping: 'fresh'}],
	[['--no-session'], {plain: false, keeping: 'off'}],
	[['--no-session', '--fresh', '--plain'], {plain: true, keeping: 'off'}],
])('%j says how the debugger is opened', (argv, session) => {
	expect(parsed(...argv)).toMatchObject(session);
});
