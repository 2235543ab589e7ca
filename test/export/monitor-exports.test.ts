import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {endpointInput, inputBlock} from '../../src/export/endpoint-input.js';
import {factsOf, factsWithoutRecords} from '../../src/export/facts.js';
import {jobDefinition, unknownPreprocessor} from '../../src/export/job-definition.js';
import {monitorSetup} from '../../src/export/monitor-setup.js';
import {analyse} from '../../src/findings/diagnose.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {readConfiguration} from '../../src/monitor/read-configuration.js';
import type {Json} from '../../src/records/json.js';
import {correctRecords} from '../../src/sources/correct-records.js';
import {findSources} from '../../src/sources/find-sources.js';
import {openOutputFolder} from '../../src/sources/output-folder.js';
import {temporaryFolder} from '../sources/temporary-folder.js';
import {beyondMending, fixtureNames, load, openFixture} from '../support/fixtures.js';
import {messageOf, valueIn} from '../support/results.js';

/** The monitor file of this one is a processing job. */
const withoutDefinition = 'healthy/merged-gz';
const captured = fixtureNames.filter(
	(name) => !/payload$|exchange$/.test(name) && !beyondMending.includes(name) && name !== withoutDefinition,
);

/** What no attribute can say. */
const beyondAttributes = [
	'all/capture',
	'payload/base64-capture',
	'prediction/index-name-capture',
	'prediction/label-format-capture',
	'prediction/label-format-quotes-capture',
	'prediction/probability-as-label-capture',
	'prediction/type-mismatch-boolean-capture',
	'prediction/type-mismatch-capture',
	'prediction/type-mismatch-float-capture',
	'prediction/vector-as-label-capture',
	'prediction/vector-as-label-multiclass-capture',
];

async function exported(name: string) {
	const {set, dataset, configuration, monitor} = await openFixture(name);
	const {suggestedMapping: mapping, after} = analyse(dataset, configuration);
	const facts = factsOf(dataset, mapping);
	const setup = monitorSetup(mapping, facts);
	const definition = valueIn(jobDefinition(monitor as Json, setup, mapping, facts));
	return {set, dataset, configuration, monitor, mapping, after, facts, setup, definition: JSON.parse(definition)};
}

describe('the corrected job definition', () => {
	it('needs a preprocessor for what no attribute can say, and for nothing else', async () => {
		const names: string[] = [];
		for (const name of captured) if ((await exported(name)).setup.preprocessorReasons.length > 0) names.push(name);
		expect(names.toSorted()).toEqual(beyondAttributes);
	});

	const direct = captured.filter((name) => !beyondAttributes.includes(name));
	it.each(direct)('%s: the captures are healthy under it', async (name) => {
		const {set, mapping, after, configuration, definition} = await exported(name);
		const folder = temporaryFolder();
		const output = valueIn(await openOutputFolder(folder, {overwrite: false}));
		await correctRecords({mapping, configuration, set, output, isWanted: ({kind}) => kind !== 'merged'});
		await output.commit();
		const isMerged = name.includes('merged');
		const corrected = await load({
			captures: isMerged ? set.captures : valueIn(await findSources([join(folder, 'captures')])),
			groundTruth: isMerged ? [] : valueIn(await findSources([join(folder, 'ground-truth')])),
		});
		const {findings, before} = analyse(corrected, valueIn(readConfiguration(definition, 'definition')));
		expect(findings.filter(({severity}) => severity !== 'info').map(({code}) => code)).toEqual([]);
		expect(before.statistics.rows).toBe(after.statistics.rows);
		expect(before.reading.funnel.agreeing).toBe(after.reading.funnel.agreeing);
	});

	it('is what was given, but for the corrections and what only the server may say', async () => {
		const {monitor, definition} = await exported('keys/renamed-capture');
		const {JobDefinitionArn: _, CreationTime: __, ...given} = monitor as Record<string, never>;
		const expected = structuredClone(given) as never as {
			ModelQualityJobInput: {EndpointInput: {InferenceAttribute: string}};
		};
		expected.ModelQualityJobInput.EndpointInput.InferenceAttribute = 'prediction';
		expect(definition).toEqual(expected);
	});

	it('names a preprocessor where attributes cannot say what the mapping says', async () => {
		const {definition, setup} = await exported('prediction/vector-as-label-multiclass-capture');
		expect(setup.preprocessorReasons).toContain('the class is the place of the largest number');
		expect(definition.ModelQualityAppSpecification.RecordPreprocessorSourceUri).toBe(unknownPreprocessor);
		expect(definition.ModelQualityJobInput.EndpointInput.InferenceAttribute).toBe('probabilities');
	});

	it('tells the positive label and the problem type that the mapping has', async () => {
		const positive = await exported('prediction/positive-label-capture');
		expect(positive.definition.ModelQualityAppSpecification.Environment).toEqual({positive_label: 'positive'});
		const classes = await exported('config/problem-type-capture');
		expect(classes.definition.ModelQualityAppSpecification.ProblemType).toBe('MulticlassClassification');
	});

	it('takes away variables that would contradict it', () => {
		const mapping: Mapping = {
			version: 1,
			problemType: 'BinaryClassification',
			roles: {prediction: {from: 'output', path: '$.label'}},
		};
		const facts = factsWithoutRecords(mapping);
		const environment = {
			inference_attribute: '0',
			probability_attribute: '1',
			probability_threshold_attribute: '0.5',
			mine: 'x',
		};
		const definition = {
			ModelQualityAppSpecification: {ImageUri: 'image', Environment: environment},
			ModelQualityJobInput: {EndpointInput: {EndpointName: 'e', ProbabilityAttribute: '1'}, GroundTruthS3Input: {}},
		};
		const text = valueIn(jobDefinition(definition, monitorSetup(mapping, facts), mapping, facts));
		expect(JSON.parse(text)).toEqual({
			ModelQualityAppSpecification: {
				ImageUri: 'image',
				ProblemType: 'BinaryClassification',
				Environment: {inference_attribute: 'label', mine: 'x'},
			},
			ModelQualityJobInput: {EndpointInput: {EndpointName: 'e', InferenceAttribute: 'label'}, GroundTruthS3Input: {}},
		});
	});

	it('says what to give where there is no definition', () => {
		const mapping: Mapping = {
			version: 1,
			problemType: 'Regression',
			roles: {prediction: {from: 'output', path: '$[0]'}},
		};
		const facts = factsWithoutRecords(mapping);
		const refused = jobDefinition({kind: 'payload'}, monitorSetup(mapping, facts), mapping, facts);
		expect(messageOf(refused)).toContain('describe-model-quality-job-definition');
	});
});

describe('the endpoint input', () => {
	const threshold: Mapping = {
		version: 1,
		problemType: 'BinaryClassification',
		roles: {probability: {from: 'output', path: '$[0]'}},
		decision: {threshold: 0.5},
	};

	it('holds the threshold as a number, and attributes as text', () => {
		const facts = factsWithoutRecords(threshold);
		expect(inputBlock(monitorSetup(threshold, facts), facts, undefined)).toEqual({
			name: 'EndpointInput',
			block: {
				EndpointName: 'ENDPOINT_NAME',
				LocalPath: '/opt/ml/processing/input_data',
				ProbabilityAttribute: '0',
				ProbabilityThresholdAttribute: 0.5,
			},
		});
	});

	it('is given as JSON and as a call of the Python SDK', () => {
		const facts = factsWithoutRecords(threshold);
		const text = endpointInput(monitorSetup(threshold, facts), facts);
		expect(JSON.parse(text.slice(0, text.indexOf('\n\n')))).toHaveProperty('EndpointInput.ProbabilityAttribute', '0');
		expect(text.slice(text.indexOf('from sagemaker'))).toBe(
			[
				'from sagemaker.model_monitor import EndpointInput',
				'',
				'endpoint_input = EndpointInput(',
				'    endpoint_name="ENDPOINT_NAME",',
				'    destination="/opt/ml/processing/input_data",',
				'    probability_attribute="0",',
				'    probability_threshold_attribute=0.5,',
				')',
				'',
			].join('\n'),
		);
	});

	it('keeps what the given definition says besides', async () => {
		const {monitor, setup, facts} = await exported('healthy/transform');
		expect(inputBlock(setup, facts, monitor as Json)).toEqual({
			name: 'BatchTransformInput',
			block: (monitor as {ModelQualityJobInput: {BatchTransformInput: object}}).ModelQualityJobInput
				.BatchTransformInput,
		});
		expect(endpointInput(setup, facts, monitor as Json)).toContain(
			'dataset_format=MonitoringDatasetFormat.json(lines=True)',
		);
	});

	it.each([
		['$.a.b', 'an attribute names one column or one top-level key of the output'],
		['$.list[0]', 'an attribute names one column or one top-level key of the output'],
	])('goes with a preprocessor for a label at %s', (path, reason) => {
		const mapping: Mapping = {...threshold, roles: {prediction: {from: 'output', path}}};
		const setup = monitorSetup(mapping, factsWithoutRecords(mapping));
		expect(setup).toEqual({inferenceAttribute: 'prediction', preprocessorReasons: [reason]});
	});
});
