import {describe, expect, it} from 'vitest';
import {outcomeAfter} from '../../src/mapping/after.js';
import type {Mapping} from '../../src/mapping/mapping.js';
import {pairsOf} from '../../src/mapping/pairs.js';
import type {Place} from '../../src/records/place.js';
import {capture, datasetOf, truth} from '../support/small-capture.js';

const captures = ['a', 'b', 'c'].map((id) => capture(id, {label: '1', probability: 0.1}));
const ofCapture: Place = {from: 'output', path: '$.label'};
const ofFile: Place = {from: 'truth', path: '$'};

function mappingWith(groundTruth: Place): Mapping {
	const roles: Mapping['roles'] = {
		id: {from: 'metadata', path: '$.inferenceId'},
		truthId: {from: 'truth', path: '$.eventMetadata.eventId'},
		prediction: {from: 'output', path: '$.label'},
		groundTruth,
	};
	return {version: 1, problemType: 'BinaryClassification', roles};
}

function datasetWith(ids: readonly string[]) {
	return datasetOf(
		captures,
		ids.map((id) => truth(id, '1')),
	);
}

/** The pairs with the labels of the captures, and with those of the file. */
function bothPairs(ids: readonly string[]) {
	const dataset = datasetWith(ids);
	return [ofCapture, ofFile].map((place) => pairsOf(dataset, mappingWith(place), false));
}

function rowsOfBoth(ids: readonly string[]) {
	return bothPairs(ids).map(({captureRow}) => captureRow);
}

describe('pairs', () => {
	it('that are the records themselves share one list of rows, wherever the labels come from', () => {
		const [own, joined] = rowsOfBoth(['c', 'a', 'b']);
		expect(own).toEqual(Int32Array.of(0, 1, 2));
		expect(joined).toBe(own);
	});

	it('that are the records themselves have the very same scores, so that these are ranked once', () => {
		const dataset = datasetWith(['c', 'a', 'b']);
		const [own, joined] = [ofCapture, ofFile].map((place) => {
			const {roles, ...others} = mappingWith(place);
			const probability: Place = {from: 'output', path: '$.probability'};
			const {outcomes} = outcomeAfter(dataset, {...others, roles: {...roles, probability}}).reading;
			return outcomes.kind === 'classes' ? outcomes.score : undefined;
		});
		expect(own).toEqual(Float64Array.of(0.1, 0.1, 0.1));
		expect(joined).toBe(own);
	});

	it('of some records, or of records with several labels, have lists of their own', () => {
		expect(rowsOfBoth(['c', 'a'])).toEqual([Int32Array.of(0, 1, 2), Int32Array.of(0, 2)]);
		expect(rowsOfBoth(['c', 'a', 'b', 'a'])).toEqual([Int32Array.of(0, 1, 2), Int32Array.of(0, 0, 1, 2)]);
	});
});
