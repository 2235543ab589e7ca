import {printable} from '../records/printable.js';
import type {StatisticsReport} from './statistics-report.js';
import {countOf, table, wrap} from './text-layout.js';
import type {ReportedViolation} from './violations-report.js';

const verdicts: Readonly<Record<StatisticsReport['verdict'], string>> = {
	consistent: 'every metric follows from its confusion matrix',
	'data-disagrees': 'the zeros follow from its confusion matrix: the data disagree',
	arithmetic: 'its metrics do not follow from its confusion matrix: the arithmetic failed',
	'not-testable': 'it has no confusion matrix to compute from',
};

/** What the monitor reported, beside what its own matrix gives. */
export function statisticsText(statistics: StatisticsReport): readonly string[] {
	const {verdict, rows, agreeing, metrics} = statistics;
	const head = wrap(`What the monitor reported: ${verdicts[verdict]}.`);
	if (verdict === 'not-testable') return head;
	const lines = Object.entries(metrics).map(([name, {reported, recomputed, agrees}]) => [
		printable(name),
		reported.toFixed(4),
		recomputed.toFixed(4),
		agrees ? '' : '✗',
	]);
	const counts = `  ${countOf(agreeing)} of its ${countOf(rows)} rows agree.`;
	return [...head, counts, ...table([['', 'reported', 'from matrix', ''], ...lines])];
}

/** The violations in the monitor's own words; `←` names the findings that they come from. */
export function violationsText(violations: readonly ReportedViolation[]): readonly string[] {
	if (violations.length === 0) return ['Violations: none'];
	return [
		`Violations, as the monitor words them (${violations.length})`,
		...violations.flatMap(({description, consequenceOf}) => [
			...wrap(printable(description), '  '),
			...(consequenceOf.length === 0 ? [] : wrap(`← ${consequenceOf.join(', ')}`, '    ')),
		]),
	];
}
