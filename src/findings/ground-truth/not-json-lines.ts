import type {OddForm} from '../../records/salvage.js';
import {firstRows, whereIs} from '../evidence.js';
import {countText, type Detector} from '../scene.js';

const names: Readonly<Record<OddForm, string>> = {
	python: 'written as Python prints a dict (single quotes)',
	array: 'one big array',
	commas: 'joined by commas',
};

/** Ground truth that is read here all the same, while the merge job takes one JSON object a line. */
export const notJsonLines: Detector = {
	code: 'ground-truth/not-json-lines',
	detect: ({dataset, literal}) => {
		const {oddForms, truths} = dataset;
		const count = [...oddForms.values()].reduce((sum, part) => sum + part, 0);
		if (count === 0 || !literal) return undefined;
		const odd = firstRows(truths, (row) => !truths.isDecoded(row));
		const forms = [...oddForms.keys()];
		return {
			severity: 'error',
			count,
			total: truths.rows,
			message: `The ground truth is no JSON Lines in ${countText(count, truths.rows, 'records')}: ${forms.map((form) => names[form]).join(' and ')}. Here it is read all the same; the merge job takes one JSON object a line. Write each record with json.dumps and a line break.`,
			evidence: odd.map((row) => ({...whereIs(dataset, truths, row), path: 'line', value: forms.join(', ')})),
			fixes: [
				{
					id: 'export-ground-truth',
					title: 'Write the ground truth anew as JSON Lines: mqm-debug export ground-truth',
					certainty: 'safe',
					changes: {},
				},
			],
		};
	},
};
