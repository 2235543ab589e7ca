import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {completePairs, outcomeAfter} from '../../src/mapping/after.js';
import {flipsBetween} from '../../src/mapping/flips.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {predictedAt, type Reading, read} from '../../src/mapping/reading.js';
import {statistics} from '../../src/metrics/statistics.js';
import type {Dataset} from '../../src/records/dataset.js';
import {arbitraryLine, arbitraryReadingMapping, arbitraryTruthLine} from '../support/arbitrary-records.js';
import {datasetOf} from '../support/sessions.js';

const texts = (records: readonly object[]) => records.map((record) => JSON.stringify(record));
const captures = fc.array(arbitraryLine, {minLength: 1, maxLength: 8}).map(texts);
const truths = fc.array(arbitraryTruthLine, {maxLength: 8}).map(texts);

/** A mapping, and what small edits make of it. */
function edited(mapping: Mapping): readonly Mapping[] {
	const threshold = {threshold: 0.25, rule: '>='} as const;
	return [
		mapping,
		{...mapping, decision: {...mapping.decision, ...threshold}},
		{...mapping, labels: {...mapping.labels, normalise: ['trim', 'number', 'case']}},
		{...mapping, labels: {...mapping.labels, rename: {'1': 'yes', '0': 'no'}}},
		{...mapping, join: {...mapping.join, duplicates: 'last'}},
		{...mapping, join: {...mapping.join, duplicates: 'first'}},
	];
}

/** All that a reading says, with what it makes only when asked. */
function whole({mapping: _, byThreshold: __, outcomes, ...reading}: Reading) {
	return {...reading, outcomes: {...outcomes}};
}

function said(dataset: Dataset, mapping: Mapping) {
	const {reading, ...outcome} = outcomeAfter(dataset, mapping);
	return {...outcome, literal: whole(read(dataset, mapping, {literal: true})), reading: whole(reading)};
}

/** How many records have each proof, by a look at every pair. */
function funnelOf({outcomes, captureRow}: Reading) {
	const rowsWhere = (holds: (pair: number) => boolean) => new Set(captureRow.filter((_, pair) => holds(pair))).size;
	if (outcomes.kind === 'numbers') return undefined;
	const {actual, predicted} = outcomes;
	const known = new Set(actual.filter((code) => code >= 0));
	return {
		groundTruth: rowsWhere((pair) => (actual[pair] ?? -1) >= 0),
		comparable: rowsWhere((pair) => (actual[pair] ?? -1) >= 0 && known.has(predicted[pair] ?? -1)),
		agreeing: rowsWhere((pair) => (actual[pair] ?? -1) >= 0 && actual[pair] === predicted[pair]),
	};
}

describe('a reading', () => {
	it('says of a mapping what it says without having read by others before', () => {
		fc.assert(
			fc.property(
				captures,
				truths,
				fc.array(arbitraryReadingMapping, {minLength: 1, maxLength: 2}),
				(lines, labels, some) => {
					const dataset = datasetOf(lines, labels);
					const mappings = some.flatMap(edited);
					for (const mapping of [...mappings, ...mappings.toReversed()]) {
						expect(said(dataset, mapping)).toEqual(said(datasetOf(lines, labels), mapping));
					}
				},
			),
			{numRuns: 60},
		);
	});

	it('counts by rank what there is pair by pair, whatever the threshold', () => {
		let byThreshold = 0;
		fc.assert(
			fc.property(
				captures,
				truths,
				arbitraryReadingMapping,
				fc.constantFrom(0, 0.5, 1),
				(lines, labels, given, threshold) => {
					const {prediction: _, ...roles} = given.roles;
					const mapping: Mapping = {...given, roles, decision: {threshold, rule: '>'}};
					const {reading, statistics: counted} = outcomeAfter(datasetOf(lines, labels), mapping);
					if (reading.byThreshold === undefined) return;
					byThreshold++;
					const {positive = '1', negative = '0', outcomes} = reading;
					const pairs = completePairs({...outcomes});
					expect(counted).toEqual(statistics(mapping.problemType, pairs, {positive, negative}));
					expect(reading.funnel).toMatchObject({...funnelOf(reading)});
					const labelled = Int32Array.from(outcomes.predicted, (__, pair) => predictedAt(reading, pair));
					expect(labelled).toEqual(outcomes.predicted);
				},
			),
			{numRuns: 300},
		);
		expect(byThreshold).toBeGreaterThan(50);
	});

	it('counts records by their pairs where a label decides', () => {
		fc.assert(
			fc.property(captures, truths, arbitraryReadingMapping, (lines, labels, mapping) => {
				const reading = read(datasetOf(lines, labels), mapping);
				expect(reading.funnel).toMatchObject({...funnelOf(reading)});
			}),
			{numRuns: 200},
		);
	});

	it('names very many labels only when somebody asks, and the same ones then', () => {
		const count = 17_000;
		const scoreOf = (row: number) => ((row * 7919) % count) / count;
		const lines = Array.from({length: count}, (_, row) => ({p: scoreOf(row), q: row % 3 === 0 ? '1' : '0'}));
		const dataset = datasetOf(texts(lines));
		const roles = {groundTruth: {from: 'record', path: '$.q'}} as const;
		const asLabel: Mapping = {
			version: 1,
			problemType: 'BinaryClassification',
			roles: {...roles, prediction: {from: 'record', path: '$.p'}},
		};
		const {reading, statistics: counted} = outcomeAfter(dataset, asLabel);
		const {outcomes, funnel} = reading;
		if (outcomes.kind !== 'classes') throw new Error('labels are read');
		expect(outcomes.many?.count).toBe(outcomes.labels.length);
		expect(outcomes.many?.at(5)).toBe(outcomes.labels[5]);
		expect([...outcomes.predicted].map((code) => outcomes.labels[code])).toEqual(lines.map(({p}) => String(p)));
		// Of all probabilities only 0 is a label of the ground truth.
		expect(funnel.comparable).toBe(1);
		expect(counted.rows).toBe(count);

		const mended: Mapping = {
			...asLabel,
			roles: {...roles, probability: {from: 'record', path: '$.p'}},
			decision: {threshold: 0.5},
		};
		const {rows} = flipsBetween(reading, read(dataset, mended));
		// The first record is a 1 with the probability 0, in the cell of 1 and 0 by either mapping.
		expect([...rows]).toEqual(lines.flatMap(({p}, row) => (p === 0 ? [] : [row])));
	});
});
