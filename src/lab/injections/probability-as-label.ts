import {randomFor, roundTo} from '../../demo/random.js';
import {applyPatch} from '../../mapping/patch.js';
import {placeOf, withCaptures, withRole} from '../change-captures.js';
import type {Injection} from '../injection.js';
import {truthsOf} from '../material.js';

/** The model's probability stands where its class stood: above one half where the class was the positive one. */
export const probabilityAsLabel: Injection = {
	code: 'prediction/probability-as-label',
	inject(material) {
		const place = placeOf(material, 'prediction');
		const {predictedOf, positive} = truthsOf(material);
		if (place === undefined || positive === undefined) return undefined;
		if (material.mapping.problemType !== 'BinaryClassification') return undefined;
		const random = randomFor('lab probabilities');
		const broken = withCaptures(material, (record, line) => {
			const label = predictedOf(line);
			if (label === undefined) return record;
			const certainty = roundTo(0.001 + 0.498 * random(), 12);
			const probability = roundTo(label === positive ? 0.5 + certainty : 0.5 - certainty, 12);
			const isField = typeof place.path[0] === 'number';
			return withRole(record, place, () => (isField ? String(probability) : probability));
		});
		const role = material.mapping.roles.prediction;
		if (broken === undefined || role === undefined) return undefined;
		const changes = {roles: {prediction: null, probability: role}, decision: {threshold: 0.5, rule: '>'}} as const;
		return {...broken, mapping: applyPatch(material.mapping, changes)};
	},
};
