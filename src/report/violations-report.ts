import type {Analysis} from '../findings/diagnose.js';
import type {Finding} from '../findings/finding.js';
import type {OneFileTest} from '../findings/statistics/one-file-test.js';
import type {Metrics} from '../metrics/outcomes.js';
import type {ReportedConstraints} from '../monitor/constraints-file.js';
import type {ReportedStatistics} from '../monitor/statistics-file.js';
import {type Violation, violationsOf} from '../monitor/violations.js';

/** A violation, with the codes of the findings that it comes from: none where the model itself is that weak. */
export type ReportedViolation = Violation & {readonly consequenceOf: readonly string[]};

/**
 * The violations of what the monitor reported; without its report, of what was computed here. One that is gone once every
 * finding is mended is a consequence of the findings.
 */
export function violationsWithRecords(
	constraints: ReportedConstraints,
	reported: ReportedStatistics | undefined,
	judged: Metrics,
	mended: Metrics,
	findings: Analysis['findings'],
): readonly ReportedViolation[] {
	const left = violationsOf(constraints, mended);
	return marked(violationsOf(constraints, reported?.metrics ?? judged), (name) => left.has(name), findings);
}

/** The same from the monitor's report alone: what its own matrix does not violate is a mistake of the report. */
export function violationsWithoutRecords(
	constraints: ReportedConstraints,
	reported: ReportedStatistics,
	{recomputed, findings}: OneFileTest,
): readonly ReportedViolation[] {
	const values = (recomputed?.metrics ?? []).map(
		({name, recomputed: value}) => [name, {value, standard_deviation: 'NaN'}] as const,
	);
	const known = new Map(values);
	const left = violationsOf(constraints, Object.fromEntries(values));
	const nothingAgrees = findings.some(({code}) => code === 'statistics/data-disagrees');
	return marked(
		violationsOf(constraints, reported.metrics),
		(name) => !nothingAgrees && (left.has(name) || !known.has(name)),
		findings,
	);
}

function marked(
	violations: ReadonlyMap<string, Violation>,
	staysWhenMended: (name: string) => boolean,
	findings: readonly Finding[],
): readonly ReportedViolation[] {
	const codes = findings.filter(({severity}) => severity === 'error').map(({code}) => code);
	return [...violations].map(([name, violation]) => ({
		...violation,
		consequenceOf: staysWhenMended(name) ? [] : codes,
	}));
}
