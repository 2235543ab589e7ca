import {type ExportFacts, factsOf, factsWithoutRecords} from '../../export/facts.js';
import {exportRemarks, exportText, type TextTarget, textTargets} from '../../export/texts.js';
import type {Mapping} from '../../mapping/mapping.js';
import type {Json} from '../../records/json.js';
import {type Problem, type Result, success} from '../../records/result.js';
import {saveFile} from '../../sources/save-file.js';
import {defineCommand} from '../command.js';
import {type ExitStatus, exitStatus} from '../exit-status.js';
import {type InputArguments, inputArguments, withInputs} from '../input-options.js';
import {type Inputs, openInputs} from '../inputs.js';
import {endOnInterrupt} from '../interruption.js';
import {withRecords} from '../load.js';
import {readMonitorJson} from '../monitor-file.js';
import {outputOptions} from '../output-options.js';
import {createProgressLine} from '../progress-line.js';
import {print, tell, tellProblem} from '../streams.js';
import {writeRecords} from '../write-records.js';

const recordKinds = {'ground-truth': ['groundTruth'], records: ['merged', 'records']} as const;

type RecordTarget = keyof typeof recordKinds;

const targets = [...(Object.keys(recordKinds) as RecordTarget[]), ...textTargets] as const;

export const exportCommand = defineCommand({
	usage: 'export <target> [capture..]',
	summary: 'Files and scripts that mend the real monitor',
	build: (cli) =>
		withInputs(cli)
			.options(outputOptions('Folder for ground-truth and records; file for the others, else standard output'))
			.positional('target', {choices: targets, demandOption: true, describe: `One of ${targets.join(', ')}`}),
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
	const {configuration} = inputs.value;
	const material = {mapping, facts: facts.value, configuration, definition: document.value as Json | undefined};
	const text = exportText(target, material);
	if (!text.ok) return refused(text.problem, exitStatus.usage);
	for (const remark of exportRemarks(target, material)) tell(remark);
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
		return await withRecords(inputs, line.show, async ({dataset, problems: [problem]}) => {
			line.clear();
			return problem === undefined ? success(factsOf(dataset, mapping)) : {ok: false, problem};
		});
	} finally {
		forget();
	}
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
