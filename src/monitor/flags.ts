import {problemTypes} from '../metrics/problem-type.js';
import {shortForm} from '../records/check-shape.js';
import {nearest} from '../records/nearest.js';
import {onlyDefined} from '../records/only-defined.js';
import {failure, type Result, success} from '../records/result.js';
import {thresholdOf} from './configuration-schema.js';
import type {MonitorConfiguration} from './expectation.js';

/** What the command line says about the monitor, as typed. Blank is the same as not given. */
export type MonitorFlags = {
	readonly problemType?: string | undefined;
	readonly inferenceAttribute?: string | undefined;
	readonly probabilityAttribute?: string | undefined;
	readonly threshold?: string | number | undefined;
	readonly groundTruthAttribute?: string | undefined;
	readonly positiveLabel?: string | undefined;
};

/** The configuration with the flags on top; flags win. Without a file the kind stays open until the data are seen. */
export function withFlags(
	configuration: MonitorConfiguration | undefined,
	flags: MonitorFlags,
): Result<MonitorConfiguration> {
	const problemType = readProblemType(flags.problemType);
	if (!problemType.ok) return problemType;
	const threshold = readThreshold(flags.threshold);
	if (!threshold.ok) return threshold;
	const given = onlyDefined({
		problemType: problemType.value,
		inferenceAttribute: unlessBlank(flags.inferenceAttribute),
		probabilityAttribute: unlessBlank(flags.probabilityAttribute),
		threshold: threshold.value,
		groundTruthAttribute: unlessBlank(flags.groundTruthAttribute),
		positiveLabel: unlessBlank(flags.positiveLabel),
	});
	return success({...(configuration ?? {source: 'command line'}), ...given});
}

function readProblemType(flag: string | undefined): Result<MonitorConfiguration['problemType']> {
	const wanted = unlessBlank(flag);
	const known = problemTypes.find((type) => type === wanted);
	if (wanted === undefined || known) return success(known);
	const near = nearest(wanted, problemTypes);
	const mend = `${near === undefined ? '' : `Did you mean ${near}? `}Allowed: ${problemTypes.join(', ')}`;
	return failure(`${shortForm(wanted)} is no problem type`, {where: '--problem-type', mend});
}

function readThreshold(flag: string | number | undefined): Result<number | undefined> {
	if (flag === undefined || String(flag).trim() === '') return success(undefined);
	const threshold = typeof flag === 'number' ? flag : thresholdOf(flag);
	if (Number.isFinite(threshold)) return success(threshold);
	return failure(`${shortForm(String(flag))} is no number`, {where: '--threshold', mend: 'Give one such as 0.5'});
}

function unlessBlank(flag: string | undefined): string | undefined {
	return flag === undefined || flag.trim() === '' ? undefined : flag;
}
