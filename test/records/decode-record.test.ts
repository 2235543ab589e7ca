import {describe, expect, it} from 'vitest';
import {decodeGroundTruth} from '../../src/records/decode-ground-truth.js';
import {decodeRecord} from '../../src/records/decode-record.js';

const input = {observedContentType: 'text/csv', mode: 'INPUT', data: '7,0.5', encoding: 'CSV'};
const output = {observedContentType: 'application/json', mode: 'OUTPUT', data: '{"score": 0.25}', encoding: 'JSON'};
const eventMetadata = {eventId: 'e-1', inferenceId: 'i-1'};

describe('a record', () => {
	it('of an endpoint has both sides and its metadata', () => {
		const record = {captureData: {endpointInput: input, endpointOutput: output}, eventMetadata, eventVersion: '0'};
		expect(decodeRecord(record)).toMatchObject({
			dialect: 'capture',
			input: {value: ['7', '0.5'], encoding: 'CSV', contentType: 'text/csv'},
			output: {value: {score: 0.25}, encoding: 'JSON', contentType: 'application/json'},
			truth: undefined,
			metadata: eventMetadata,
			record,
		});
	});

	it('may have been captured on one side only', () => {
		const decoded = decodeRecord({captureData: {endpointOutput: output}, eventMetadata});
		expect(decoded.input).toBeUndefined();
		expect(decoded.output).toMatchObject({ok: true});
	});

	it('keeps a side that is no object as a problem', () => {
		expect(decodeRecord({captureData: {endpointOutput: '0.5'}}).output).toMatchObject({ok: false});
	});

	it('of the merge job carries its decoded ground truth, without the capture', () => {
		const groundTruthData = {data: '1\n', encoding: 'CSV'};
		const record = {eventVersion: '0', groundTruthData, captureData: {endpointOutput: output}, eventMetadata};
		expect(decodeRecord(record)).toMatchObject({dialect: 'merged', output: {value: {score: 0.25}}, record});
		expect(decodeRecord(record).truth).toEqual({
			eventVersion: '0',
			groundTruthData: {data: '1', encoding: 'CSV'},
			eventMetadata,
		});
	});

	it('of a merged batch job has its output under another name', () => {
		const batchTransformOutput = {data: '7,0.5,1', encoding: 'CSV'};
		const record = {eventMetadata, groundTruthData: {data: '1', encoding: 'CSV'}, captureData: {batchTransformOutput}};
		expect(decodeRecord(record)).toMatchObject({
			dialect: 'merged',
			input: undefined,
			output: {value: ['7', '0.5', '1']},
		});
	});

	it('of a batch transform is its own output, unless the input was joined to it', () => {
		const generated = {SageMakerInferenceId: 't-1', SageMakerInferenceTime: '2024-01-01T00:00:00Z'};
		expect(decodeRecord({output: 1, ...generated})).toMatchObject({
			dialect: 'transform',
			input: undefined,
			output: {value: {output: 1}, encoding: 'none'},
			metadata: generated,
		});
		expect(decodeRecord({...generated, SageMakerOutput: {label: 1}, features: [1, 2]})).toMatchObject({
			input: {value: {features: [1, 2]}},
			output: {value: {label: 1}, encoding: 'none'},
			metadata: generated,
		});
		expect(decodeRecord({...generated, SageMakerOutput: {label: 1}}).input).toBeUndefined();
	});

	it('of an exchange has the request as input and the response as output', () => {
		expect(decodeRecord({request: {x: 1}, response: {predictions: [{p: 1}, {p: 0}]}})).toMatchObject({
			dialect: 'exchange',
			input: {value: {x: 1}, encoding: 'none', rows: 1},
			output: {encoding: 'none', rows: 2},
			metadata: undefined,
		});
		expect(decodeRecord({request: {}, response: {data: '0.5\n', encoding: 'CSV'}})).toMatchObject({
			output: {value: ['0.5'], encoding: 'CSV'},
		});
	});

	it('of any other shape is a payload, with everything in the record itself', () => {
		const record = {data: [1, 2], prediction: 1, ground_truth: 0};
		expect(decodeRecord(record)).toEqual({
			dialect: 'payload',
			record,
			input: undefined,
			output: undefined,
			truth: undefined,
			metadata: undefined,
		});
	});
});

describe('ground truth', () => {
	const labelled = (data: unknown, encoding?: string) => {
		const groundTruthData = {data: data as string, ...(encoding === undefined ? {} : {encoding})};
		const {truth, problem} = decodeGroundTruth({groundTruthData, eventMetadata});
		expect(truth['eventMetadata']).toEqual(eventMetadata);
		return {data: (truth['groundTruthData'] as {data?: unknown}).data, problem};
	};

	it('is the label as text where CSV holds one field', () => {
		expect(labelled('1', 'CSV')).toEqual({data: '1', problem: undefined});
		expect(labelled('Gentoo\r\n', 'CSV')).toEqual({data: 'Gentoo', problem: undefined});
		expect(labelled('"a,b"', 'CSV')).toEqual({data: '"a,b"', problem: undefined});
	});

	it('is a list where CSV holds several fields or rows', () => {
		expect(labelled('1,0.5', 'CSV').data).toEqual(['1', '0.5']);
		expect(labelled('1\n0', 'CSV').data).toEqual(['1', '0']);
		expect(labelled('1,a\n0,b', 'CSV').data).toEqual([
			['1', 'a'],
			['0', 'b'],
		]);
	});

	it('is the value where it is JSON', () => {
		expect(labelled('{"label": 0}', 'JSON').data).toEqual({label: 0});
		expect(labelled(1).data).toBe(1);
	});

	it('without an encoding is CSV, unless it is clearly JSON', () => {
		expect(labelled('1').data).toBe('1');
		expect(labelled('{"label": 0}').data).toEqual({label: 0});
	});

	it('that cannot be used stays as it is and says why', () => {
		expect(labelled('{"label":', 'JSON')).toEqual({
			data: '{"label":',
			problem: 'groundTruthData.data: not JSON: the text ends too early',
		});
		expect(labelled(null, 'CSV').problem).toBe('groundTruthData.data: there is no data');
		expect(decodeGroundTruth({label: 1})).toEqual({truth: {label: 1}, problem: 'there is no groundTruthData object'});
	});
});
