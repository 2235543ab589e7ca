import type {Detector} from '../scene.js';
import {truthSearchSteps} from '../search.js';
import {isTruthMisplaced, movedTruth} from './place.js';

/** The label travels in the request (`endpointInput`, `request`), the monitor looks elsewhere. */
export const inRequest: Detector = {
	code: 'ground-truth/in-request',
	*prepare(scene) {
		if (isTruthMisplaced(scene)) yield* truthSearchSteps(scene);
	},
	detect: (scene) => movedTruth(scene, 'request'),
};
