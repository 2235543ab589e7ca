import type {ArgumentsCamelCase, Argv} from 'yargs';
import type {ExitStatus} from './exit-status.js';

/** What is left to do once the command line is understood. Kept apart, so that only parsing can be a usage error. */
export type Action = () => Promise<ExitStatus | number>;

export type Command = {
	/** The first word of the command line; `$0` for the command that needs none. */
	readonly name: string;
	readonly register: (cli: Argv, choose: (action: Action) => void) => Argv;
};

export type Definition<T> = {
	/** In yargs's notation: `check [capture..]`. */
	readonly usage: string;
	readonly summary: string;
	readonly build: (cli: Argv) => Argv<T>;
	readonly run: (args: ArgumentsCamelCase<T>) => Promise<ExitStatus | number>;
};

export function defineCommand<T>({usage, summary, build, run}: Definition<T>): Command {
	return {
		name: usage.split(' ')[0] ?? usage,
		register: (cli, choose) =>
			cli.command(
				usage,
				summary,
				(own) => build(own),
				(args) => choose(() => run(args)),
			),
	};
}
