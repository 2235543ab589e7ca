import {defineCommand} from '../command.js';
import {exitStatus} from '../exit-status.js';
import {inputArguments, withInputs} from '../input-options.js';
import {openScreen} from '../open-screen.js';
import {stdinHasData} from '../standard-input.js';
import {tell} from '../streams.js';
import {firstSteps} from '../usage-text.js';

export const debug = defineCommand({
	usage: '$0 [capture..]',
	summary: 'Opens the debugger',
	build: withInputs,
	async run(args) {
		const given = inputArguments(args);
		if (given.captures.length > 0) return openScreen(given);
		if (stdinHasData()) return openScreen({...given, captures: ['-']});
		tell(firstSteps);
		return exitStatus.usage;
	},
});
