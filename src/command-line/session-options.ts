import type {Options} from 'yargs';

const group = 'Session:';

/** How the debugger is opened, whatever it is opened on. */
export const sessionOptions = {
	plain: {
		type: 'boolean',
		default: false,
		group,
		describe: 'Lines of text and typed commands instead of a screen: for screen readers, dumb terminals, scripts',
	},
	fresh: {type: 'boolean', default: false, group, describe: 'Start anew, whatever the last session left'},
	'no-session': {type: 'boolean', default: false, group, describe: 'Go on from no earlier session, and keep none'},
} as const satisfies {[name: string]: Options};

/** What of an earlier session on the same inputs goes on, and whether this one is kept. */
export type SessionArguments = {
	readonly plain: boolean;
	readonly keeping: 'resume' | 'fresh' | 'off';
};

type Parsed = {readonly plain: boolean; readonly fresh: boolean; readonly 'no-session': boolean};

export function sessionArguments({plain, fresh, 'no-session': noSession}: Parsed): SessionArguments {
	return {plain, keeping: noSession ? 'off' : fresh ? 'fresh' : 'resume'};
}
