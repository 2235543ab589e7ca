import type {Finding} from '../finding.js';
import {type Report, reportedValue} from './evidence.js';
import type {Recomputation} from './recompute.js';

/** The reported matrix gives other metrics than those reported: the analyzer's own arithmetic failed. */
export function arithmetic(report: Report, {metrics, positive}: Recomputation): Finding | undefined {
	const wrong = metrics.filter(({agrees}) => !agrees);
	const [first] = wrong;
	if (first === undefined) return undefined;
	const shown = wrong.find(({name}) => name === 'accuracy') ?? first;
	const zeros = wrong.every(({reported}) => reported === 0);
	const taking = positive === undefined ? '' : ` (with ${JSON.stringify(positive)} as the positive class)`;
	return {
		code: 'statistics/arithmetic',
		mode: 'statistics',
		severity: 'error',
		count: wrong.length,
		total: metrics.length,
		message: `The reported matrix gives other metrics than those reported: ${shown.name} is reported as ${shown.reported}, its matrix gives ${shown.recomputed}${taking}. ${zeros ? 'The labels agree as text, so the analyzer compared them by type: a JSON number on one side, text on the other.' : 'The analyzer took another positive class, or compared the labels by type.'} No change of places or names helps: write both sides as text, ${positive === undefined ? 'the prediction as "1" and not 1' : 'and configure the positive class (positive_label)'}.`,
		evidence: wrong.slice(0, 3).map(({name, reported}) => reportedValue(report, `${name}.value`, reported)),
		fixes: [],
	};
}
