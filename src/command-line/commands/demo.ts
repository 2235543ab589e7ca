import {demoNames} from '../../demo/demos.js';
import {defineCommand} from '../command.js';
import {openScreen} from '../open-screen.js';

export const demo = defineCommand({
	usage: 'demo [name]',
	summary: `The debugger on a bundled capture: ${demoNames.join(', ')}`,
	build: (cli) =>
		cli.positional('name', {choices: demoNames, default: 'all' as const, describe: 'Which failure mode to show'}),
	run: ({name}) => openScreen({captures: [`demo:${name}`], groundTruth: [], flags: {}}),
});
