import * as z from 'zod';
import {problemTypes} from '../metrics/problem-type.js';
import {numberOf} from '../records/scalar.js';

/** Blank text and null stand for a field that is left out; both occur where tools write every key of a form. */
function optional<T>(schema: z.ZodType<T>): z.ZodOptional<z.ZodType<T | undefined>> {
	return z.preprocess((value) => (isBlank(value) ? undefined : value), schema.optional()).optional();
}

function isBlank(value: unknown): boolean {
	return value === null || (typeof value === 'string' && value.trim() === '');
}

/** AWS's maps hold text only; a column index or a threshold that was typed as a number means the same. */
const text = z.union([z.string(), z.number().transform(String)]);

const threshold = z.union([
	z.number(),
	z
		.string()
		.refine((spelled) => Number.isFinite(thresholdOf(spelled)), {
			error: 'is no number; the threshold is one, such as 0.5',
		})
		.transform(thresholdOf),
]);

/** The number that a threshold's text spells, else NaN. Outside 0 to 1 it is legal: logits may have any threshold. */
export function thresholdOf(spelled: string): number {
	return numberOf({type: 'text', text: spelled});
}

const problemType = z.enum(problemTypes);

/** The variables of the analyzer's container that say what it looks for, as observed in real runs. */
export const environmentSchema = z.looseObject({
	analysis_type: optional(text),
	problem_type: optional(problemType),
	inference_attribute: optional(text),
	probability_attribute: optional(text),
	probability_threshold_attribute: optional(threshold),
	ground_truth_attribute: optional(text),
	positive_label: optional(text),
	record_preprocessor_script: optional(text),
	dataset_format: optional(text),
	ground_truth_source: optional(text),
});

export type Environment = z.infer<typeof environmentSchema>;

/** `DescribeProcessingJob` and `CreateProcessingJob`. */
export const processingJobSchema = z.looseObject({
	ProcessingJobName: optional(text),
	AppSpecification: optional(z.looseObject({ImageUri: optional(text)})),
	Environment: optional(environmentSchema),
});

const input = z.looseObject({
	InferenceAttribute: optional(text),
	ProbabilityAttribute: optional(text),
	ProbabilityThresholdAttribute: optional(threshold),
});

export type MonitoringInput = z.infer<typeof input>;

const inputs = z.looseObject({EndpointInput: optional(input), BatchTransformInput: optional(input)});

export type MonitoringInputs = z.infer<typeof inputs>;

/** `DescribeModelQualityJobDefinition` and `CreateModelQualityJobDefinition`. */
export const definitionSchema = z.looseObject({
	ModelQualityAppSpecification: optional(
		z.looseObject({
			ProblemType: optional(problemType),
			RecordPreprocessorSourceUri: optional(text),
			Environment: optional(environmentSchema),
		}),
	),
	ModelQualityJobInput: optional(inputs),
});

/** A definition that a schedule carries itself: the older form, with its inputs in a list. */
export const inlineDefinitionSchema = z.looseObject({
	MonitoringInputs: optional(z.array(inputs)),
	MonitoringAppSpecification: optional(z.looseObject({RecordPreprocessorSourceUri: optional(text)})),
	Environment: optional(environmentSchema),
});

/** `DescribeMonitoringSchedule` and `CreateMonitoringSchedule`, or the `MonitoringScheduleConfig` of one. */
const scheduleConfig = z.looseObject({
	MonitoringType: optional(text),
	MonitoringJobDefinitionName: optional(text),
	MonitoringJobDefinition: optional(z.looseObject({})),
});
export const scheduleSchema = scheduleConfig.extend({MonitoringScheduleConfig: optional(scheduleConfig)});

/** Our own description of a monitor that reads plain objects. It is typed by hand, so unknown keys are refused. */
export const payloadExpectationSchema = z.strictObject({
	kind: z.literal('payload'),
	problemType,
	features: optional(z.string()),
	prediction: optional(z.string()),
	probability: optional(z.string()),
	threshold: optional(threshold),
	groundTruth: optional(z.string()),
	groundTruthFrom: optional(z.enum(['response', 'request', 'record'])),
	positiveLabel: optional(z.string()),
	labels: optional(z.array(z.string()).min(2)),
});
