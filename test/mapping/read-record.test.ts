import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Mapping} from '../../src/mapping/mapping.js';
import {recordReader, truthReader} from '../../src/mapping/read-record.js';
import {read} from '../../src/mapping/reading.js';
import {datasetSpellings} from '../../src/mapping/spelling.js';
import {createLineReader} from '../../src/records/add-line.js';
import {Dataset} from '../../src/records/dataset.js';
import {decodeGroundTruth} from '../../src/records/decode-ground-truth.js';
import {decodeRecord} from '../../src/records/decode-record.js';
import {documentsOf, documentsOfTruth} from '../../src/records/documents.js';
import type {JsonObject} from '../../src/records/json.js';

const label = fc.constantFrom(
	'1',
	'0',
	'1.0',
	' 1',
	'yes',
	'Yes',
	'"yes"',
	'true',
	'no',
	'2',
	'',
	null,
	1,
	0,
	1.5,
	true,
);
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
const merged = fc.record({
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
const line = fc.oneof(capture, merged, transform, exchange, body, broken).map((fields) => fields as JsonObject);
const truthLine = fc
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

const mapping: fc.Arbitrary<Mapping> = fc.record(
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

describe('reading one record', () => {
	it('gives what reading whole columns gives, for any records and any mapping', () => {
		fc.assert(
			fc.property(
				fc.array(line, {minLength: 1, maxLength: 8}),
				fc.array(truthLine, {maxLength: 6}),
				mapping,
				(captures, truths, rules) => {
					const dataset = datasetOf(captures, truths);
					const columns = read(dataset, rules);
					const reader = recordReader(rules, datasetSpellings(dataset, rules));
					for (let entry = 0; entry < columns.captureRow.length; entry++) {
						const record = documentsOf(decodeRecord(captures[columns.captureRow[entry] ?? 0] ?? {}));
						const truthRow = columns.truthRow[entry] ?? -1;
						const truth = truthRow < 0 ? undefined : documentsOfTruth(decodeGroundTruth(truths[truthRow] ?? {}));
						const reading = reader.read(record);
						const joined = truth && truthReader(rules)(truth);
						const groundTruth = joined ? joined.label && reader.show(joined.label) : reading.groundTruth;
						expect({prediction: reading.prediction, groundTruth}).toEqual(entryOf(columns, entry));
						if (joined) expect(joined.id).toBe(reading.id);
						if (columns.outcomes.kind === 'classes' && columns.outcomes.score) {
							expect(reading.probability).toBe(columns.outcomes.score[entry]);
						}
					}
				},
			),
			{numRuns: 400},
		);
	});

	it('leaves a record without a value where the mapping looks without a label', () => {
		const rules: Mapping = {
			version: 1,
			problemType: 'BinaryClassification',
			roles: {probability: {from: 'output', path: '$.score'}, groundTruth: {from: 'input', path: '$.label'}},
			decision: {threshold: 0.5},
		};
		const record = decodeRecord({request: {label: ' '}, response: {score: 'high'}});
		const {read: readOne} = recordReader(rules, new Map());
		expect(readOne(documentsOf(record))).toEqual({
			id: undefined,
			prediction: undefined,
			probability: Number.NaN,
			groundTruth: undefined,
		});
	});
});

function datasetOf(captures: readonly JsonObject[], truths: readonly JsonObject[]): Dataset {
	const dataset = new Dataset();
	const addLine = createLineReader(dataset);
	const origin = {source: 0, line: 1, offset: 0, bytes: 0};
	for (const truth of truths) addLine(JSON.stringify(truth), origin, 'ground truth');
	for (const record of captures) addLine(JSON.stringify(record), origin, 'captures');
	return dataset;
}

function entryOf({outcomes}: ReturnType<typeof read>, entry: number) {
	if (outcomes.kind === 'numbers') {
		const finite = (number: number | undefined) => (Number.isFinite(number) ? String(number) : undefined);
		return {prediction: finite(outcomes.predicted[entry]), groundTruth: finite(outcomes.actual[entry])};
	}
	const {labels: names, predicted, actual} = outcomes;
	return {prediction: names[predicted[entry] ?? -1], groundTruth: names[actual[entry] ?? -1]};
}
