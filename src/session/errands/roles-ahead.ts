import {assignedMapping} from '../assigning.js';
import type {Model} from '../model.js';
import {isReadHere} from '../rereading.js';
import {editErrand} from './comparing.js';
import type {Errand} from './errand.js';

/** The roles for which a value is mostly pointed at, the likeliest first. */
const roles = ['groundTruth', 'prediction', 'probability'] as const;

/**
 * Between `a` and the role: what giving the value under the cursor a role comes to, where that is shown on the first
 * records at once because the files have to be read once more.
 */
export function rolesErrand(model: Model): Errand | undefined {
	const errands = roles.flatMap((role) => {
		const mapping = assignedMapping(model, role);
		return mapping === undefined || isReadHere(model, mapping) ? [] : (editErrand(model, mapping) ?? []);
	});
	if (errands.length === 0) return undefined;
	return {
		doing: 'Looking ahead at the roles',
		about: [model.data.dataset, model.draft, model.record],
		expected: errands.reduce((sum, {expected}) => sum + expected, 0),
		isAhead: true,
		*steps() {
			for (const {steps} of errands) yield* steps();
		},
	};
}
