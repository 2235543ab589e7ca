import {carriesItsTruth} from '../../monitor/literal-mapping.js';
import type {Detector} from '../scene.js';
import {misplacedTruth} from './place.js';

/** No ground truth anywhere: no file, and nothing in the records that could be it. */
export const none: Detector = {
	code: 'ground-truth/none',
	detect: (scene) => {
		const {reading, dataset, mapping, total} = scene;
		if (reading.funnel.groundTruth > 0 || total === 0) return undefined;
		const fromFiles = mapping.roles.groundTruth?.from === 'truth';
		if ((fromFiles && dataset.truths.rows > 0) || misplacedTruth(scene) !== undefined) return undefined;
		const where = carriesItsTruth(dataset)
			? 'no field of the records could be it'
			: 'no ground-truth file was given, and no field of the records could be it';
		return {
			severity: 'error',
			count: total,
			total,
			message: `There is no ground truth: ${where}. Give the files with --ground-truth, or have the caller of the endpoint upload them (one line for each id).`,
			evidence: [],
			fixes: [],
		};
	},
};
