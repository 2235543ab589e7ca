import {type Candidate, looseKey} from '../../mapping/candidates.js';
import type {ValueKind} from '../../mapping/column-facts.js';
import {fittest, inTheRunning, type Slot, speaksTheWords, strengthOf} from '../../mapping/fittest.js';
import {presentRows} from '../../mapping/present-rows.js';
import type {Profile} from '../../mapping/profile.js';
import {placesOfRole, roleAt} from '../../mapping/role.js';
import {placeText, samePlace} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {outputCandidates, predictionCandidates} from '../search.js';
import {namesCsvByHeader} from './header-name.js';
import {lostSlots} from './lookup.js';

/** The CSV index is out of range, or the attribute points at a feature, an id, a constant. */
export const wrongColumn: Detector = {
	code: 'keys/wrong-column',
	detect: (scene) => {
		const {dataset, expectation, total} = scene;
		const wrong = outOfRange(scene) ?? pointsElsewhere(scene);
		if (wrong === undefined) return undefined;
		const attribute =
			expectation.inferenceAttribute ?? expectation.probabilityAttribute ?? placeOfSlot(scene)?.path ?? '';
		const {place} = wrong.candidate;
		const shown = placeText(place, dataset.mainDialect);
		const at = placeOfSlot(scene);
		return {
			severity: 'error',
			count: total,
			total,
			message: `"${attribute}" ${wrong.why} in ${countText(total, total)}; the ${wrong.slot} stands at ${shown}.`,
			evidence: [...(at ? evidenceAt(dataset, at).slice(0, 1) : []), ...evidenceAt(dataset, place)].slice(0, 3),
			fixes: [
				{
					id: 'read-other-column',
					title: `Read the ${wrong.slot} at ${shown}`,
					certainty: 'safe',
					changes: {roles: {[wrong.slot]: roleAt(place)}},
				},
			],
		};
	},
};

type Wrong = {readonly slot: Slot; readonly why: string; readonly candidate: Candidate};

function placeOfSlot({mapping}: Scene) {
	return placesOfRole(mapping.roles.prediction ?? mapping.roles.probability)[0];
}

function outOfRange(scene: Scene): Wrong | undefined {
	const csv = scene.dataset.outputFormats.get('csv') ?? 0;
	if (csv === 0 || namesCsvByHeader(scene)) return undefined;
	const [lost] = lostSlots(scene);
	if (lost?.candidate === undefined || (lost.role !== 'prediction' && lost.role !== 'probability')) return undefined;
	return {slot: lost.role, why: 'is beyond the last column', candidate: lost.candidate};
}

const nonsense: {readonly [kind in ValueKind]?: string} = {
	id: 'points at an id',
	text: 'points at free text',
	constant: 'points at a constant',
};

function pointsElsewhere(scene: Scene): Wrong | undefined {
	const {prediction, probability, mapping} = scene;
	const slot = mapping.roles.prediction === undefined ? 'probability' : 'prediction';
	const profile = slot === 'prediction' ? prediction : probability;
	if (profile === undefined || mapping.problemType === 'Regression') return undefined;
	const others = predictionCandidates(scene, ['label', 'probability', 'number']).filter(
		({place}) => place.path !== profile.place.path,
	);
	const candidate = fittest(others, slot);
	if (candidate === undefined) return undefined;
	// A constant that is a label of the ground truth is a model that always says the same, not a wrong column.
	if (profile.kind === 'constant' && holdsLabels(scene, profile)) return undefined;
	const why = nonsense[profile.kind] ?? (isFeature(scene, profile, candidate) ? 'points at a feature' : undefined);
	return why === undefined || !standBeside(scene, profile, candidate.profile) ? undefined : {slot, why, candidate};
}

/** Whether most records have a value there that is a label of the ground truth. */
function holdsLabels({groundTruth}: Scene, {values, present}: Profile): boolean {
	const labels = new Set(groundTruth?.values.map(({scalar}) => looseKey(scalar.text)));
	const counts = values.map(({scalar, count}) => (labels.has(looseKey(scalar.text)) ? count : 0));
	return counts.reduce((sum, count) => sum + count, 0) > present / 2;
}

/**
 * Whether a column knows so much less of the ground truth than another that it cannot be what was meant. Where its values
 * happen to be labels too, next to nothing must speak for it: a weak model is no wrong column.
 */
function isFeature(scene: Scene, profile: Profile, other: Candidate): boolean {
	if (profile.kind === 'probability') return false;
	const all = outputCandidates(scene, ['label', 'number']);
	const own = all.find(({place}) => samePlace(place, profile.place));
	if (own === undefined) return false;
	const isClearlyOther = other.overlap > 0.9 && other.association >= 0.1;
	if (holdsLabels(scene, profile)) return isClearlyOther && own.association < 0.1 && other.association >= 0.4;
	// Names or indices of classes are at most as many as there are classes.
	const isTooMany = profile.kind === 'label' && profile.distinct > (scene.groundTruth?.distinct ?? profile.distinct);
	if (isTooMany && (speaksTheWords(other) || (isClearlyOther && own.association < other.association))) return true;
	if (profile.kind === 'number' && isClearlyOther) return own.association < inTheRunning * strengthOf(other);
	return other.association >= 0.25 && own.association < inTheRunning * other.association;
}

/** Whether most records that have one value have the other too: what stands in other records is another key for the same. */
function standBeside({dataset: {captures}}: Scene, one: Profile, other: Profile): boolean {
	const [own, beside] = [presentRows(one.column, captures.rows), presentRows(other.column, captures.rows)];
	let [both, either] = [0, 0];
	for (let row = 0; row < captures.rows; row++) {
		either += own[row] as number;
		both += (own[row] as number) & (beside[row] as number);
	}
	return both > either / 2;
}
