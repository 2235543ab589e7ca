import {defineCommand} from '../command.js';
import {exitStatus} from '../exit-status.js';
import {inputArguments, withInputs} from '../input-options.js';
import {liveOptions} from '../live-options.js';
import {openDebugger} from '../open-debugger.js';
import {sessionArguments, sessionOptions} from '../session-options.js';
import {stdinHasData} from '../standard-input.js';
import {tell} from '../streams.js';
import {firstSteps} from '../usage-text.js';

export const debug = defineCommand({
	usage: '$0 [capture..]',
	summary: 'Opens the debugger',
	build: (cli) => withInputs(cli).options(sessionOptions).options(liveOptions),
	async run(args) {
		const given = inputArguments(args);
		const session = sessionArguments(args);
		if (given.captures.length > 0) return openDebugger(given, session, args);
		if (stdinHasData()) return openDebugger({...given, captures: ['-']}, session, args);
		tell(firstSteps);
		return exitStatus.usage;
	},
});
