import type {Candidate} from '../../mapping/candidates.js';
import {candidatesFor, looseKey} from '../../mapping/candidates.js';
import {truthReference} from '../../mapping/reference.js';
import {placesOfRole, roleAt} from '../../mapping/role.js';
import {outputSide} from '../../monitor/literal-mapping.js';
import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {predictionCandidates} from '../search.js';
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

type Wrong = {readonly slot: 'prediction' | 'probability'; readonly why: string; readonly candidate: Candidate};

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

function pointsElsewhere(scene: Scene): Wrong | undefined {
	const {prediction, probability, mapping, dataset} = scene;
	const slot = mapping.roles.prediction === undefined ? 'probability' : 'prediction';
	const profile = slot === 'prediction' ? prediction : probability;
	if (profile === undefined || mapping.problemType === 'Regression') return undefined;
	const why = {id: 'points at an id', text: 'points at free text', constant: 'points at a constant'}[
		profile.kind as string
	];
	const feature = why === undefined && looksLikeFeature(scene) ? 'points at a feature' : undefined;
	if (why === undefined && feature === undefined) return undefined;
	const kinds = slot === 'prediction' ? (['label', 'probability'] as const) : (['probability', 'label'] as const);
	const wanted = predictionCandidates(scene, kinds).filter(({place}) => place.path !== profile.place.path);
	const candidate = wanted.find(({profile: {kind}}) => kind === kinds[0]) ?? wanted[0];
	if (candidate === undefined || dataset.captures.rows === 0) return undefined;
	// A constant that is a label of the ground truth is a model that always says the same, not a wrong column.
	if (profile.kind === 'constant' && isLabelOfTruth(scene)) return undefined;
	return {slot, why: why ?? feature ?? '', candidate};
}

function isLabelOfTruth({prediction, groundTruth}: Scene): boolean {
	const labels = new Set(groundTruth?.values.map(({scalar}) => looseKey(scalar.text)));
	return prediction?.values.some(({scalar}) => labels.has(looseKey(scalar.text))) ?? false;
}

/** Values that neither occur in the ground truth nor hang together with it, while another column does. */
function looksLikeFeature(scene: Scene): boolean {
	const {dataset, mapping, prediction} = scene;
	if (prediction === undefined || prediction.kind === 'probability' || isLabelOfTruth(scene)) return false;
	const reference = truthReference(dataset, mapping);
	if (reference === undefined) return false;
	const side = outputSide(dataset);
	const all = candidatesFor(dataset, {
		role: ['prediction', 'probability'],
		sides: [side],
		kinds: ['label', 'probability', 'number'],
		except: placesOfRole(mapping.roles.groundTruth),
		reference,
	});
	const own = all.find(({place}) => place.path === prediction.place.path);
	const better = all.find(({association, overlap}) => association >= 0.3 || overlap > 0.9);
	return own !== undefined && better !== undefined && own.association < 0.15 && better.place.path !== own.place.path;
}
