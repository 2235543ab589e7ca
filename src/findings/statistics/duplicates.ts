import type {Finding} from '../finding.js';
import {type Report, reportedValue} from './evidence.js';

/** The monitor draws samples of 80 % only from this many rows on. */
const fewestRows = 200;

/**
 * By chance alone five samples give a deviation this many times too small in 3 of 1,000 reports (chi-square, four
 * degrees of freedom).
 */
const implausible = 5;

/**
 * A deviation far too small for the row count: the same labels were filed several times, and every pair counts as a row
 * (seen in real runs whose ground truth was uploaded repeatedly).
 */
export function duplicates(report: Report): Finding | undefined {
	const {metrics, itemCount, confusionMatrix} = report.reported;
	const name = metrics['accuracy'] === undefined ? 'recall' : 'accuracy';
	const metric = metrics[name];
	const rows = itemCount ?? rowsOf(confusionMatrix);
	if (metric === undefined || typeof metric.standard_deviation !== 'number' || rows < fewestRows) return undefined;
	const {value, standard_deviation: deviation} = metric;
	// The deviation of a share over samples of 80 %.
	const expected = Math.sqrt(((value * (1 - value)) / rows) * 0.25);
	if (!(expected > 0) || deviation * implausible >= expected) return undefined;
	const times = deviation === 0 ? '' : ` (${(expected / deviation).toFixed(0)} times too small)`;
	return {
		code: 'statistics/duplicates',
		mode: 'statistics',
		severity: 'warning',
		count: rows,
		total: rows,
		message: `The deviation of ${name} is ${deviation.toPrecision(2)}, while ${rows.toLocaleString('en-US')} rows give about ${expected.toPrecision(2)}${times}. Labels that are filed more than once in an hour do this: every copy counts as a row of its own. File one label for each id.`,
		evidence: [reportedValue(report, `${name}.standard_deviation`, deviation)],
		fixes: [],
	};
}

function rowsOf(table: Report['reported']['confusionMatrix']): number {
	const counts = Object.values(table ?? {}).flatMap((row) => Object.values(row));
	return counts.reduce((sum, count) => sum + count, 0);
}
