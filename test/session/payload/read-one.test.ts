import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Mapping} from '../../../src/mapping/mapping.js';
import {read} from '../../../src/mapping/reading.js';
import {decodeRecord} from '../../../src/records/decode-record.js';
import type {JsonObject} from '../../../src/records/json.js';
import {readOne} from '../../../src/session/payload/read-one.js';
import {arbitraryLine, arbitraryReadingMapping, arbitraryTruthLine} from '../../support/arbitrary-records.js';
import {datasetOf} from '../../support/sessions.js';

const asLines = (records: readonly JsonObject[]) => records.map((record) => JSON.stringify(record));

describe('a record by itself', () => {
	it('comes to the same as among all others, as the mapping reads it and as the monitor does', () => {
		fc.assert(
			fc.property(
				fc.array(arbitraryLine, {minLength: 1, maxLength: 6}),
				fc.array(arbitraryTruthLine, {maxLength: 6}),
				arbitraryReadingMapping,
				fc.boolean(),
				(captures, truths, mapping, literal) => {
					const dataset = datasetOf(asLines(captures), asLines(truths));
					// Which records carry their own labels is decided for all of them by what most of them are.
					fc.pre(dataset.dialects.size === 1 && mapping.roles.groundTruth !== undefined);
					const reading = read(dataset, mapping, {literal});
					for (const [row, line] of captures.entries()) {
						const one = readOne({record: decodeRecord(line), mapping, dataset, literal});
						const pairs = [...reading.captureRow.keys()].filter((pair) => reading.captureRow[pair] === row);
						const entries = pairs.map((pair) => entryOf(reading, pair));
						expect(one.groundTruth).toEqual(entries.flatMap(({groundTruth}) => groundTruth ?? []));
						for (const {prediction} of entries) expect(one.prediction).toBe(prediction);
					}
				},
			),
			{numRuns: 400},
		);
	});
});

function entryOf({outcomes}: ReturnType<typeof read>, pair: number) {
	const [predicted, actual] = [outcomes.predicted[pair], outcomes.actual[pair]];
	if (outcomes.kind === 'classes')
		return {prediction: outcomes.labels[predicted ?? -1], groundTruth: outcomes.labels[actual ?? -1]};
	const finite = (number: number | undefined) => (Number.isFinite(number) ? String(number) : undefined);
	return {prediction: finite(predicted), groundTruth: finite(actual)};
}

const mapping: Mapping = {
	version: 1,
	problemType: 'BinaryClassification',
	roles: {
		id: {from: 'metadata', path: ['$.inferenceId', '$.eventId']},
		truthId: {from: 'truth', path: '$.eventMetadata.eventId'},
		features: {from: 'input', path: '$'},
		probability: {from: 'output', path: '$.score'},
		groundTruth: {from: 'truth', path: '$.groundTruthData.data'},
	},
	decision: {threshold: 0.5},
	labels: {positive: '1', negative: '0'},
};

function capture(id: string, score: unknown): string {
	return JSON.stringify({
		captureData: {
			endpointInput: {data: '3,4,5,6,7', encoding: 'CSV'},
			endpointOutput: {data: JSON.stringify({score}), encoding: 'JSON'},
		},
		eventMetadata: {eventId: id},
		eventVersion: '0',
	});
}

const truth = (id: string, data: string) =>
	JSON.stringify({groundTruthData: {data, encoding: 'CSV'}, eventMetadata: {eventId: id}, eventVersion: '0'});

const dataset = datasetOf([capture('a', 0.9)], [truth('a', '1'), truth('b', '0'), truth('c', '1'), truth('c', '0')]);

function readCapture(id: string, score: unknown, rules: Mapping = mapping) {
	return readOne({record: decodeRecord(JSON.parse(capture(id, score))), mapping: rules, dataset, literal: false});
}

describe('a capture whose label comes by its id', () => {
	it('finds the label, whether or not it is among the records that were read', () => {
		expect(readCapture('b', 0.9)).toEqual({
			roles: [
				{role: 'groundTruth', value: '"0"', where: 'ground truth, by id'},
				{role: 'probability', value: '0.9', where: 'endpointOutput → $.score'},
				{role: 'features', value: '[5] "3", "4", "5", "6", …', where: 'endpointInput → $'},
				{role: 'id', value: '"b"', where: 'eventMetadata → $.eventId'},
			],
			prediction: '1',
			groundTruth: ['0'],
			cells: [{state: 'differ', text: 'false positive'}],
		});
	});

	it('is counted once for each label of its id', () => {
		const {cells, groundTruth} = readCapture('c', 0.2);
		expect(groundTruth).toEqual(['1', '0']);
		expect(cells.map(({text}) => text)).toEqual(['false negative', 'true negative']);
		const first = {...mapping, join: {duplicates: 'first'}} as const;
		expect(readCapture('c', 0.2, first).cells.map(({text}) => text)).toEqual(['false negative']);
	});

	it('says what is missing', () => {
		expect(readCapture('z', 0.9)).toMatchObject({
			roles: [{role: 'groundTruth', value: undefined, where: 'no ground-truth record has this id'}, {}, {}, {}],
			cells: [{state: 'no match possible', text: 'no ground truth'}],
		});
		expect(readCapture('b', 'high').cells[0]?.text).toBe('no prediction');
		expect(readCapture('z', null).cells[0]?.text).toBe('neither ground truth nor prediction');
	});
});

describe('the cell', () => {
	it('names labels that nothing can match', () => {
		const labels = {...mapping, roles: {...mapping.roles, prediction: {from: 'output', path: '$.score'}}} as const;
		expect(readCapture('b', 'maybe', labels).cells).toEqual([
			{state: 'no match possible', text: '"maybe" is no label of the ground truth'},
		]);
	});

	it('names the labels where there are more than two', () => {
		const rules = {...mapping, problemType: 'MulticlassClassification'} as const;
		expect(readCapture('b', 0.9, rules).cells[0]?.text).toBe('actual 0, predicted 1');
	});

	it('of a regression is the error', () => {
		const {probability, ...roles} = mapping.roles;
		const rules: Mapping = {
			version: 1,
			problemType: 'Regression',
			roles: {...roles, prediction: {from: 'output', path: '$.score'}},
		};
		expect(probability).toBeDefined();
		expect(readCapture('a', 0.7, rules).cells).toEqual([{state: 'differ', text: 'error -0.3'}]);
	});
});
