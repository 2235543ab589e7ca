import type {ReportedStatistics} from '../../monitor/statistics-file.js';
import type {Finding} from '../finding.js';
import {arithmetic} from './arithmetic.js';
import {dataDisagrees} from './data-disagrees.js';
import {duplicates} from './duplicates.js';
import {type Recomputation, recompute} from './recompute.js';

export type OneFileTest = {
	/** Undefined where the report has no confusion matrix: then nothing follows from it. */
	readonly recomputed: Recomputation | undefined;
	readonly findings: readonly Finding[];
};

/**
 * What the monitor's report says about itself, without any record: whether its zeros follow from its own matrix.
 * `source` names the file of the report.
 */
export function oneFileTest(reported: ReportedStatistics, source: string, configuredPositive?: string): OneFileTest {
	const report = {reported, source};
	const recomputed = recompute(reported, configuredPositive);
	const verdicts = recomputed && [dataDisagrees(report, recomputed), arithmetic(report, recomputed)];
	const findings = [...(verdicts ?? []), duplicates(report)].filter((finding) => finding !== undefined);
	return {recomputed, findings};
}
