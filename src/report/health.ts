import type {Report} from './report.js';

/**
 * Whether there is nothing to do. A remark (severity info) is no reason to worry; records of which none can match are,
 * also where no cause was found.
 */
export function isHealthy({findings, before, after, funnel}: Report, {mapped}: {readonly mapped: boolean}): boolean {
	if (findings.some(({severity}) => severity !== 'info')) return false;
	const judged = mapped ? {...after, funnel: after?.funnel} : {...before, funnel};
	return judged.outcome === undefined || (judged.outcome === 'metrics' && judged.funnel?.comparable !== 0);
}
