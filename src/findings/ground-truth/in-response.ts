import type {Detector} from '../scene.js';
import {movedTruth} from './place.js';

/** The label travels in the response, the monitor looks elsewhere. */
export const inResponse: Detector = {
	code: 'ground-truth/in-response',
	detect: (scene) => movedTruth(scene, 'response'),
};
