import type {OutputKind} from '../apply/correction.js';
import type {Mapping} from '../mapping/mapping.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import type {Problem} from '../records/result.js';
import {jsonText} from '../report/json-text.js';
import {type ApplyCounts, correctRecords} from '../sources/correct-records.js';
import {fileProblem} from '../sources/file-problem.js';
import {openOutputFolder} from '../sources/output-folder.js';
import {type ExitStatus, exitStatus} from './exit-status.js';
import type {Inputs} from './inputs.js';
import {endOnInterrupt} from './interruption.js';
import {print, tell, tellProblem} from './streams.js';

export type Target = {
	readonly folder: string;
	readonly overwrite: boolean;
	/** What is written; everything where it is left out. */
	readonly kinds?: readonly OutputKind[];
};

/** Writes corrected records to a folder and says what was done: words on standard error, a summary as data. */
export async function writeRecords(inputs: Inputs, mapping: Mapping, target: Target): Promise<ExitStatus> {
	const output = await openOutputFolder(target.folder, target);
	if (!output.ok) return refused([output.problem], exitStatus.usage);
	const forget = endOnInterrupt(output.value.discard);
	try {
		const {counts, problems, monitor} = await correctRecords({
			mapping,
			configuration: inputs.configuration,
			set: inputs,
			output: output.value,
			isWanted: ({kind}) => target.kinds?.includes(kind) ?? true,
		});
		if (problems.length > 0) return refused([...problems, nothingWritten], exitStatus.unreadable);
		if (counts.input.records === 0) return refused([noRecords], exitStatus.unreadable);
		await output.value.commit();
		for (const line of narration(counts, target.folder)) tell(line);
		const isForMonitor = target.kinds?.includes('merged') ?? true;
		if (isForMonitor) for (const line of settingsToChange(inputs.configuration, monitor)) tell(line);
		const unwritten = await print(`${jsonText({version: 1, out: target.folder, ...counts})}\n`);
		return unwritten === undefined ? exitStatus.healthy : refused([unwritten], exitStatus.unreadable);
	} catch (error) {
		return refused([fileProblem(error, target.folder), nothingWritten], exitStatus.unreadable);
	} finally {
		output.value.discard();
		forget();
	}
}

const nothingWritten: Problem = {what: 'nothing was written'};
const noRecords: Problem = {
	what: 'there are no records in the input',
	mend: 'Records are NDJSON: one JSON object a line',
};

function refused(problems: readonly Problem[], status: ExitStatus): ExitStatus {
	for (const problem of problems) tellProblem(problem);
	return status;
}

const writtenNames: Readonly<Record<OutputKind, string>> = {
	captures: 'capture records as they are',
	groundTruth: 'ground-truth records',
	merged: 'merged records',
	records: 'records in the shape that the monitor expects',
};

const leftOutNames: Readonly<Record<keyof ApplyCounts['leftOut'], string>> = {
	undecoded: 'whose output cannot be decoded',
	withoutId: 'without an id: no ground truth can be filed for them',
	withoutGroundTruth: 'without ground truth',
	withoutPrediction: 'without a prediction',
};

function narration({input, written, leftOut}: ApplyCounts, folder: string): readonly string[] {
	const text = (count: number) => count.toLocaleString('en-US');
	const kinds = Object.keys(writtenNames) as OutputKind[];
	const reasons = Object.keys(leftOutNames) as (keyof ApplyCounts['leftOut'])[];
	const lines = kinds
		.filter((kind) => written[kind] > 0)
		.map((kind) => `  ${text(written[kind])} ${writtenNames[kind]}`);
	const left = reasons
		.filter((reason) => leftOut[reason] > 0)
		.map((reason) => `  ${text(leftOut[reason])} of ${text(input.records)} records ${leftOutNames[reason]}`);
	const bad = input.malformed + input.malformedGroundTruth;
	if (bad > 0) left.push(`  ${text(bad)} malformed lines`);
	return [
		...(lines.length === 0 ? [`nothing to write to ${folder}`] : [`written to ${folder}:`, ...lines]),
		...(left.length === 0 ? [] : ['not corrected:', ...left]),
	];
}

const settings = ['problemType', 'inferenceAttribute', 'probabilityAttribute', 'threshold', 'positiveLabel'] as const;

/** What no corrected record can mend: the monitor itself has to be told. */
function settingsToChange(before: MonitorConfiguration, after: MonitorConfiguration): readonly string[] {
	const changed = settings.filter((name) => after[name] !== before[name]);
	if (before.kind === undefined || changed.length === 0) return [];
	const text = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value));
	return [
		'the monitor has to be told as well:',
		...changed.map((name) => `  ${name}: ${text(after[name])} instead of ${text(before[name])}`),
	];
}
