import {endpointInput} from '../../export/endpoint-input.js';
import {endpointResponse} from '../../export/endpoint-response.js';
import {evidently} from '../../export/evidently.js';
import {type ExportFacts, factsOf, factsWithoutRecords} from '../../export/facts.js';
import {jobDefinition} from '../../export/job-definition.js';
import {monitorSetup} from '../../export/monitor-setup.js';
import {preprocessor} from '../../export/preprocessor.js';
import type {Mapping} from '../../mapping/mapping.js';
import type {Json} from '../../records/json.js';
import {type Problem, type Result, success} from '../../records/result.js';
import {saveFile} from '../../sources/save-file.js';
import {defineCommand} from '../command.js';
import {type ExitStatus, exitStatus} from '../exit-status.js';
import {type InputArguments, inputArguments, withInputs} from '../input-options.js';
import {type Inputs, openInputs} from '../inputs.js';
import {endOnInterrupt} from '../interruption.js';
import {loadAll} from '../load.js';
import {readMonitorJson} from '../monitor-file.js';
import {outputOptions} from '../output-options.js';
import {createProgressLine} from '../progress-line.js';
import {print, tell, tellProblem} from '../streams.js';
import {writeRecords} from '../write-records.js';

/** Everything that a text may be made from. */
type Material = {
	readonly mapping: Mapping;
	readonly facts: ExportFacts;
	readonly inputs: Inputs;
	readonly definition: Json | undefined;
};

const texts = {
	'endpoint-input': ({mapping, facts, definition}) =>
		success(endpointInput(monitorSetup(mapping, facts), facts, definition)),
	'job-definition': ({mapping, facts, definition}) =>
		jobDefinition(definition, monitorSetup(mapping, facts), mapping, facts),
	preprocessor: ({mapping, facts}) => success(preprocessor(mapping, facts)),
	'endpoint-response': ({mapping, facts}) => success(endpointResponse(mapping, facts)),
	evidently: ({mapping, facts, inputs}) => success(evidently(mapping, facts, inputs.configuration)),
} as const satisfies {[target: string]: (material: Material) => Result<string>};

const recordKinds = {'ground-truth': ['groundTruth'], records: ['merged', 'records']} as const;

type TextTarget = keyof typeof texts;
type RecordTarget = keyof typeof recordKinds;

export const exportTargets = [
	...(Object.keys(recordKinds) as RecordTarget[]),
	...(Object.keys(texts) as TextTarget[]),
] as const;

export const exportCommand = defineCommand({
	usage: 'export <target> [capture..]',
	summary: 'Files and scripts that mend the real monitor',
	build: (cli) =>
		withInputs(cli)
			.options(outputOptions('Folder for ground-truth and records; file for the others, else standard output'))
			.positional('target', {choices: exportTargets, demandOption: true, describe: 'What to make'}),
	run: (args) => runExport(args.target, inputArguments(args, 'export'), {out: args.out, overwrite: args.overwrite}),
});

type Output = {readonly out: string | undefined; readonly overwrite: boolean};

async function runExport(
	target: TextTarget | RecordTarget,
	given: InputArguments,
	{out, overwrite}: Output,
): Promise<ExitStatus> {
	const missing = given.mapping === undefined ? '--mapping FILE' : missingForRecords(target, given, out);
	if (missing !== undefined) {
		tell(`mqm-debug: export ${target} needs ${missing}`);
		return exitStatus.usage;
	}
	const inputs = await openInputs(given);
	if (!inputs.ok) return refused(inputs.problem, inputs.status);
	const mapping = inputs.value.mapping?.mapping;
	if (mapping === undefined) return exitStatus.usage;
	if (isRecordTarget(target)) {
		return writeRecords(inputs.value, mapping, {folder: out ?? '', overwrite, kinds: recordKinds[target]});
	}
	const facts = await gatherFacts(inputs.value, mapping);
	if (!facts.ok) return refused(facts.problem, exitStatus.unreadable);
	const document = given.monitor === undefined ? success(undefined) : await readMonitorJson(given.monitor);
	if (!document.ok) return refused(document.problem, exitStatus.usage);
	const material = {mapping, facts: facts.value, inputs: inputs.value, definition: document.value as Json | undefined};
	const text = texts[target](material);
	if (!text.ok) return refused(text.problem, exitStatus.usage);
	for (const line of remarks(target, material)) tell(line);
	return writeText(text.value, {out, overwrite});
}

function isRecordTarget(target: TextTarget | RecordTarget): target is RecordTarget {
	return target in recordKinds;
}

function missingForRecords(
	target: TextTarget | RecordTarget,
	{captures}: InputArguments,
	out: string | undefined,
): string | undefined {
	if (!isRecordTarget(target)) return undefined;
	if (captures.length === 0) return 'captures';
	return out === undefined ? '--out DIR' : undefined;
}

/** Without captures the mapping alone has to do. */
async function gatherFacts(inputs: Inputs, mapping: Mapping): Promise<Result<ExportFacts>> {
	if (inputs.captures.length === 0) return success(factsWithoutRecords(mapping));
	const line = createProgressLine();
	const forget = endOnInterrupt(line.clear);
	try {
		const {dataset, problems} = await loadAll(inputs, line.show);
		line.clear();
		const [problem] = problems;
		return problem === undefined ? success(factsOf(dataset, mapping)) : {ok: false, problem};
	} finally {
		forget();
	}
}

/** What has to be done besides. */
function remarks(target: TextTarget, {mapping, facts}: Material): readonly string[] {
	if (target !== 'endpoint-input' && target !== 'job-definition') return [];
	const {preprocessorReasons} = monitorSetup(mapping, facts);
	const labels =
		mapping.roles.groundTruth?.from === 'truth' ? [] : ['ground truth has to be filed: mqm-debug export ground-truth'];
	if (preprocessorReasons.length === 0) return labels;
	return [`needs the script of \`mqm-debug export preprocessor\`: ${preprocessorReasons.join('; ')}`, ...labels];
}

async function writeText(text: string, {out, overwrite}: Output): Promise<ExitStatus> {
	if (out === undefined || out === '-') {
		const unwritten = await print(text);
		return unwritten === undefined ? exitStatus.healthy : refused(unwritten, exitStatus.unreadable);
	}
	const saved = await saveFile(out, text, {overwrite});
	if (saved.ok) return exitStatus.healthy;
	const problem =
		saved.reason === 'exists' ? {...saved.problem, mend: 'Give --overwrite, or take another name'} : saved.problem;
	return refused(problem, exitStatus.usage);
}

function refused(problem: Problem, status: ExitStatus): ExitStatus {
	tellProblem(problem);
	return status;
}
