import {describe, expect, it} from 'vitest';
import type {Mapping} from '../../src/mapping/mapping.js';
import {pairsOf} from '../../src/mapping/pairs.js';
import type {Place} from '../../src/records/place.js';
import {capture, datasetOf, truth} from '../support/small-capture.js';

const captures = ['a', 'b', 'c'].map((id) => capture(id, {label: '1'}));
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

/** The capture rows of the pairs with the labels of the captures, and with those of the file. */
function rowsOfBoth(ids: readonly string[]) {
	const dataset = datasetOf(
		captures,
		ids.map((id) => truth(id, '1')),
	);
	return [ofCapture, ofFile].map((place) => pairsOf(dataset, mappingWith(place), false).captureRow);
}

describe('pairs', () => {
	it('that are the records themselves share one list of rows, wherever the labels come from', () => {
		const [own, joined] = rowsOfBoth(['c', 'a', 'b']);
		expect(own).toEqual(Int32Array.of(0, 1, 2));
		expect(joined).toBe(own);
	});

	it('of some records, or of records with several labels, have lists of their own', () => {
		expect(rowsOfBoth(['c', 'a'])).toEqual([Int32Array.of(0, 1, 2), Int32Array.of(0, 2)]);
		expect(rowsOfBoth(['c', 'a', 'b', 'a'])).toEqual([Int32Array.of(0, 1, 2), Int32Array.of(0, 0, 1, 2)]);
	});
});
