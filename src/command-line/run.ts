import yargs from 'yargs';
import {printable} from '../records/printable.js';
import {version} from '../version.js';
import type {Action, Command} from './command.js';
import {apply} from './commands/apply.js';
import {check} from './commands/check.js';
import {debug} from './commands/debug.js';
import {demo} from './commands/demo.js';
import {exportCommand} from './commands/export.js';
import {lab} from './commands/lab.js';
import {schema} from './commands/schema.js';
import {validate} from './commands/validate.js';
import {exitStatus} from './exit-status.js';
import {hideStandardInput} from './standard-input.js';
import {print, tell, tellProblem, watchStandardOutput} from './streams.js';
import {mistypedCommand, usageProblem} from './usage-problem.js';
import {epilogue} from './usage-text.js';

declare module 'yargs' {
	interface Argv<T> {
		/** Missing in the types for yargs 17, which serve for 18 too. */
		usageConfiguration(configuration: {readonly 'hide-types': boolean}): this;
	}
}

/** Every command, in the order of the help text. */
const commands: readonly Command[] = [debug, demo, lab, check, apply, exportCommand, schema, validate];

/** The program: understands the command line, does what it says, resolves with the exit status. */
export async function run(argv: readonly string[]): Promise<number> {
	watchStandardOutput();
	const mistyped = mistypedCommand(
		argv,
		commands.map(({name}) => name),
	);
	const understood = mistyped ?? (await understand(argv));
	if ('problem' in understood) {
		tellProblem(understood.problem);
		return exitStatus.usage;
	}
	try {
		return await understood.action();
	} catch (error) {
		tell(mistakeText(error));
		return exitStatus.bug;
	}
}

/** Thrown once it is known what is to be done: yargs would go on to lay out the help text, which takes 50 ms. */
const parsed = new Error('the command line is understood');

/** yargs never runs anything itself: an error that it throws is about the command line and nothing else. */
async function understand(
	argv: readonly string[],
): Promise<{readonly action: Action} | ReturnType<typeof usageProblem>> {
	let chosen: Action | undefined;
	let output = '';
	const cli = commandLine((action) => {
		chosen = action;
		throw parsed;
	});
	try {
		await cli.parseAsync([...hideStandardInput(argv)], {}, (_error, _args, text) => {
			output = text;
		});
	} catch (error) {
		if (error !== parsed) return usageProblem(error, await helpOf(argv));
	}
	return {action: chosen ?? (() => printHelp(output))};
}

function commandLine(choose: (action: Action) => void) {
	const cli = yargs()
		.scriptName('mqm-debug')
		.locale('en')
		.exitProcess(false)
		.fail(false)
		.parserConfiguration({'boolean-negation': false, 'camel-case-expansion': false, 'dot-notation': false})
		.wrap(80)
		.version(version)
		.help()
		.usageConfiguration({'hide-types': true})
		.strict()
		.epilogue(epilogue);
	for (const command of commands) command.register(cli, choose);
	return cli;
}

/** The help text of the command that the arguments name. */
async function helpOf(argv: readonly string[]): Promise<string> {
	const words = argv.slice(0, 1).filter((word) => /^[a-z]+$/.test(word));
	let help = '';
	await commandLine(() => {}).parseAsync([...words, '--help'], {}, (_error, _args, text) => {
		help = text;
	});
	return help;
}

async function printHelp(text: string): Promise<number> {
	const unwritten = await print(`${text}\n`);
	if (unwritten !== undefined) tellProblem(unwritten);
	return unwritten === undefined ? exitStatus.healthy : exitStatus.unreadable;
}

function mistakeText(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	const stack = error instanceof Error && process.env['MQM_DEBUG'] ? `\n${error.stack}` : '';
	const how = 'Please report it with the command and, if you may, the records. MQM_DEBUG=1 shows where it happened.';
	return `mqm-debug: stopped by a mistake of its own: ${printable(message)}\n${how}${stack}`;
}
