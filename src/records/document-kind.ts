/** What a JSON document from outside may turn out to be, as a message names it after "this is". */
export const kindNames = {
	mapping: 'a mapping',
	report: 'a report of `mqm-debug check --json`',
	'payload-expectation': 'a payload expectation',
	'job-definition': 'a model-quality job definition',
	'other-definition': 'the job definition of another kind of monitor',
	'monitoring-schedule': 'a monitoring schedule',
	'processing-job': 'a processing job',
	environment: 'the environment of a processing job',
	listing: 'a list of definitions, schedules or jobs',
	statistics: 'the statistics.json of model quality',
	constraints: 'the constraints.json of model quality',
	violations: 'a constraint_violations.json',
	'data-quality-statistics': 'the statistics.json of data quality',
	'data-quality-constraints': 'the constraints.json of data quality',
	'clarify-analysis': 'the analysis.json of a bias or explainability job',
	record: 'a captured record',
} as const;

export type DocumentKind = keyof typeof kindNames;

/** One of these keys is enough. The first kind that fits wins, so what is more telling stands first. */
const marks: readonly (readonly [DocumentKind, readonly string[]])[] = [
	['mapping', ['roles']],
	['report', ['suggestedMapping', 'funnel']],
	['job-definition', ['ModelQualityAppSpecification', 'ModelQualityJobInput']],
	['other-definition', otherDefinitions()],
	['monitoring-schedule', ['MonitoringScheduleConfig', 'MonitoringJobDefinition', 'MonitoringJobDefinitionName']],
	['listing', ['JobDefinitionSummaries', 'MonitoringScheduleSummaries', 'ProcessingJobSummaries']],
	['processing-job', ['Environment', 'ProcessingJobName', 'AppSpecification']],
	['environment', ['analysis_type', 'problem_type', 'inference_attribute', 'probability_attribute', 'dataset_source']],
	['statistics', ['regression_metrics', 'binary_classification_metrics', 'multiclass_classification_metrics']],
	[
		'constraints',
		['regression_constraints', 'binary_classification_constraints', 'multiclass_classification_constraints'],
	],
	['violations', ['violations']],
	['data-quality-constraints', ['monitoring_config']],
	['clarify-analysis', ['explanations', 'pre_training_bias_metrics', 'post_training_bias_metrics']],
	['record', ['captureData', 'groundTruthData', 'SageMakerInferenceId']],
	['payload-expectation', ['kind', 'problemType']],
];

/** What a document looks like, by its top-level keys; undefined where none of them tells. */
export function documentKind(json: unknown): DocumentKind | undefined {
	if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
	const known = marks.find(([, keys]) => keys.some((key) => Object.hasOwn(json, key)));
	if (known) return known[0];
	if (!('features' in json) || !('version' in json)) return undefined;
	return 'dataset' in json ? 'data-quality-statistics' : 'data-quality-constraints';
}

function otherDefinitions(): readonly string[] {
	const monitors = ['DataQuality', 'ModelBias', 'ModelExplainability'];
	return monitors.flatMap((monitor) => [`${monitor}AppSpecification`, `${monitor}JobInput`]);
}
