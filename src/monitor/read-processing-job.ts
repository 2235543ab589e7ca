import {checkShape} from '../records/check-shape.js';
import {failure, type Result, success} from '../records/result.js';
import {type Environment, environmentSchema, processingJobSchema} from './configuration-schema.js';
import type {MonitorConfiguration} from './expectation.js';
import {fromEnvironment} from './read-definition.js';

/** An analyzer job: everything that it looks for is in its environment. */
export function readProcessingJob(json: unknown, source: string): Result<MonitorConfiguration> {
	const shaped = checkShape(processingJobSchema, json, source);
	if (!shaped.ok) return shaped;
	const {ProcessingJobName: name, AppSpecification: application, Environment: environment} = shaped.value;
	const isMerge = application?.ImageUri?.includes('groundtruth-merger') || name?.startsWith('groundtruth-merge');
	if (isMerge) return failure('this is the job that merges the ground truth', {where: source, mend: analyzerJob});
	if (!environment) {
		const mend = 'Give the whole output of `aws sagemaker describe-processing-job`';
		return failure('this processing job has no Environment', {where: source, mend});
	}
	return readEnvironment(environment, source);
}

/** The environment alone, as it is copied out of a job. */
export function readBareEnvironment(json: unknown, source: string): Result<MonitorConfiguration> {
	const shaped = checkShape(environmentSchema, json, source);
	return shaped.ok ? readEnvironment(shaped.value, source) : shaped;
}

const analyzerJob =
	'Describe the analyzer job of the same hour; the names of analyzer jobs begin with `model-quality-monitoring-`';

function readEnvironment(environment: Environment, source: string): Result<MonitorConfiguration> {
	const other = otherJob(environment);
	if (other !== undefined) return failure(`this is ${other}`, {where: source, mend: analyzerJob});
	return success({...fromEnvironment(environment), kind: 'hosted', source});
}

/** What else the job is, if it is no model-quality analyzer. Only that one has a problem type and attributes. */
function otherJob(environment: Environment): string | undefined {
	const {analysis_type: analysis, dataset_format: format} = environment;
	if (environment.ground_truth_source !== undefined) return 'the job that merges the ground truth';
	if (analysis !== undefined && analysis !== 'MODEL_QUALITY')
		return `a job of the analysis ${JSON.stringify(analysis)}`;
	const looksForSomething =
		environment.problem_type ?? environment.inference_attribute ?? environment.probability_attribute;
	if (analysis !== undefined || looksForSomething !== undefined) return undefined;
	return format?.includes('sagemakerCaptureJson')
		? 'a data-quality job'
		: 'a job without MODEL_QUALITY as its analysis_type';
}
