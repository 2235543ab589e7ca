import fc from 'fast-check';
import type {Mapping} from '../../src/mapping/mapping.js';
import type {JsonObject} from '../../src/records/json.js';

const spelled = ['1', '0', '1.0', ' 1', 'yes', 'Yes', '"yes"', 'true', 'no', '2', ''];
const label = fc.constantFrom(...spelled, null, 1, 0, 1.5, true);
const score = fc.oneof(fc.double({min: -2, max: 2, noNaN: true}), fc.constantFrom('0.5', 'x', null, 0.5));
const id = fc.constantFrom('a', 'A', ' a', 'req-a', 'b', 'c');

const body = fc
	.record(
		{p: label, q: label, score, list: fc.array(score, {minLength: 3, maxLength: 3}), pair: fc.tuple(score, score)},
		{requiredKeys: []},
	)
	.map((fields) => fields as JsonObject);

const output = body.map((fields) => ({data: JSON.stringify(fields), encoding: 'JSON'}));
const metadata = fc.record({eventId: id, inferenceId: id}, {requiredKeys: ['eventId']});
const truthData = fc.oneof(
	fc.constantFrom('1', '0', '1.0', ' 1', 'yes', 'Yes', 'no', '').map((data) => ({data, encoding: 'CSV'})),
	body.map((fields) => ({data: JSON.stringify(fields), encoding: 'JSON'})),
);

const capture = fc.record({
	captureData: fc.record({endpointInput: output, endpointOutput: output}),
	eventMetadata: metadata,
});
export const arbitraryMergedRecord = fc.record({
	captureData: fc.record({endpointOutput: output}),
	eventMetadata: metadata,
	groundTruthData: truthData,
});
const transform = fc.oneof(
	fc.tuple(body, id).map(([fields, text]) => ({...fields, SageMakerInferenceId: text})),
	fc.tuple(body, body, id).map(([fields, inner, text]) => ({
		...fields,
		SageMakerOutput: inner,
		SageMakerInferenceId: text,
	})),
);
const exchange = fc.record({request: body, response: body});
const broken = fc.constant({
	captureData: {endpointOutput: {data: '{', encoding: 'JSON'}},
	eventMetadata: {eventId: 'a'},
});
/** A line of any dialect; few values, so that records have much in common. */
export const arbitraryLine = fc
	.oneof(capture, arbitraryMergedRecord, transform, exchange, body, broken)
	.map((fields) => fields as JsonObject);
/** A line of a ground-truth file. */
export const arbitraryTruthLine = fc
	.record({groundTruthData: truthData, eventMetadata: fc.record({eventId: id})})
	.map((fields) => fields as JsonObject);

const path = fc.constantFrom('$.p', "$['p']", '$.q', '$.score', '$.list', '$.list[1]', '$.pair', '$.SageMakerOutput.p');
const paths = fc.oneof(path, fc.array(path, {minLength: 1, maxLength: 3}));
const outputRole = fc.record({
	from: fc.constantFrom('output' as const, 'input' as const, 'record' as const),
	path: paths,
});
const truthRole = fc.oneof(
	fc.record({
		from: fc.constant('truth' as const),
		path: fc.constantFrom('$.groundTruthData.data', '$', '$.p', ['$.q', '$.groundTruthData.data'], '$[0]'),
	}),
	outputRole,
);

const decision = fc.oneof(
	fc.record(
		{
			threshold: fc.constantFrom(0, 0.5, 1),
			rule: fc.constantFrom('>' as const, '>=' as const),
			transform: fc.uniqueArray(fc.constantFrom('percent' as const, 'sigmoid' as const, 'complement' as const)),
		},
		{requiredKeys: ['threshold'], noNullPrototype: true},
	),
	fc.record(
		{argmax: fc.constant(true as const), classes: fc.constant(['no', 'yes', 'x'])},
		{requiredKeys: ['argmax'], noNullPrototype: true},
	),
);

const labels = fc.record(
	{
		positive: fc.constantFrom('1', 'yes'),
		negative: fc.constantFrom('0', 'no'),
		normalise: fc.uniqueArray(
			fc.constantFrom('trim' as const, 'unquote' as const, 'number' as const, 'boolean' as const),
		),
		rename: fc.constantFrom<{[from: string]: string}>({'1': 'yes'}, {'0': 'no', '1': 'Yes'}),
	},
	{requiredKeys: [], noNullPrototype: true},
);

/** A mapping that may find something in the lines above. */
export const arbitraryReadingMapping: fc.Arbitrary<Mapping> = fc.record(
	{
		version: fc.constant(1 as const),
		problemType: fc.constantFrom('BinaryClassification', 'MulticlassClassification', 'Regression'),
		roles: fc.record(
			{
				id: fc.constantFrom(
					{from: 'metadata' as const, path: ['$.inferenceId', '$.eventId', '$.SageMakerInferenceId']},
					{from: 'input' as const, path: '$.p'},
				),
				truthId: fc.constant({from: 'truth' as const, path: '$.eventMetadata.eventId'}),
				prediction: outputRole,
				probability: outputRole,
				groundTruth: truthRole,
			},
			{requiredKeys: ['id', 'truthId', 'groundTruth'], noNullPrototype: true},
		),
		decision,
		join: fc.record(
			{
				normalise: fc.uniqueArray(fc.constantFrom('trim' as const, 'case' as const)),
				stripPrefix: fc.constant('req-'),
				duplicates: fc.constantFrom('all' as const, 'first' as const, 'last' as const),
			},
			{requiredKeys: [], noNullPrototype: true},
		),
		labels,
	},
	{requiredKeys: ['version', 'problemType', 'roles'], noNullPrototype: true},
);
