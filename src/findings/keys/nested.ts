import type {Detector} from '../scene.js';
import {lostSlots, lostTruth} from './lookup.js';
import {namesText, relocated} from './mend.js';

/** The field is nested; the monitor reads flat records only (AWS guide, "Preprocessing and Postprocessing"). */
export const nested: Detector = {
	code: 'keys/nested',
	detect: (scene) => {
		const lost = [...lostSlots(scene), lostTruth(scene)].filter((one) => one?.level === 'deeper');
		const known = lost.filter((one) => one !== undefined);
		return relocated(
			scene,
			known,
			'read-nested',
			`The field is nested: ${namesText(scene, known)}. The monitor reads flat records only; flatten the response, or use a preprocessor.`,
		);
	},
};
