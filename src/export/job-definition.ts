import type {Mapping} from '../mapping/mapping.js';
import {isJsonObject, type Json, type JsonObject} from '../records/json.js';
import {failure, type Result, success} from '../records/result.js';
import {withAttributes} from './endpoint-input.js';
import type {ExportFacts} from './facts.js';
import {type MonitorSetup, positiveLabelToTell} from './monitor-setup.js';

/** What `describe-model-quality-job-definition` adds and `create-model-quality-job-definition` refuses. */
const serverOnly = ['JobDefinitionArn', 'CreationTime', 'ResponseMetadata'];

/** To be replaced by the address of the preprocessor, where the definition names none. */
export const unknownPreprocessor = 's3://BUCKET/PREFIX/preprocessor.py';

/** The given job definition with the corrections in place, ready for `create-model-quality-job-definition`. */
export function jobDefinition(
	definition: Json | undefined,
	setup: MonitorSetup,
	mapping: Mapping,
	facts: ExportFacts,
): Result<string> {
	const inputs = isJsonObject(definition) ? definition['ModelQualityJobInput'] : undefined;
	if (!isJsonObject(definition) || !isJsonObject(inputs)) {
		const mend = 'Give the output of `aws sagemaker describe-model-quality-job-definition` with --monitor';
		return failure('there is no model-quality job definition to correct', {mend});
	}
	const corrected = Object.fromEntries(
		Object.entries(definition)
			.filter(([key]) => !serverOnly.includes(key))
			.map(([key, value]) => [key, key === 'ModelQualityJobInput' ? correctedInputs(inputs, setup) : value]),
	);
	const specification = objectOr(definition['ModelQualityAppSpecification']);
	return success(
		`${JSON.stringify(
			{...corrected, ModelQualityAppSpecification: correctedSpecification(specification, setup, mapping, facts)},
			null,
			2,
		)}\n`,
	);
}

function correctedInputs(inputs: JsonObject, setup: MonitorSetup): JsonObject {
	return Object.fromEntries(
		Object.entries(inputs).map(([name, block]) => {
			const isInput = name === 'EndpointInput' || name === 'BatchTransformInput';
			return [name, isInput && isJsonObject(block) ? withAttributes(block, setup) : block];
		}),
	);
}

function correctedSpecification(
	specification: JsonObject,
	setup: MonitorSetup,
	mapping: Mapping,
	facts: ExportFacts,
): JsonObject {
	const {Environment: given, ...others} = specification as JsonObject & {readonly Environment?: Json};
	const environment = correctedEnvironment(objectOr(given), setup, mapping, facts);
	const needsScript = setup.preprocessorReasons.length > 0;
	const script = specification['RecordPreprocessorSourceUri'] ?? (needsScript ? unknownPreprocessor : undefined);
	return {
		...others,
		ProblemType: mapping.problemType,
		...(script === undefined ? {} : {RecordPreprocessorSourceUri: script}),
		...(given === undefined && Object.keys(environment).length === 0 ? {} : {Environment: environment}),
	};
}

/** Variables that say the same as the corrected fields must not contradict them; AWS takes only text here. */
function correctedEnvironment(
	given: JsonObject,
	setup: MonitorSetup,
	mapping: Mapping,
	facts: ExportFacts,
): JsonObject {
	const said: {readonly [variable: string]: string | undefined} = {
		problem_type: mapping.problemType,
		inference_attribute: setup.inferenceAttribute,
		probability_attribute: setup.probabilityAttribute,
		probability_threshold_attribute: setup.threshold === undefined ? undefined : String(setup.threshold),
	};
	const kept = Object.entries(given).flatMap(([variable, value]): [string, Json][] => {
		if (variable === 'positive_label') return [];
		if (!Object.hasOwn(said, variable)) return [[variable, value]];
		const corrected = said[variable];
		return corrected === undefined ? [] : [[variable, corrected]];
	});
	const positive = positiveLabelToTell(mapping, facts);
	return {...Object.fromEntries(kept), ...(positive === undefined ? {} : {positive_label: positive})};
}

function objectOr(value: Json | undefined): JsonObject {
	return isJsonObject(value) ? value : {};
}
