import {formatMapping} from '../mapping/format-mapping.js';
import {stages} from '../mapping/funnel.js';
import {printable} from '../records/printable.js';
import {problemText} from '../records/result.js';
import {commandText} from '../session/command-text.js';
import {findingText} from './findings-text.js';
import {isHealthy} from './health.js';
import {escapeJson} from './json-text.js';
import {matrixText} from './matrix-text.js';
import {metricsText} from './metrics-text.js';
import type {Report} from './report.js';
import {statisticsText, violationsText} from './statistics-text.js';
import {countOf, table, wrap} from './text-layout.js';
import {headline, verdictOf} from './verdict.js';

/** How the report came about, for what it says about going on. */
export type ReportContext = {
	/** The input arguments, as `mqm-debug` takes them again. */
	readonly arguments: readonly string[];
	/** The records were judged as a mapping reads them. */
	readonly mapped: boolean;
};

/** The report for people: plain text, 80 columns, the verdict first. Nothing in it can drive a terminal. */
export function reportText(report: Report, context: ReportContext): string {
	const nothingToTell = report.problems === undefined && (report.violations ?? []).length === 0;
	const sections =
		nothingToTell && isHealthy(report, context)
			? [[healthyLine(report, context)]]
			: [...opening(report, context), ...body(report, context), ...goingOn(report, context)];
	return `${sections
		.filter((lines) => lines.length > 0)
		.map((lines) => lines.join('\n'))
		.join('\n\n')}\n`;
}

type Section = readonly string[];

function healthyLine({input, after, statistics, findings}: Report, {mapped}: ReportContext): string {
	if (after === undefined && statistics?.verdict === 'not-testable') {
		return 'No findings, but there was little to test: the report has no confusion matrix.';
	}
	if (after === undefined) return `Consistent: ${countOf(statistics?.rows ?? 0)} rows reported, no findings.`;
	const score = headline(after.metrics);
	const remarks = findings.map(({code}) => code).join(', ');
	const found = remarks === '' ? 'no findings' : `no errors or warnings (remark: ${remarks}; --json shows it)`;
	const parts = [`${countOf(input.records)} records`, ...(score === undefined ? [] : [score]), found];
	return `Healthy${mapped ? ' as mapped' : ''}: ${parts.join(', ')}.`;
}

function opening(report: Report, {mapped}: ReportContext): readonly Section[] {
	const {input, monitor, funnel, before, after, problems, statistics} = report;
	if (before === undefined || after === undefined || funnel === undefined) {
		return statistics === undefined ? [] : [statisticsText(statistics)];
	}
	const judged = mapped ? {...after, message: null} : {...before, funnel};
	const verdict = printable(verdictOf(judged));
	const dialects = Object.keys(input.dialects).join(', ');
	const inferred = monitor.inferred.length === 0 ? '' : ` Inferred from the data: ${monitor.inferred.join(', ')}.`;
	const said = `${monitor.problemType}; ${countOf(input.records)} records (${dialects}), ${countOf(input.groundTruthRecords)} ground-truth records.${inferred}`;
	return [
		wrap(`${verdict}.`),
		(problems ?? []).flatMap((problem) => wrap(`Read only in part: ${printable(problemText(problem))}`)),
		wrap(printable(said)),
	];
}

function body(report: Report, context: ReportContext): readonly Section[] {
	const {funnel, before, after, statistics, violations} = report;
	const matrices =
		before === undefined || after === undefined
			? []
			: [...matrixText('  before', before.confusionMatrix), ...matrixText('  after', after.confusionMatrix)];
	return [
		funnel === undefined || after === undefined ? [] : funnelText(funnel, after.funnel),
		...findingSections(report, context),
		matrices.length === 0 ? [] : ['Confusion matrix (rows: ground truth, columns: prediction)', ...matrices],
		metricsText(report),
		statistics === undefined || after === undefined ? [] : statisticsText(statistics),
		violations === undefined ? [] : violationsText(violations),
	];
}

function findingSections(report: Report, context: ReportContext): readonly Section[] {
	const {findings} = report;
	if (findings.length > 0) return [[`Findings (${findings.length})`], ...findings.map(findingText)];
	if (isHealthy(report, context)) return [];
	return [wrap('No known cause was found. Compare the labels of both sides in the debugger.')];
}

function funnelText(before: NonNullable<Report['funnel']>, after: NonNullable<Report['funnel']>): Section {
	const rows = stages.map((stage) => [stage, countOf(before[stage]), countOf(after[stage])]);
	return [
		...wrap(
			'Records that pass each stage. "before" is as the monitor reads them, computed here and not by AWS; "after" is as the mapping reads them.',
		),
		...table([['', 'before', 'after'], ...rows]),
	];
}

function goingOn({suggestedMapping, findings}: Report, {arguments: inputs, mapped}: ReportContext): readonly Section[] {
	if (suggestedMapping === undefined) return [];
	const mend = [
		'How to go on',
		`  ${commandText(inputs)}`,
		'    opens the debugger on the same inputs, to mend this key by key',
	];
	if (!findings.some(({fixes}) => fixes.length > 0)) return [mend];
	const check = ['check', ...withoutMapping(inputs), '--mapping', 'mapping.json'];
	const title = mapped ? 'Suggested mapping, the given one mended' : 'Suggested mapping';
	return [
		[...mend, `  ${commandText(check)}`, '    judges the records by the mapping below, once it is saved'],
		[title, escapeJson(formatMapping(suggestedMapping)).trimEnd()],
	];
}

function withoutMapping(inputs: readonly string[]): readonly string[] {
	const at = inputs.indexOf('--mapping');
	return at === -1 ? inputs : inputs.toSpliced(at, 2);
}
