import type {Decision} from '../../mapping/mapping.js';
import type {Profile} from '../../mapping/profile.js';
import type {ProblemType} from '../../metrics/problem-type.js';
import {numberOf} from '../../records/scalar.js';

/** So many different whole numbers are no names of two classes, but percent or points. */
const mostNames = 10;

/** Whether the values are numbers that rank the records rather than name a class. */
export function isScore({kind, values, distinct}: Profile, problemType: ProblemType): boolean {
	if (kind === 'probability' || kind === 'number') return true;
	if (kind !== 'label' || problemType !== 'BinaryClassification' || distinct <= mostNames) return false;
	return values.every(({scalar}) => !Number.isNaN(numberOf(scalar)));
}

/** How numbers beyond 0 to 1 become probabilities: percent within 0 to 100, else the sigmoid of a logit. */
export function transformFor({min, max}: Profile): Decision['transform'] {
	if (min >= 0 && max <= 1) return undefined;
	return min >= 0 && max <= 100 ? ['percent'] : ['sigmoid'];
}
