import type {OneFileTest} from '../findings/statistics/one-file-test.js';
import type {ComparedMetric} from '../findings/statistics/recompute.js';

/** The one-file test: each reported metric beside what its own confusion matrix gives. */
export type StatisticsReport = {
	readonly verdict: 'consistent' | 'data-disagrees' | 'arithmetic' | 'not-testable';
	/** Rows that the reported confusion matrix counts. */
	readonly rows: number;
	/** Rows of it whose prediction equals the ground truth. */
	readonly agreeing: number;
	readonly positiveLabel?: string;
	readonly metrics: {readonly [name: string]: Omit<ComparedMetric, 'name'>};
};

export function statisticsReport({recomputed, findings}: OneFileTest): StatisticsReport {
	if (recomputed === undefined) return {verdict: 'not-testable', rows: 0, agreeing: 0, metrics: {}};
	const {matrix, agreeing, positive, metrics} = recomputed;
	return {
		verdict: verdictOf(findings.map(({code}) => code)),
		rows: matrix.rows,
		agreeing,
		...(positive !== undefined && {positiveLabel: positive}),
		metrics: Object.fromEntries(metrics.map(({name, ...compared}) => [name, compared])),
	};
}

function verdictOf(codes: readonly string[]): StatisticsReport['verdict'] {
	if (codes.includes('statistics/data-disagrees')) return 'data-disagrees';
	return codes.includes('statistics/arithmetic') ? 'arithmetic' : 'consistent';
}
