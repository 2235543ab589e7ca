import {type Candidate, candidatesFor, profilesSteps} from '../mapping/candidates.js';
import type {ValueKind} from '../mapping/column-facts.js';
import type {Mapping} from '../mapping/mapping.js';
import {recentSteps} from '../mapping/recent.js';
import {referenceKey, truthReferenceSteps} from '../mapping/reference.js';
import {placesOfRole} from '../mapping/role.js';
import type {Dataset} from '../records/dataset.js';
import type {Steps} from '../records/steps.js';
import {outputSide} from './literal-mapping.js';

const anyKind: readonly ValueKind[] = ['constant', 'label', 'probability', 'number', 'id', 'text'];

/**
 * All places in the output that could be the prediction or a probability, best first, in steps. They are judged by the
 * ground truth that the mapping finds; other changes of the mapping leave them as they are.
 */
export function outputCandidatesSteps(dataset: Dataset, mapping: Mapping): Steps<readonly Candidate[]> {
	return recentSteps(dataset, 'output candidates', referenceKey(mapping), function* () {
		const sides = [outputSide(dataset)];
		yield* profilesSteps(dataset, sides);
		const reference = yield* truthReferenceSteps(dataset, mapping);
		yield;
		return candidatesFor(dataset, {
			role: ['prediction', 'probability'],
			sides,
			kinds: anyKind,
			except: placesOfRole(mapping.roles.groundTruth),
			reference,
		});
	});
}
