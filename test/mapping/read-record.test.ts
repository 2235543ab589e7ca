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
import {arbitraryLine, arbitraryReadingMapping, arbitraryTruthLine} from '../support/arbitrary-records.js';

describe('reading one record', () => {
	it('gives what reading whole columns gives, for any records and any mapping', () => {
		fc.assert(
			fc.property(
				fc.array(arbitraryLine, {minLength: 1, maxLength: 8}),
				fc.array(arbitraryTruthLine, {maxLength: 6}),
				arbitraryReadingMapping,
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
