import {fittest} from '../../mapping/fittest.js';
import {nameFits} from '../../mapping/names.js';
import {read} from '../../mapping/reading.js';
import {nameOf, roleAt} from '../../mapping/role.js';
import {placeText} from '../../records/place.js';
import {evidenceAt} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {predictionCandidates} from '../search.js';
import {lostSlots} from './lookup.js';

/** The inference attribute names the ground truth, as the API reference wrongly describes it. */
export const swapped: Detector = {
	code: 'keys/swapped',
	detect: (scene) => {
		const {dataset, expectation, prediction, total} = scene;
		const attribute = expectation.inferenceAttribute ?? (prediction && nameOf(prediction.place.path));
		if (attribute === undefined || !namesTheTruth(scene, attribute)) return undefined;
		const candidates = predictionCandidates(scene, ['label', 'probability']).filter(
			({place}) => place.path !== prediction?.place.path && nameFits(nameOf(place.path), 'groundTruth') < 1,
		);
		const candidate = fittest(candidates, 'prediction');
		if (candidate === undefined) return undefined;
		const shown = placeText(candidate.place, dataset.mainDialect);
		return {
			severity: 'error',
			count: total,
			total,
			message: `"${attribute}" names the ground truth in ${countText(total, total)}; the inference attribute must name the prediction, which stands at ${shown}. (The API reference describes this field wrongly.)`,
			evidence: [
				...(prediction ? evidenceAt(dataset, prediction.place).slice(0, 1) : []),
				...evidenceAt(dataset, candidate.place),
			].slice(0, 3),
			fixes: [
				{
					id: 'read-the-prediction',
					title: `Read the prediction at ${shown}`,
					certainty: 'safe',
					changes: {roles: {prediction: roleAt(candidate.place)}},
				},
			],
		};
	},
};

/** The place repeats the ground truth in every record, or its name is one for ground truth while a prediction is near. */
function namesTheTruth(scene: Scene, attribute: string): boolean {
	const {dataset, mapping, prediction, reading} = scene;
	const speaks = nameFits(attribute, 'groundTruth') > nameFits(attribute, 'prediction');
	if (prediction === undefined) return speaks && lostSlots(scene).length > 0 && mapping.roles.prediction !== undefined;
	if (prediction.kind !== 'label') return false;
	const named = predictionCandidates(scene, ['label', 'probability']).some(
		({place}) =>
			place.path !== prediction.place.path &&
			nameFits(nameOf(place.path), 'prediction') > nameFits(nameOf(place.path), 'groundTruth'),
	);
	if (!named) return false;
	if (reading.funnel.groundTruth === 0) return nameFits(attribute, 'groundTruth') === 1;
	const loose = read(dataset, {
		...mapping,
		labels: {...mapping.labels, normalise: ['trim', 'unquote', 'boolean', 'number', 'case']},
	});
	return loose.funnel.agreeing > 0 && loose.funnel.agreeing === loose.funnel.groundTruth;
}
