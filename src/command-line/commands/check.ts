import {analysisSteps} from '../../findings/diagnose.js';
import {explainedCodes} from '../../findings/explain.js';
import {oneFileTest} from '../../findings/statistics/one-file-test.js';
import {outcomeAfter} from '../../mapping/after.js';
import type {ProblemType} from '../../metrics/problem-type.js';
import type {Dataset} from '../../records/dataset.js';
import {nearest} from '../../records/nearest.js';
import {printable} from '../../records/printable.js';
import type {Problem} from '../../records/result.js';
import {explanationText} from '../../report/explanation-text.js';
import {isHealthy} from '../../report/health.js';
import {jsonText} from '../../report/json-text.js';
import {type Report, reportOf, reportWithoutRecords} from '../../report/report.js';
import {reportText} from '../../report/report-text.js';
import {violationsWithoutRecords, violationsWithRecords} from '../../report/violations-report.js';
import {defineCommand} from '../command.js';
import {type ExitStatus, exitStatus} from '../exit-status.js';
import {type InputArguments, inputArguments, withInputs} from '../input-options.js';
import {type Inputs, openInputs} from '../inputs.js';
import {completeInTurns, endOnInterrupt} from '../interruption.js';
import {type Loaded, withRecords} from '../load.js';
import {createProgressLine} from '../progress-line.js';
import {stdinHasData} from '../standard-input.js';
import {print, tell, tellProblem} from '../streams.js';

export const check = defineCommand({
	usage: 'check [capture..]',
	summary: 'The same analysis without a screen, as text or JSON',
	build: (cli) =>
		withInputs(cli)
			.option('json', {type: 'boolean', default: false, describe: 'Print the report as one JSON object'})
			.option('explain', {
				type: 'string',
				requiresArg: true,
				describe: 'Explain a finding by its code, and do nothing else',
			}),
	run: (args) =>
		args.explain === undefined ? runCheck(inputArguments(args, 'check'), {json: args.json}) : explain(args.explain),
});

async function explain(code: string): Promise<ExitStatus> {
	const page = explanationText(code);
	if (page === undefined) {
		const similar = nearest(code, explainedCodes);
		const mend = similar === undefined ? `There are ${explainedCodes.join(', ')}` : `Did you mean ${similar}?`;
		tellProblem({what: `there is no finding "${printable(code)}"`, where: '--explain', mend});
		return exitStatus.usage;
	}
	const unwritten = await print(page);
	if (unwritten !== undefined) tellProblem(unwritten);
	return unwritten === undefined ? exitStatus.healthy : exitStatus.unreadable;
}

type Style = {readonly json: boolean};

async function runCheck(given: InputArguments, style: Style): Promise<ExitStatus> {
	const named = withPipedInput(given);
	if (named.captures.length === 0 && named.statistics === undefined) {
		tell('mqm-debug: no captures are given. Try: mqm-debug check capture.jsonl --monitor monitor.json');
		return exitStatus.usage;
	}
	const inputs = await openInputs(named);
	if (!inputs.ok) {
		tellProblem(inputs.problem);
		return inputs.status;
	}
	const examined = named.captures.length === 0 ? examineStatistics(inputs.value) : await examineRecords(inputs.value);
	for (const problem of examined.problems) tellProblem(problem);
	const {report} = examined;
	if (report !== undefined) tellStrangers(inputs.value, report.monitor.problemType);
	if (report === undefined) return exitStatus.unreadable;
	const context = {arguments: inputs.value.arguments, mapped: inputs.value.mapping !== undefined};
	const unwritten = await print(style.json ? `${jsonText(report)}\n` : reportText(report, context));
	if (unwritten !== undefined) tellProblem(unwritten);
	if (unwritten !== undefined || examined.problems.length > 0) return exitStatus.unreadable;
	return isHealthy(report, context) ? exitStatus.healthy : exitStatus.findings;
}

/** What somebody pipes to us is meant to be read, also without `-`. */
function withPipedInput(given: InputArguments): InputArguments {
	const isPiped = given.captures.length === 0 && given.statistics === undefined && stdinHasData();
	return isPiped ? {...given, captures: ['-']} : given;
}

/** Without a report nothing at all could be read. */
type Examination = {readonly report: Report | undefined; readonly problems: readonly Problem[]};

function examineStatistics(inputs: Inputs): Examination {
	const {statistics, constraints, configuration} = inputs;
	if (statistics === undefined) return {report: undefined, problems: []};
	const {path, statistics: reported} = statistics;
	const test = oneFileTest(reported, path, configuration.positiveLabel);
	const violations = constraints && violationsWithoutRecords(constraints.constraints, reported, test);
	return {report: reportWithoutRecords(configuration, reported.problemType, test, violations), problems: []};
}

async function examineRecords(inputs: Inputs): Promise<Examination> {
	const line = createProgressLine();
	const forget = endOnInterrupt(line.clear);
	try {
		return await withRecords(inputs, line.show, (loaded) => {
			line.clear();
			return examineLoaded(inputs, loaded);
		});
	} finally {
		forget();
	}
}

async function examineLoaded(inputs: Inputs, {dataset, problems}: Loaded): Promise<Examination> {
	const {configuration, mapping, statistics, constraints} = inputs;
	if (dataset.captures.rows === 0) return {report: undefined, problems: [...problems, nothingRead(dataset)]};
	const analysis = await completeInTurns(analysisSteps(dataset, configuration, mapping?.mapping));
	const {expectation, suggestedMapping, before, after, findings} = analysis;
	const positive = expectation.inferred.includes('positiveLabel') ? undefined : expectation.positiveLabel;
	const test = statistics && oneFileTest(statistics.statistics, statistics.path, positive);
	const violations =
		constraints &&
		violationsWithRecords(
			constraints.constraints,
			statistics?.statistics,
			(mapping === undefined ? before : after).statistics.metrics,
			outcomeAfter(dataset, suggestedMapping).statistics.metrics,
			[...findings, ...(test?.findings ?? [])],
		);
	return {report: reportOf({dataset, analysis, statistics: test, violations, problems}), problems};
}

/** A file of the monitor that is about another kind of problem has nothing in common with what is judged. */
function tellStrangers({statistics, constraints}: Inputs, problemType: ProblemType): void {
	for (const [path, found] of [
		[statistics?.path, statistics?.statistics.problemType],
		[constraints?.path, constraints?.constraints.problemType],
	]) {
		if (found === undefined || found === problemType) continue;
		tell(`mqm-debug: ${path} is about ${found}, while this is judged as ${problemType}: they cannot be compared`);
	}
}

function nothingRead({captureIntake, truths, sources}: Dataset): Problem {
	const [first] = captureIntake.badLines;
	const mend = 'Records are NDJSON: one JSON object a line';
	if (first === undefined && truths.rows > 0) {
		return {what: 'there are only ground-truth records, no captures', mend: 'Name the captured records as CAPTURE'};
	}
	if (first === undefined) return {what: 'there are no records in the input', mend};
	const file = sources[first.source];
	const where = file === undefined ? `line ${first.line}` : `${file}:${first.line}`;
	return {what: `none of ${captureIntake.read} lines is a record: ${first.reason}`, where, mend};
}
