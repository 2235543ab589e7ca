import {checkShape} from '../records/check-shape.js';
import {onlyDefined} from '../records/only-defined.js';
import {failure, type Result, success} from '../records/result.js';
import {
	definitionSchema,
	type Environment,
	inlineDefinitionSchema,
	type MonitoringInput,
	type MonitoringInputs,
	scheduleSchema,
} from './configuration-schema.js';
import type {MonitorConfiguration} from './expectation.js';

/** A model-quality job definition, as AWS prints it or takes it. */
export function readDefinition(json: unknown, source: string): Result<MonitorConfiguration> {
	const shaped = checkShape(definitionSchema, json, source);
	if (!shaped.ok) return shaped;
	const {ModelQualityAppSpecification: specification, ModelQualityJobInput: inputs} = shaped.value;
	const input = onlyInput(inputs, `${source} → ModelQualityJobInput`);
	if (!input.ok) return input;
	return success({
		...fromEnvironment(specification?.Environment),
		...fromInput(input.value),
		...onlyDefined({
			kind: 'hosted' as const,
			source,
			problemType: specification?.ProblemType,
			preprocessor: specification?.RecordPreprocessorSourceUri,
		}),
	});
}

/** A monitoring schedule: it either carries its definition or only names it. */
export function readSchedule(json: unknown, source: string): Result<MonitorConfiguration> {
	const shaped = checkShape(scheduleSchema, json, source);
	if (!shaped.ok) return shaped;
	const nested = shaped.value.MonitoringScheduleConfig;
	const schedule = {...shaped.value, ...(nested && onlyDefined(nested))};
	const type = schedule.MonitoringType;
	if (type !== undefined && type !== 'ModelQuality') {
		const mend = 'Describe the schedule whose MonitoringType is "ModelQuality"';
		return failure(`this schedule is of the type ${JSON.stringify(type)}`, {where: source, mend});
	}
	const definition = schedule.MonitoringJobDefinition;
	if (!definition)
		return failure('this schedule only names its definition', {where: source, mend: describing(schedule)});
	const where = `${source} → ${nested ? 'MonitoringScheduleConfig.' : ''}MonitoringJobDefinition`;
	const read = 'ModelQualityJobInput' in definition ? readDefinition : readInline;
	const inner = read(definition, where);
	return inner.ok ? success({...inner.value, source}) : inner;
}

function readInline(json: unknown, source: string): Result<MonitorConfiguration> {
	const shaped = checkShape(inlineDefinitionSchema, json, source);
	if (!shaped.ok) return shaped;
	const {MonitoringInputs: list, MonitoringAppSpecification: specification, Environment: environment} = shaped.value;
	const input = onlyInput(list?.[0], `${source} → MonitoringInputs[0]`);
	if (!input.ok) return input;
	return success({
		...fromEnvironment(environment),
		...fromInput(input.value),
		...onlyDefined({kind: 'hosted' as const, source, preprocessor: specification?.RecordPreprocessorSourceUri}),
	});
}

/** AWS allows exactly one of the two inputs; they have the same attributes. */
function onlyInput(inputs: MonitoringInputs | undefined, where: string): Result<MonitoringInput> {
	const {EndpointInput: endpoint, BatchTransformInput: batch} = inputs ?? {};
	if (endpoint && batch) {
		return failure('has both EndpointInput and BatchTransformInput', {
			where,
			mend: 'Keep the one that the monitor runs on',
		});
	}
	const input = endpoint ?? batch;
	const mend = 'It says which attribute is the prediction; take the whole output of the describe command';
	return input ? success(input) : failure('has neither EndpointInput nor BatchTransformInput', {where, mend});
}

function fromInput(input: MonitoringInput): Partial<MonitorConfiguration> {
	return onlyDefined({
		inferenceAttribute: input.InferenceAttribute,
		probabilityAttribute: input.ProbabilityAttribute,
		threshold: input.ProbabilityThresholdAttribute,
	});
}

/** What an analyzer's environment says; in a definition it carries what the API itself has no field for. */
export function fromEnvironment(environment: Environment | undefined): Partial<MonitorConfiguration> {
	return onlyDefined({
		problemType: environment?.problem_type,
		inferenceAttribute: environment?.inference_attribute,
		probabilityAttribute: environment?.probability_attribute,
		threshold: environment?.probability_threshold_attribute,
		groundTruthAttribute: environment?.ground_truth_attribute,
		positiveLabel: environment?.positive_label,
		preprocessor: environment?.record_preprocessor_script,
	});
}

function describing({
	MonitoringJobDefinitionName: name,
}: {
	readonly MonitoringJobDefinitionName?: string | undefined;
}): string {
	const argument = name !== undefined && /^[\w-]+$/.test(name) ? name : 'NAME';
	const command = `aws sagemaker describe-model-quality-job-definition --job-definition-name ${argument}`;
	return `Run \`${command}\` and give its output`;
}
