import {describe, expect, it} from 'vitest';
import {readConfiguration} from '../../src/monitor/read-configuration.js';
import {messageOf, valueIn} from '../support/results.js';

function read(json: unknown) {
	return valueIn(readConfiguration(json, 'monitor.json'));
}

function message(json: unknown): string {
	return messageOf(readConfiguration(json, 'monitor.json'));
}

const definition = {
	JobDefinitionArn: 'arn:aws:sagemaker:eu-west-1:000000000000:model-quality-job-definition/loans',
	JobDefinitionName: 'loans',
	CreationTime: '2026-02-03T10:00:00Z',
	ModelQualityAppSpecification: {
		ImageUri: '000000000000.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer',
		ProblemType: 'BinaryClassification',
		RecordPreprocessorSourceUri: 's3://loans/preprocess.py',
		Environment: {positive_label: 'repaid', colour: 'green'},
	},
	ModelQualityJobInput: {
		EndpointInput: {
			EndpointName: 'loans',
			LocalPath: '/opt/ml/processing/input_data',
			InferenceAttribute: 'verdict',
			ProbabilityAttribute: 'score',
			ProbabilityThresholdAttribute: 0.35,
		},
		GroundTruthS3Input: {S3Uri: 's3://loans/truth'},
	},
};

const environment = {
	analysis_type: 'MODEL_QUALITY',
	dataset_format: '{"sagemakerMergeJson":{"captureIndexNames":["endpointOutput"]}}',
	dataset_source: '/opt/ml/processing/input_data',
	inference_attribute: '0',
	problem_type: 'MulticlassClassification',
};

const job = {
	ProcessingJobName: 'model-quality-monitoring-202602031100-0a1b',
	AppSpecification: {ImageUri: '000000000000.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer'},
	Environment: environment,
	ProcessingJobStatus: 'Completed',
};

describe('a model-quality job definition', () => {
	it('says what the hosted job looks for', () => {
		expect(read(definition)).toEqual({
			kind: 'hosted',
			source: 'monitor.json',
			problemType: 'BinaryClassification',
			inferenceAttribute: 'verdict',
			probabilityAttribute: 'score',
			threshold: 0.35,
			positiveLabel: 'repaid',
			preprocessor: 's3://loans/preprocess.py',
		});
	});

	it('may run on a batch transform', () => {
		const batch = {DataCapturedDestinationS3Uri: 's3://loans/batch', InferenceAttribute: '7'};
		expect(read({...definition, ModelQualityJobInput: {BatchTransformInput: batch}}).inferenceAttribute).toBe('7');
	});

	it('does not name what it leaves empty', () => {
		const input = {InferenceAttribute: ' ', ProbabilityAttribute: '', ProbabilityThresholdAttribute: null};
		const bare = {ModelQualityAppSpecification: {ProblemType: ''}, ModelQualityJobInput: {EndpointInput: input}};
		expect(read(bare)).toEqual({kind: 'hosted', source: 'monitor.json'});
	});

	it.each([
		[-1.5, -1.5],
		['0.80', 0.8],
		[' 5e-1 ', 0.5],
	])('has the threshold %j as a number', (written, threshold) => {
		expect(read(withInput({ProbabilityThresholdAttribute: written})).threshold).toBe(threshold);
	});

	it('refuses a threshold that is no number', () => {
		expect(message(withInput({ProbabilityThresholdAttribute: 'half'}))).toBe(
			'monitor.json → ModelQualityJobInput.EndpointInput.ProbabilityThresholdAttribute: ' +
				'"half" is no number; the threshold is one, such as 0.5',
		);
	});

	it('refuses an attribute that is no text', () => {
		expect(message(withInput({InferenceAttribute: ['a']}))).toBe(
			'monitor.json → ModelQualityJobInput.EndpointInput.InferenceAttribute: found ["a"]; expected text or a number',
		);
	});

	it('refuses a problem type that the monitor does not have', () => {
		const json = {...definition, ModelQualityAppSpecification: {ProblemType: 'Multiclass'}};
		expect(message(json)).toContain('ModelQualityAppSpecification.ProblemType: found "Multiclass"; allowed: ');
		expect(message(json)).toContain('did you mean "MulticlassClassification"?');
	});

	it.each([
		[{EndpointInput: {}, BatchTransformInput: {}}, 'has both EndpointInput and BatchTransformInput'],
		[{}, 'has neither EndpointInput nor BatchTransformInput'],
		[undefined, 'has neither EndpointInput nor BatchTransformInput'],
	])('needs exactly one input (%#)', (inputs, text) => {
		expect(message({...definition, ModelQualityJobInput: inputs})).toContain(
			`monitor.json → ModelQualityJobInput: ${text}`,
		);
	});

	function withInput(input: object) {
		return {...definition, ModelQualityJobInput: {EndpointInput: input}};
	}
});

describe('a monitoring schedule', () => {
	const inline = {
		MonitoringInputs: [{EndpointInput: {EndpointName: 'loans', InferenceAttribute: 'verdict'}}],
		MonitoringAppSpecification: {ImageUri: 'x', RecordPreprocessorSourceUri: 's3://loans/p.py'},
		Environment: {problem_type: 'Regression'},
	};

	it('may carry its definition, as a request', () => {
		const config = {MonitoringType: 'ModelQuality', MonitoringJobDefinition: definition};
		expect(read({MonitoringScheduleName: 'hourly', MonitoringScheduleConfig: config})).toEqual(read(definition));
	});

	it('may carry a definition of the older form', () => {
		expect(read({MonitoringScheduleConfig: {MonitoringJobDefinition: inline}})).toEqual({
			kind: 'hosted',
			source: 'monitor.json',
			problemType: 'Regression',
			inferenceAttribute: 'verdict',
			preprocessor: 's3://loans/p.py',
		});
	});

	it('may be given without its outer part', () => {
		expect(read({MonitoringJobDefinition: inline}).inferenceAttribute).toBe('verdict');
	});

	it('names the place of a fault inside', () => {
		const broken = {...inline, MonitoringInputs: [{EndpointInput: {ProbabilityThresholdAttribute: 'x'}}]};
		expect(message({MonitoringScheduleConfig: {MonitoringJobDefinition: broken}})).toContain(
			'monitor.json → MonitoringScheduleConfig.MonitoringJobDefinition → ' +
				'MonitoringInputs[0].EndpointInput.ProbabilityThresholdAttribute: "x" is no number',
		);
	});

	it('that only names its definition leads to the command that prints it', () => {
		const config = {MonitoringJobDefinitionName: 'loans-v2', MonitoringType: 'ModelQuality'};
		expect(message({MonitoringScheduleConfig: config})).toBe(
			'monitor.json: this schedule only names its definition. Run ' +
				'`aws sagemaker describe-model-quality-job-definition --job-definition-name loans-v2` and give its output',
		);
	});

	it('never puts an odd name into a command', () => {
		expect(message({MonitoringJobDefinitionName: 'x; rm -r /'})).toContain('--job-definition-name NAME`');
	});

	it.each([{MonitoringType: 'DataQuality'}, {MonitoringScheduleConfig: {MonitoringType: 'DataQuality'}}])(
		'of another kind is refused (%#)',
		(schedule) => {
			expect(message({MonitoringJobDefinitionName: 'x', ...schedule})).toContain(
				'this schedule is of the type "DataQuality". Describe the schedule whose MonitoringType is "ModelQuality"',
			);
		},
	);
});

describe('a processing job', () => {
	it('of the analyzer says it in its environment', () => {
		expect(read(job)).toEqual({
			kind: 'hosted',
			source: 'monitor.json',
			problemType: 'MulticlassClassification',
			inferenceAttribute: '0',
		});
	});

	it('may be given as its environment alone', () => {
		expect(read(environment)).toEqual(read(job));
	});

	it('has numbers as text, or as numbers where a person typed them', () => {
		const typed = {...environment, inference_attribute: 3, probability_threshold_attribute: '0.5'};
		expect(read(typed)).toMatchObject({inferenceAttribute: '3', threshold: 0.5});
	});

	it('may say everything that the analyzer reads', () => {
		const all = {
			problem_type: 'BinaryClassification',
			inference_attribute: 'a',
			probability_attribute: 'b',
			probability_threshold_attribute: 0.25,
			ground_truth_attribute: 'c',
			positive_label: 'd',
			record_preprocessor_script: '/opt/ml/e.py',
		};
		expect(read({...job, Environment: all})).toEqual({
			kind: 'hosted',
			source: 'monitor.json',
			problemType: 'BinaryClassification',
			inferenceAttribute: 'a',
			probabilityAttribute: 'b',
			threshold: 0.25,
			groundTruthAttribute: 'c',
			positiveLabel: 'd',
			preprocessor: '/opt/ml/e.py',
		});
	});

	it.each([
		[{...job, AppSpecification: {ImageUri: 'x/sagemaker-model-monitor-groundtruth-merger'}}, 'merges the ground truth'],
		[{...job, ProcessingJobName: 'groundtruth-merge-202602031100-9f'}, 'merges the ground truth'],
		[{Environment: {dataset_source: 'a', ground_truth_source: 'b'}}, 'merges the ground truth'],
		[{Environment: {dataset_format: '{"sagemakerCaptureJson":{}}'}}, 'this is a data-quality job'],
		[{dataset_source: 'x', dataset_format: '{"sagemakerCaptureJson":{}}'}, 'this is a data-quality job'],
		[{Environment: {analysis_type: 'MODEL_BIAS'}}, 'this is a job of the analysis "MODEL_BIAS"'],
		[{Environment: {MODE: 'train'}}, 'this is a job without MODEL_QUALITY as its analysis_type'],
	])('of another kind leads to the analyzer job (%#)', (json, text) => {
		expect(message(json)).toContain(text);
		expect(message(json)).toContain('the names of analyzer jobs begin with `model-quality-monitoring-`');
	});

	it('without environment is refused', () => {
		expect(message({ProcessingJobName: 'x'})).toContain('this processing job has no Environment');
	});

	it('with a wrong variable is refused', () => {
		expect(message({...job, Environment: {...environment, problem_type: 'Binary'}})).toContain(
			'monitor.json → Environment.problem_type: found "Binary"; allowed: "BinaryClassification"',
		);
	});
});

describe('a payload expectation', () => {
	const expectation = {kind: 'payload', problemType: 'BinaryClassification'};

	it('needs a kind and a problem type only', () => {
		expect(read(expectation)).toEqual({...expectation, source: 'monitor.json'});
	});

	it('names the keys that the monitor looks for', () => {
		const whole = {
			...expectation,
			features: 'inputs',
			prediction: 'verdict',
			probability: 'score',
			threshold: 0.7,
			groundTruth: 'repaid',
			groundTruthFrom: 'request',
			positiveLabel: 'yes',
			labels: ['no', 'yes'],
		};
		expect(read(whole)).toEqual({
			...expectation,
			source: 'monitor.json',
			features: 'inputs',
			inferenceAttribute: 'verdict',
			probabilityAttribute: 'score',
			threshold: 0.7,
			groundTruthAttribute: 'repaid',
			groundTruthFrom: 'request',
			positiveLabel: 'yes',
			labels: ['no', 'yes'],
		});
	});

	it('may leave keys empty', () => {
		expect(read({...expectation, prediction: '', groundTruth: null})).toEqual(read(expectation));
	});

	it.each([
		[{...expectation, predction: 'x'}, 'monitor.json → predction: unknown key; did you mean "prediction"?'],
		[{...expectation, ground_truth: 'x'}, 'monitor.json → ground_truth: unknown key; did you mean "groundTruth"?'],
		[{problemType: 'Regression'}, 'monitor.json → kind: is missing; allowed: "payload"'],
		[{kind: 'hosted', problemType: 'Regression'}, 'monitor.json → kind: found "hosted"; allowed: "payload"'],
		[{kind: 'payload'}, 'monitor.json → problemType: is missing; allowed: "BinaryClassification"'],
		[{...expectation, positiveLabel: 1}, 'monitor.json → positiveLabel: found 1; expected text: write "1"'],
		[{...expectation, labels: ['a']}, 'monitor.json → labels: found ["a"]; expected at least 2 entries'],
		[{...expectation, threshold: 'x'}, 'monitor.json → threshold: "x" is no number'],
		[
			{...expectation, groundTruthFrom: 'reponse'},
			'found "reponse"; allowed: "response", "request", "record"; did you mean "response"?',
		],
	])('is read strictly (%#)', (json, text) => {
		expect(message(json)).toContain(text);
	});
});

describe('a file that is no monitor configuration', () => {
	it.each([
		[{version: 1, problemType: 'Regression', roles: {}}, 'this is a mapping, not a monitor configuration'],
		[{DataQualityAppSpecification: {}}, 'this is the job definition of another kind of monitor, not'],
		[{JobDefinitionSummaries: []}, 'this is a list of definitions, schedules or jobs, not'],
		[{version: 0, regression_metrics: {}}, 'this is the statistics.json of model quality, not'],
		[{violations: []}, 'this is a constraint_violations.json, not'],
		[{captureData: {}}, 'this is a captured record, not'],
		[{data: [1], prediction: 1}, 'this is no monitor configuration'],
		[[definition], 'this is no monitor configuration'],
		[null, 'this is no monitor configuration'],
		['x', 'this is no monitor configuration'],
	])('is told what to give instead (%#)', (json, text) => {
		expect(message(json)).toContain(text);
		expect(message(json)).toContain('Give the output of `aws sagemaker describe-model-quality-job-definition`');
	});
});
