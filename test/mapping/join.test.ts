import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {normaliseId} from '../../src/mapping/id-reader.js';
import {joinOf} from '../../src/mapping/join.js';
import type {JoinRules, Mapping} from '../../src/mapping/mapping.js';
import {createLineReader} from '../../src/records/add-line.js';
import {capture, datasetOf, truth} from '../support/small-capture.js';

const id = fc.constantFrom('a1', 'A1', ' a1', 'x-a1', 'a1.csv', 'X-a1 ', 'b2', 'x-b2', '');
const rules: fc.Arbitrary<JoinRules> = fc.record(
	{
		normalise: fc.subarray(['trim', 'case'] as const),
		stripPrefix: fc.constantFrom('x-', 'X-'),
		stripSuffix: fc.constant('.csv'),
		duplicates: fc.constantFrom('all', 'first', 'last'),
	},
	{requiredKeys: [], noNullPrototype: true},
);

const uuid = fc.constantFrom(
	...['a1b2c3d4-0000-4000-8000-00000000000a', 'a1b2c3d4-0000-4000-8000-00000000000b', ''],
	...['b1b2c3d4-0000-4000-8000-00000000000a', 'b1b2c3d4-0000-4000-8000-00000000000b'],
);
/** Affixes that UUIDs may have, and others. */
const rulesOnUuids: fc.Arbitrary<JoinRules> = fc.record(
	{
		normalise: fc.subarray(['trim', 'case'] as const),
		stripPrefix: fc.constantFrom('a', 'b1b2', 'A', 'req-', ''),
		stripSuffix: fc.constantFrom('a', '0b', '.csv'),
		duplicates: fc.constantFrom('all', 'first', 'last'),
	},
	{requiredKeys: [], noNullPrototype: true},
);

function mappingWith(join: JoinRules): Mapping {
	return {
		version: 1,
		problemType: 'BinaryClassification',
		roles: {
			id: {from: 'metadata', path: '$.inferenceId'},
			truthId: {from: 'truth', path: '$.eventMetadata.eventId'},
			groundTruth: {from: 'truth', path: '$.groundTruthData.data'},
		},
		join,
	};
}

/** Every pair of equal ids, by looking at all of them. */
function naivePairs(captures: readonly string[], truths: readonly string[], join: JoinRules): readonly string[] {
	return captures.flatMap((one, row) => {
		if (one.trim() === '') return [];
		const matches = truths.flatMap((other, at) =>
			other.trim() !== '' && normaliseId(one, join) === normaliseId(other, join) ? [at] : [],
		);
		const kept =
			join.duplicates === 'first' ? matches.slice(0, 1) : join.duplicates === 'last' ? matches.slice(-1) : matches;
		return kept.map((at) => `${row} ${at}`);
	});
}

describe('the join', () => {
	it.each([
		['of any kind', id, rules],
		['that are UUIDs', uuid, rulesOnUuids],
	])('is what looking at all pairs of ids %s gives, duplicates and normalisations included', (_, anyId, anyRules) => {
		fc.assert(
			fc.property(
				fc.array(anyId, {maxLength: 8}),
				fc.array(anyId, {maxLength: 8}),
				anyRules,
				(captures, truths, join) => {
					const dataset = datasetOf(
						captures.map((one) => capture(one, '1')),
						truths.map((one) => truth(one, '1')),
					);
					const {captureRow, truthRow, joined, unclaimed} = joinOf(dataset, mappingWith(join));
					const pairs = Array.from(captureRow, (row, pair) => `${row} ${truthRow[pair]}`);
					expect(pairs).toEqual(naivePairs(captures, truths, join));

					const {duplicates: _, ...all} = join;
					const everyPair = naivePairs(captures, truths, all).map((pair) => pair.split(' '));
					expect(joined).toBe(new Set(everyPair.map(([row]) => row)).size);
					expect(truths.length - unclaimed).toBe(new Set(everyPair.map(([, row]) => row)).size);
				},
			),
		);
	});

	it('is done once for places of ids that no record tells apart, and anew where a record does', () => {
		const {roles} = mappingWith({});
		const at = (path: readonly string[]): Pick<Mapping, 'roles'> => ({roles: {...roles, id: {from: 'metadata', path}}});
		const {eventMetadata: _, ...rest} = capture('', '1') as {readonly eventMetadata: object};
		const byEvent = (eventId: string) => ({...rest, eventMetadata: {eventId}});
		const labels = ['b', 'a', 'c'].map((one) => truth(one, '1'));
		const dataset = datasetOf(['a', 'b'].map(byEvent), labels);
		const either = at(['$.inferenceId', '$.eventId']);

		expect(joinOf(dataset, at(['$.eventId', '$.nowhere']))).toBe(joinOf(dataset, either));
		expect([...joinOf(dataset, either).truthRow]).toEqual([1, 0]);
		expect([...joinOf(dataset, at(['$.nowhere'])).truthRow]).toEqual([]);

		const add = createLineReader(dataset);
		const text = JSON.stringify(capture('c', '1'));
		add(text, {source: 1, line: 3, offset: 0, bytes: text.length}, 'captures');
		expect([...joinOf(dataset, either).truthRow]).toEqual([1, 0, 2]);
	});

	it('strips a prefix and a suffix once, whatever their case where case does not matter', () => {
		expect(normaliseId('X-x-7.CSV', {normalise: ['case'], stripPrefix: 'x-', stripSuffix: '.csv'})).toBe('x-7');
		expect(normaliseId(' 7 ', undefined)).toBe(' 7 ');
	});
});
