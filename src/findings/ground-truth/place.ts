import type {Candidate} from '../../mapping/candidates.js';
import {nameOf, pathsOf, roleAt} from '../../mapping/role.js';
import {parsePath} from '../../records/path.js';
import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import type {UnratedFinding} from '../finding.js';
import {countText, type Scene} from '../scene.js';
import {truthCandidates} from '../search.js';

/** Where the label turned out to be, seen from where the monitor looks. */
export type Whereabouts = 'request' | 'response' | 'same-level' | 'deeper';

export type Found = {readonly candidate: Candidate; readonly whereabouts: Whereabouts};

/** Whether the mapping finds no ground truth although it names a place, and no files of labels explain that. */
export function isTruthMisplaced({reading, mapping: {roles}, dataset}: Scene): boolean {
	if (reading.funnel.groundTruth > 0 || roles.groundTruth === undefined) return false;
	return roles.groundTruth.from !== 'truth' || dataset.truths.rows === 0;
}

/** The best candidate for a ground truth that the mapping does not find; undefined where it finds it. */
export function misplacedTruth(scene: Scene): Found | undefined {
	if (!isTruthMisplaced(scene)) return undefined;
	const [candidate] = truthCandidates(scene);
	return candidate && {candidate, whereabouts: whereaboutsOf(candidate, scene)};
}

function whereaboutsOf({place}: Candidate, {mapping, dataset}: Scene): Whereabouts {
	const expected = mapping.roles.groundTruth;
	const segments = parsePath(place.path) ?? [];
	if (place.from === 'record') {
		if (/^(request|input|inputs)$/i.test(String(segments[0])) && segments.length > 1) return 'request';
		if (/^(response|output|outputs)$/i.test(String(segments[0])) && segments.length > 1) return 'response';
		const depth = expected === undefined ? 1 : (parsePath(pathsOf(expected)[0] ?? '$') ?? []).length;
		return segments.length <= depth || dataset.mainDialect !== 'payload' ? 'same-level' : 'deeper';
	}
	if (expected?.from === place.from) return segments.length <= 1 ? 'same-level' : 'deeper';
	return place.from === 'output' ? 'response' : 'request';
}

/** The finding for a label that travels in the request or the response. */
export function movedTruth(scene: Scene, side: 'request' | 'response'): Omit<UnratedFinding, 'code'> | undefined {
	const found = misplacedTruth(scene);
	if (found?.whereabouts !== side) return undefined;
	const {dataset, expectation, mapping, total} = scene;
	const {place, profile, name, association} = found.candidate;
	const shown = placeText(place, dataset.mainDialect);
	const looked = lookedIn(scene);
	const expectedName = expectation.groundTruthAttribute;
	const renamed =
		expectedName !== undefined && expectedName !== nameOf(place.path) ? `, under the name "${nameOf(place.path)}"` : '';
	const why =
		name >= 0.6
			? ''
			: ` Judged by its values: they hang together with the predictions (${association.toFixed(2)} of 1).`;
	return {
		severity: 'error',
		count: profile.present,
		total,
		message: `The ground truth is in the ${side} (${shown}) in ${countText(profile.present, total)}${renamed}; the monitor looks in ${looked}, where there is none.${why}`,
		evidence: evidenceAt(dataset, place),
		fixes: [
			{
				id: `ground-truth-from-${side}`,
				title: `Take the ground truth from the ${side}: ${shown}`,
				certainty: name >= 0.6 ? 'safe' : 'decision',
				changes: {roles: {groundTruth: roleAt(place)}},
			},
		],
	};

	function lookedIn({mapping: {roles}}: Scene): string {
		const role = roles.groundTruth ?? mapping.roles.groundTruth;
		if (role === undefined || role.from === 'truth') return 'the ground-truth files, joined by id';
		return placeText({from: role.from, path: pathsOf(role)[0] ?? '$'}, dataset.mainDialect);
	}
}
