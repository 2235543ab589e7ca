import {possibleExercises} from '../../lab/exercise.js';
import {exercises} from '../../lab/exercises.js';
import {healthyCapture} from '../../lab/healthy-capture.js';
import type {Material} from '../../lab/material.js';
import {failure} from '../../records/result.js';
import type {LabInputs} from '../../runtime/open-lab.js';
import {readMaterial} from '../../runtime/read-material.js';
import {openKeyboard} from '../../terminal/keyboard.js';
import {loadScreen} from '../../terminal/launch-environment.js';
import {defineCommand} from '../command.js';
import {type ExitStatus, exitStatus} from '../exit-status.js';
import {type InputArguments, inputArguments, withInputs} from '../input-options.js';
import {type Opened, openInputs, readsStandardInput} from '../inputs.js';
import {isPlain} from '../plain-mode.js';
import {sessionOptions} from '../session-options.js';
import {tell, tellProblem} from '../streams.js';

export const lab = defineCommand({
	usage: 'lab [capture..]',
	summary: 'Exercises: mend a healthy capture that was broken for you',
	build: (cli) =>
		withInputs(cli)
			.option('tour', {type: 'boolean', default: false, describe: 'Begin with the guided tour'})
			.option('plain', sessionOptions.plain),
	run: (args) => openLabOn(inputArguments(args, 'lab'), {touring: args.tour, inWords: isPlain(args.plain)}),
});

type Subject = {readonly title: string; readonly healthy: Material; readonly stdinIsData: boolean};

type Wanted = {readonly touring: boolean; readonly inWords: boolean};

async function openLabOn(given: InputArguments, {touring, inWords}: Wanted): Promise<ExitStatus | number> {
	if (!inWords && process.stdout.isTTY !== true) {
		const mend = 'Run it in a terminal, without redirecting its output, or add --plain to work in lines of text';
		tellProblem(failure('the lab needs a screen, and standard output is not a terminal', {mend}).problem);
		return exitStatus.usage;
	}
	const subject = given.captures.length === 0 ? bundled() : await ownCapture(given);
	if (!subject.ok) {
		tellProblem(subject.problem);
		return subject.status;
	}
	const {title, healthy, stdinIsData} = subject.value;
	const possible = possibleExercises(exercises, healthy, {uniform: given.captures.length === 0});
	if (possible.length === 0) {
		tell('mqm-debug: none of the exercises can be made of this capture; `mqm-debug lab` alone has all of them');
		return exitStatus.usage;
	}
	// The tour's hints are about all three failures, and about a mapping that nobody has worked on.
	const tour = healthy.given === undefined ? possible.find(({name}) => name === 'all-three') : undefined;
	if (touring && tour === undefined) {
		tell('mqm-debug: the tour cannot be made of these inputs; `mqm-debug lab --tour` alone has one');
		return exitStatus.usage;
	}
	return show({title, healthy, exercises: possible, tour, touring}, {stdinIsData, inWords});
}

type Surroundings = {readonly stdinIsData: boolean; readonly inWords: boolean};

async function show(inputs: LabInputs, {stdinIsData, inWords}: Surroundings): Promise<ExitStatus | number> {
	if (inWords && !stdinIsData) return showInWords(process.stdin, inputs);
	const keyboard = openKeyboard({stdinIsData});
	if (!keyboard.ok) {
		tellProblem(keyboard.problem);
		return exitStatus.usage;
	}
	if (inWords) return showInWords(keyboard.value.input, inputs).finally(keyboard.value.close);
	const {showLab} = await loadScreen(() => import('../../ui/show-lab.js'));
	return showLab({keyboard: keyboard.value, inputs});
}

async function showInWords(commands: NodeJS.ReadableStream, inputs: LabInputs): Promise<number> {
	const {showLabPlain} = await import('../../plain/show-lab-plain.js');
	return showLabPlain({commands, inputs, output: process.stdout});
}

function bundled(): Opened<Subject> {
	return {ok: true, value: {title: 'a bundled capture', healthy: healthyCapture(), stdinIsData: false}};
}

/** The user's own capture has to be healthy, or it could not be seen when it is mended. */
async function ownCapture(given: InputArguments): Promise<Opened<Subject>> {
	const inputs = await openInputs(given);
	if (!inputs.ok) return inputs;
	const healthy = await readMaterial(inputs.value);
	if (!healthy.ok) return {...healthy, status: exitStatus.findings};
	const stdinIsData = readsStandardInput([...given.captures, ...given.groundTruth]);
	return {ok: true, value: {title: inputs.value.title, healthy: healthy.value, stdinIsData}};
}
