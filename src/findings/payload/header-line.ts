import {whereIs} from '../evidence.js';
import {countText, type Detector} from '../scene.js';

/** A header line inside the captured CSV: read over here, a row of its own for whoever splits lines. */
export const headerLine: Detector = {
	code: 'payload/header-line',
	detect: ({dataset, total, literal}) => {
		const step = dataset.steps.get('header-line');
		if (step === undefined || !literal) return undefined;
		return {
			severity: 'warning',
			count: step.count,
			total,
			message: `The captured CSV has a header line in ${countText(step.count, total)}. Here it is read over; how the monitor takes it is unknown. Send rows without a header.`,
			evidence: [
				{
					...whereIs(dataset, dataset.captures, step.firstRow),
					path: 'first line of the CSV',
					value: dataset.outputHeader?.join(',') ?? 'header of the input',
				},
			],
			fixes: [],
		};
	},
};
