import {isJsonObject, type Json, type JsonObject} from '../records/json.js';
import type {ExportFacts} from './facts.js';
import type {MonitorSetup} from './monitor-setup.js';
import {pythonNumber} from './python/decision-code.js';
import {pythonText} from './python/literal.js';

/** The input block of a job definition, by its name. */
export type InputBlock = {readonly name: 'EndpointInput' | 'BatchTransformInput'; readonly block: JsonObject};

const attributeKeys = ['InferenceAttribute', 'ProbabilityAttribute', 'ProbabilityThresholdAttribute'] as const;

/** The attributes as the API takes them: the threshold is a number, the rest is text. */
function attributesOf({inferenceAttribute, probabilityAttribute, threshold}: MonitorSetup): JsonObject {
	return {
		...(inferenceAttribute === undefined ? {} : {InferenceAttribute: inferenceAttribute}),
		...(probabilityAttribute === undefined ? {} : {ProbabilityAttribute: probabilityAttribute}),
		...(threshold === undefined ? {} : {ProbabilityThresholdAttribute: threshold}),
	};
}

/** The given definition's input block with the attributes in place; without one, a block with names to fill in. */
export function inputBlock(setup: MonitorSetup, facts: ExportFacts, definition: Json | undefined): InputBlock {
	const inputs = isJsonObject(definition) ? definition['ModelQualityJobInput'] : undefined;
	for (const name of ['EndpointInput', 'BatchTransformInput'] as const) {
		const given = isJsonObject(inputs) ? inputs[name] : undefined;
		if (isJsonObject(given)) return {name, block: withAttributes(given, setup)};
	}
	return facts.dialect === 'transform'
		? {name: 'BatchTransformInput', block: withAttributes(emptyBatchInput(facts), setup)}
		: {name: 'EndpointInput', block: withAttributes({EndpointName: 'ENDPOINT_NAME', LocalPath: localPath}, setup)};
}

const localPath = '/opt/ml/processing/input_data';

function emptyBatchInput({outputFormat}: ExportFacts): JsonObject {
	return {
		DataCapturedDestinationS3Uri: 's3://BUCKET/PREFIX',
		DatasetFormat: outputFormat === 'csv' ? {Csv: {Header: false}} : {Json: {Line: true}},
		LocalPath: localPath,
	};
}

/** The block with these attributes instead of those that it has. */
export function withAttributes(block: JsonObject, setup: MonitorSetup): JsonObject {
	const others = Object.entries(block).filter(([key]) => !attributeKeys.some((attribute) => attribute === key));
	return {...Object.fromEntries(others), ...attributesOf(setup)};
}

/** The block as JSON, and the same for the SageMaker Python SDK (version 2, as in its model monitor examples). */
export function endpointInput(setup: MonitorSetup, facts: ExportFacts, definition?: Json): string {
	const {name, block} = inputBlock(setup, facts, definition);
	return `${JSON.stringify({[name]: block}, null, 2)}\n\n${sdkCall({name, block})}`;
}

/** Arguments of the SDK's classes by the keys of the API. */
const sdkArguments: Readonly<Record<string, string>> = {
	EndpointName: 'endpoint_name',
	DataCapturedDestinationS3Uri: 'data_captured_destination_s3_uri',
	LocalPath: 'destination',
	S3InputMode: 's3_input_mode',
	S3DataDistributionType: 's3_data_distribution_type',
	StartTimeOffset: 'start_time_offset',
	EndTimeOffset: 'end_time_offset',
	FeaturesAttribute: 'features_attribute',
	InferenceAttribute: 'inference_attribute',
	ProbabilityAttribute: 'probability_attribute',
	ProbabilityThresholdAttribute: 'probability_threshold_attribute',
	ExcludeFeaturesAttribute: 'exclude_features_attribute',
};

function sdkCall({name, block}: InputBlock): string {
	const format = name === 'BatchTransformInput' ? formatArgument(block['DatasetFormat']) : undefined;
	const lines = Object.entries(block).flatMap(([key, value]) => {
		const argument = sdkArguments[key];
		if (key === 'DatasetFormat' && format !== undefined) return [`    dataset_format=${format},`];
		if (argument === undefined || (typeof value !== 'string' && typeof value !== 'number')) return [];
		return [`    ${argument}=${typeof value === 'number' ? pythonNumber(value) : pythonText(value)},`];
	});
	const imported = format === undefined ? name : `${name}, MonitoringDatasetFormat`;
	const variable = name === 'EndpointInput' ? 'endpoint_input' : 'batch_transform_input';
	return `from sagemaker.model_monitor import ${imported}\n\n${variable} = ${name}(\n${lines.join('\n')}\n)\n`;
}

function formatArgument(format: Json | undefined): string {
	const csv = isJsonObject(format) ? format['Csv'] : undefined;
	if (isJsonObject(csv)) return `MonitoringDatasetFormat.csv(header=${csv['Header'] === true ? 'True' : 'False'})`;
	if (isJsonObject(format) && format['Parquet'] !== undefined) return 'MonitoringDatasetFormat.parquet()';
	return 'MonitoringDatasetFormat.json(lines=True)';
}
