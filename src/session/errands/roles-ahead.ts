import {assignedMapping} from '../assigning.js';
import type {Model} from '../model.js';
import {isReadHere} from '../rereading.js';
import {editErrand} from './comparing.js';
import type {Errand} from './errand.js';

/** The roles for which a value is mostly pointed at, the likeliest first. */
const roles = ['groundTruth', 'prediction', 'probability'] as const;
/** Of more records what the roles come to would take too much room. */
export const mostRows = 1 << 21;

/** What was found out last. It is held, so that it is there when a role is chosen. */
let last: {readonly about: Errand['about']; readonly found: readonly unknown[]} | undefined;

/**
 * Between `a` and the role: what giving the value under the cursor a role comes to, for all records, or for the first ones
 * where the files have to be read once more. Most of it is there before the second key is.
 */
export function rolesErrand(model: Model): Errand | undefined {
	const about = [model.data.dataset, model.data.version, model.draft, model.record];
	if (last !== undefined && about.every((thing, at) => thing === last?.about[at])) return undefined;
	const errands = roles.flatMap((role) => errandOf(model, role) ?? []);
	if (errands.length === 0) return undefined;
	return {
		doing: 'Looking ahead at the roles',
		about,
		expected: errands.reduce((sum, {expected}) => sum + expected, 0),
		isAhead: true,
		*steps() {
			const found: unknown[] = [];
			for (const {steps} of errands) found.push(yield* steps());
			last = {about, found};
		},
	};
}

function errandOf(model: Model, role: (typeof roles)[number]): Errand | undefined {
	const mapping = assignedMapping(model, role);
	const isTooMuch = mapping && isReadHere(model, mapping) && model.data.dataset.captures.rows > mostRows;
	return isTooMuch ? undefined : editErrand(model, mapping);
}
