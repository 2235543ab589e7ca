import {checkShape} from '../records/check-shape.js';
import {type DocumentKind, documentKind, kindNames} from '../records/document-kind.js';
import {onlyDefined} from '../records/only-defined.js';
import {failure, type Result, success} from '../records/result.js';
import {payloadExpectationSchema} from './configuration-schema.js';
import type {MonitorConfiguration} from './expectation.js';
import {readDefinition, readSchedule} from './read-definition.js';
import {readBareEnvironment, readProcessingJob} from './read-processing-job.js';

type Reader = (json: unknown, source: string) => Result<MonitorConfiguration>;

const readers: {readonly [K in DocumentKind]?: Reader} = {
	'job-definition': readDefinition,
	'monitoring-schedule': readSchedule,
	'processing-job': readProcessingJob,
	environment: readBareEnvironment,
	'payload-expectation': readPayloadExpectation,
};

const accepted =
	'Give the output of `aws sagemaker describe-model-quality-job-definition`, the output of `aws sagemaker ' +
	'describe-processing-job` of an analyzer job, or {"kind": "payload", "problemType": …}';

/** What a monitor looks for, from any of the documents that say it. `source` names the document in messages. */
export function readConfiguration(json: unknown, source: string): Result<MonitorConfiguration> {
	const kind = documentKind(json);
	const reader = kind && readers[kind];
	if (reader) return reader(json, source);
	if (kind) return failure(`this is ${kindNames[kind]}, not a monitor configuration`, {where: source, mend: accepted});
	return failure('this is no monitor configuration', {where: source, mend: accepted});
}

function readPayloadExpectation(json: unknown, source: string): Result<MonitorConfiguration> {
	const shaped = checkShape(payloadExpectationSchema, json, source);
	if (!shaped.ok) return shaped;
	const {prediction, probability, groundTruth, ...same} = shaped.value;
	const renamed = {
		inferenceAttribute: prediction,
		probabilityAttribute: probability,
		groundTruthAttribute: groundTruth,
	};
	return success(onlyDefined({...same, ...renamed, source}));
}
