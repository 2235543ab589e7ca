import type {Detector} from '../scene.js';
import {movedTruth} from './place.js';

/** The label travels in the request (`endpointInput`, `request`), the monitor looks elsewhere. */
export const inRequest: Detector = {
	code: 'ground-truth/in-request',
	detect: (scene) => movedTruth(scene, 'request'),
};
