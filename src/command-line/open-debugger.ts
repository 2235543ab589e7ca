import {failure} from '../records/result.js';
import type {SessionInputs} from '../runtime/open-session.js';
import {canBeLoadedInParts} from '../sources/load-in-parts.js';
import {startThreadAhead} from '../sources/part-thread.js';
import {openKeyboard} from '../terminal/keyboard.js';
import {loadScreen} from '../terminal/launch-environment.js';
import {exitStatus} from './exit-status.js';
import type {InputArguments} from './input-options.js';
import {openInputs, readsStandardInput} from './inputs.js';
import {type LiveArguments, liveInputs} from './live-options.js';
import {isPlain} from './plain-mode.js';
import type {SessionArguments} from './session-options.js';
import {tellProblem} from './streams.js';

/** The debugger on the given inputs, until the user leaves it; resolves with the exit status. */
export async function openDebugger(
	given: InputArguments,
	{plain, keeping}: SessionArguments,
	live: LiveArguments = {follow: false, watch: false},
): Promise<number> {
	const isTerminal = process.stdout.isTTY === true;
	const inWords = isPlain(plain);
	if (!inWords && !isTerminal) {
		const mend =
			'Run `mqm-debug check` with the same inputs for the analysis as text, or add --plain to work in lines of text';
		tellProblem(failure('standard output is not a terminal, so nothing can be drawn on it', {mend}).problem);
		return exitStatus.usage;
	}
	const inputs = await openInputs(given, {emptyFolders: live.follow});
	if (!inputs.ok) {
		tellProblem(inputs.problem);
		return inputs.status;
	}
	const session = {...inputs.value, keeping, ...(await liveInputs(given, live))};
	const stdinIsData = readsStandardInput([...given.captures, ...given.groundTruth]);
	if (inWords && !stdinIsData) return plainly(process.stdin, session);
	const keyboard = openKeyboard({stdinIsData});
	if (!keyboard.ok) {
		tellProblem(keyboard.problem);
		return exitStatus.usage;
	}
	if (inWords) return plainly(keyboard.value.input, session).finally(keyboard.value.close);
	// The thread that reads gets ready while the code of the screen is loaded.
	if (session.followed === undefined && canBeLoadedInParts(session)) startThreadAhead({givesWay: true});
	const {show} = await loadScreen(() => import('../ui/show.js'));
	return show({keyboard: keyboard.value, inputs: session});
}

async function plainly(commands: NodeJS.ReadableStream, inputs: SessionInputs): Promise<number> {
	const {showPlain} = await import('../plain/show-plain.js');
	return showPlain({commands, inputs, output: process.stdout});
}
