import type {ReportedStatistics} from '../../monitor/statistics-file.js';
import type {Evidence} from '../finding.js';

/** What a detector of the one-file test looks at; `source` names the file of the report. */
export type Report = {readonly reported: ReportedStatistics; readonly source: string};

/** A value of the report as evidence. A report is one JSON document, so it has no line but its first. */
export function reportedValue({reported, source}: Report, path: string, value: unknown): Evidence {
	return {file: source, line: 1, path: `${blockNames[reported.problemType]}.${path}`, value};
}

const blockNames = {
	BinaryClassification: 'binary_classification_metrics',
	MulticlassClassification: 'multiclass_classification_metrics',
	Regression: 'regression_metrics',
} as const;
