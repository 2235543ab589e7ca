import {demoNames} from '../../demo/demos.js';
import {defineCommand} from '../command.js';
import {openDebugger} from '../open-debugger.js';
import {sessionArguments, sessionOptions} from '../session-options.js';

export const demo = defineCommand({
	usage: 'demo [name]',
	summary: `The debugger on a bundled capture: ${demoNames.join(', ')}`,
	build: (cli) =>
		cli
			.positional('name', {choices: demoNames, default: 'all' as const, describe: 'Which failure mode to show'})
			.options(sessionOptions),
	run: ({name, ...args}) =>
		openDebugger({captures: [`demo:${name}`], groundTruth: [], flags: {}}, sessionArguments(args)),
});
