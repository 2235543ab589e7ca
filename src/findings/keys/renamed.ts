import type {Detector} from '../scene.js';
import {namesCsvByHeader} from './header-name.js';
import {lostFeatures, lostSlots, lostTruth} from './lookup.js';
import {namesText, relocated} from './mend.js';

/** The keys of the payload differ from the expected ones (`data` for `features`, `ground_truth` for `actual_class`). */
export const renamed: Detector = {
	code: 'keys/renamed',
	detect: (scene) => {
		const slots = namesCsvByHeader(scene) ? [] : lostSlots(scene);
		const lost = [lostFeatures(scene), ...slots, lostTruth(scene)].filter((one) => one?.level === 'same');
		const known = lost.filter((one) => one !== undefined);
		return relocated(
			scene,
			known,
			'read-other-keys',
			`The keys differ from the expected ones: ${namesText(scene, known)}. The monitor finds nothing under the names it is configured with.`,
		);
	},
};
