import {failure} from '../records/result.js';
import {openKeyboard} from '../terminal/keyboard.js';
import {loadScreen} from '../terminal/launch-environment.js';
import {exitStatus} from './exit-status.js';
import type {InputArguments} from './input-options.js';
import {openInputs, readsStandardInput} from './inputs.js';
import {tellProblem} from './streams.js';

/** The debugger on the given inputs, until the user leaves it; resolves with the exit status. */
export async function openScreen(given: InputArguments): Promise<number> {
	if (process.stdout.isTTY !== true) {
		const mend = 'Run `mqm-debug check` with the same inputs for the analysis as text';
		tellProblem(failure('standard output is not a terminal, so nothing can be drawn on it', {mend}).problem);
		return exitStatus.usage;
	}
	const inputs = await openInputs(given);
	if (!inputs.ok) {
		tellProblem(inputs.problem);
		return inputs.status;
	}
	const stdinIsData = readsStandardInput([...given.captures, ...given.groundTruth]);
	const keyboard = openKeyboard({stdinIsData});
	if (!keyboard.ok) {
		tellProblem(keyboard.problem);
		return exitStatus.usage;
	}
	const {show} = await loadScreen(() => import('../ui/show.js'));
	return show({keyboard: keyboard.value, inputs: inputs.value});
}
