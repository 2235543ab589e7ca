import * as z from 'zod';
import type {Curve, MatrixTable, Metric} from '../metrics/outcomes.js';
import type {ProblemType} from '../metrics/problem-type.js';
import {checkShape} from '../records/check-shape.js';
import {onlyDefined} from '../records/only-defined.js';
import {type Result, success} from '../records/result.js';
import {blockOf} from './metric-files.js';

/** What the monitor reported in its `statistics.json`, by its own metric names. */
export type ReportedStatistics = {
	readonly problemType: ProblemType;
	/** Rows that were compared; the monitor multiplies a record by its ground-truth records. */
	readonly itemCount?: number;
	readonly evaluationTime?: string;
	readonly metrics: {readonly [name: string]: Metric};
	readonly curves: {readonly [name: string]: Curve};
	/** `[actual][predicted]`; regression has none. */
	readonly confusionMatrix?: MatrixTable;
};

/** Values that JSON has no number for are written as text. */
const value = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity']).transform(Number)]);

const metric = z
	.looseObject({value, standard_deviation: z.union([z.number(), z.literal('NaN')]).default('NaN')})
	.transform(({value, standard_deviation}): Metric => ({value, standard_deviation}));

const curve = z.record(z.string(), z.array(value));
const count = z.int().min(0);
const confusionMatrix = z.record(z.string(), z.record(z.string(), count));

const block = z.object({confusion_matrix: confusionMatrix.optional()}).catchall(z.union([metric, curve]));
const header = z.looseObject({
	dataset: z.looseObject({item_count: count.optional(), evaluation_time: z.string().optional()}).optional(),
});

/** Reads the `statistics.json` of a model-quality job. `version` and `dataset` may be missing, as in excerpts. */
export function parseStatistics(json: unknown, where: string): Result<ReportedStatistics> {
	const found = blockOf(json, 'statistics', where);
	if (!found.ok) return found;
	const {problemType, name, content} = found.value;
	const scores = checkShape(block, content, `${where} → ${name}`);
	if (!scores.ok) return scores;
	const about = checkShape(header, json, where);
	if (!about.ok) return about;
	const {confusion_matrix: matrix, ...rest} = scores.value;
	const entries = Object.entries(rest);
	return success({
		problemType,
		metrics: Object.fromEntries(entries.flatMap(([key, score]) => (isMetric(score) ? [[key, score]] : []))),
		curves: Object.fromEntries(entries.flatMap(([key, score]) => (isMetric(score) ? [] : [[key, score]]))),
		...onlyDefined({
			itemCount: about.value.dataset?.item_count,
			evaluationTime: about.value.dataset?.evaluation_time,
			confusionMatrix: matrix,
		}),
	});
}

function isMetric(score: Metric | Curve): score is Metric {
	return 'standard_deviation' in score;
}
