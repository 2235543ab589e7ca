import {carriesItsTruth} from '../../monitor/literal-mapping.js';
import {whereIs} from '../evidence.js';
import {countText, type Detector} from '../scene.js';

/** Several predictions under one id: the merge makes one row of them (observed), no mapping can take them apart. */
export const batched: Detector = {
	code: 'payload/batched',
	hides: ({count, total}) => (count > total / 2 ? ['keys', 'prediction', 'config'] : []),
	detect: ({dataset, total}) => {
		if (dataset.batched === 0 || carriesItsTruth(dataset)) return undefined;
		const {firstBatched = 0} = dataset;
		return {
			severity: 'error',
			count: dataset.batched,
			total,
			message: `Several predictions stand under one id in ${countText(dataset.batched, total)}. Send one row a request, or use a preprocessor where the ground truth holds as many labels.`,
			evidence: [
				{
					...whereIs(dataset, dataset.captures, firstBatched),
					path: 'captureData.endpointOutput.data',
					value: 'several predictions',
				},
			],
			fixes: [],
		};
	},
};
