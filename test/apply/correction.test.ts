import {describe, expect, it} from 'vitest';
import {type Corrected, corrector} from '../../src/apply/correction.js';
import {hourFolder} from '../../src/apply/hour.js';
import {Survey} from '../../src/apply/survey.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import type {MonitorConfiguration} from '../../src/monitor/expectation.js';
import {decodeGroundTruth} from '../../src/records/decode-ground-truth.js';
import {decodeRecord} from '../../src/records/decode-record.js';
import type {JsonObject} from '../../src/records/json.js';

const hosted: MonitorConfiguration = {kind: 'hosted', source: 'test', inferenceAttribute: 'prediction'};
const joined: Mapping = {
	version: 1,
	problemType: 'BinaryClassification',
	roles: {
		id: {from: 'metadata', path: ['$.inferenceId', '$.eventId']},
		truthId: {from: 'truth', path: '$.eventMetadata.eventId'},
		prediction: {from: 'output', path: '$[0]'},
		groundTruth: {from: 'truth', path: '$.groundTruthData.data'},
	},
};

function capture(id: string, label: string, time = '2026-03-02T14:59:59Z'): JsonObject {
	return {
		captureData: {endpointOutput: {data: `${label}\n`, encoding: 'CSV'}},
		eventMetadata: {eventId: `event-${id}`, inferenceId: id, inferenceTime: time},
	};
}

function truth(id: string, label: string): JsonObject {
	return {groundTruthData: {data: label, encoding: 'CSV'}, eventMetadata: {eventId: id}};
}

function correct(
	mapping: Mapping,
	captures: readonly JsonObject[],
	truths: readonly JsonObject[] = [],
	configuration = hosted,
): readonly Corrected[] {
	const survey = new Survey(mapping);
	for (const one of truths) survey.addGroundTruth(decodeGroundTruth(one));
	for (const one of captures) survey.addCapture(decodeRecord(one));
	const one = corrector({mapping, configuration, reader: survey.reader(), truths: survey.truths});
	return captures.map((record) => one(decodeRecord(record), JSON.stringify(record)));
}

function texts(corrected: readonly Corrected[], kind: string): readonly string[] {
	return corrected.flatMap(({lines}) =>
		lines.filter((line) => line.kind === kind).map(({path, text}) => `${path} ${text}`),
	);
}

const labelLine = (id: string, label: string) =>
	`{"groundTruthData":{"data":"${label}","encoding":"CSV"},"eventMetadata":{"eventId":"${id}"},"eventVersion":"0"}`;

describe('correcting captures', () => {
	it('keys ground truth by the id that wins, whatever id the mapping joins by', () => {
		const mapping: Mapping = {...joined, roles: {...joined.roles, id: {from: 'metadata', path: '$.eventId'}}};
		const corrected = correct(mapping, [capture('x', '1')], [truth('event-x', '0')]);
		expect(texts(corrected, 'groundTruth')).toEqual([
			`ground-truth/2026/03/02/14/ground-truth.jsonl ${labelLine('x', '0')}`,
		]);
	});

	it('files the labels of an id once an hour, in each hour in which it was captured', () => {
		const later = '2026-03-02T15:00:00Z';
		const captures = [capture('x', '1'), capture('x', '0'), capture('x', '1', later), capture('y', '1')];
		const corrected = correct(joined, captures, [truth('x', '1'), truth('y', '0')]);
		expect(texts(corrected, 'groundTruth')).toEqual([
			`ground-truth/2026/03/02/14/ground-truth.jsonl ${labelLine('x', '1')}`,
			`ground-truth/2026/03/02/15/ground-truth.jsonl ${labelLine('x', '1')}`,
			`ground-truth/2026/03/02/14/ground-truth.jsonl ${labelLine('y', '0')}`,
		]);
	});

	it('makes a merged record of every label, unless the mapping chooses one', () => {
		const labels = [truth('x', '1'), truth('x', '0')];
		expect(texts(correct(joined, [capture('x', '1')], labels), 'merged')).toHaveLength(2);
		const last: Mapping = {...joined, join: {duplicates: 'last'}};
		expect(texts(correct(last, [capture('x', '1')], labels), 'merged')).toEqual([
			expect.stringContaining('"groundTruthData":{"data":"0","encoding":"CSV"}'),
		]);
	});

	it('keeps the capture of a record that lacks a label or a prediction, and says why it is not merged', () => {
		const corrected = correct(joined, [capture('x', '1'), capture('y', '')], [truth('y', '1')]);
		expect(corrected.map(({leftOut}) => leftOut)).toEqual(['withoutGroundTruth', 'withoutPrediction']);
		expect(texts(corrected, 'captures')).toHaveLength(2);
		expect(texts(corrected, 'merged')).toEqual([]);
		expect(texts(corrected, 'groundTruth')).toHaveLength(1);
	});

	it('keeps the probability where the monitor decides by it alone', () => {
		const mapping: Mapping = {
			...joined,
			roles: {...joined.roles, probability: {from: 'output', path: '$[0]'}},
			decision: {threshold: 0.5, transform: ['percent']},
		};
		const {prediction: _, ...roles} = mapping.roles;
		const configuration: MonitorConfiguration = {
			kind: 'hosted',
			source: 'test',
			probabilityAttribute: '1',
			threshold: 0.5,
		};
		const captures = [capture('x', '0.00005'), capture('y', '80')];
		const truths = [truth('x', '1'), truth('y', '0')];
		const corrected = texts(correct({...mapping, roles}, captures, truths, configuration), 'merged');
		expect(corrected[0]).toContain('"data":",0.0000005","encoding":"CSV"');
		expect(corrected[1]).toContain('"data":",0.8","encoding":"CSV"');
	});
});

describe('correcting exchanges', () => {
	it('puts each role where the monitor looks, and leaves the rest alone', () => {
		const mapping: Mapping = {
			version: 1,
			problemType: 'MulticlassClassification',
			roles: {
				features: {from: 'input', path: '$.data'},
				prediction: {from: 'output', path: '$.out.label'},
				groundTruth: {from: 'input', path: '$.truth'},
			},
			monitor: {features: 'features', prediction: 'prediction', groundTruth: 'actual'},
		};
		const record: JsonObject = {
			id: 7,
			request: {data: [1, 2], truth: 'a', customer: 'c'},
			response: {out: {label: 'b', score: 0.5}},
		};
		const inResponse = correct(mapping, [record], [], {kind: 'payload', source: 'test'});
		expect(JSON.parse(inResponse[0]?.lines[0]?.text ?? '')).toEqual({
			id: 7,
			request: {customer: 'c', features: [1, 2]},
			response: {out: {label: 'b', score: 0.5}, prediction: 'b', actual: 'a'},
		});
		const inRequest = correct(mapping, [record], [], {kind: 'payload', source: 'test', groundTruthFrom: 'request'});
		expect(JSON.parse(inRequest[0]?.lines[0]?.text ?? '').request).toEqual({
			customer: 'c',
			features: [1, 2],
			actual: 'a',
		});
	});
});

describe('the folder of an hour', () => {
	it.each([
		['2026-03-02T14:59:59Z', '2026/03/02/14'],
		['2026-03-02T23:30:00-02:00', '2026/03/03/01'],
		['soon', 'undated'],
		[undefined, 'undated'],
	])('of %s is %s', (time, folder) => {
		expect(hourFolder(time)).toBe(folder);
	});
});
