import {type Candidate, candidatesFor, profilesOn, profilesSteps} from '../mapping/candidates.js';
import {nameFits} from '../mapping/names.js';
import type {Profile} from '../mapping/profile.js';
import {predictionReference, truthReference} from '../mapping/reference.js';
import {nameOf, placesOfRole} from '../mapping/role.js';
import {outputSide} from '../monitor/literal-mapping.js';
import {outputCandidatesSteps} from '../monitor/output-candidates.js';
import type {Side} from '../records/record.js';
import {numberOf} from '../records/scalar.js';
import {complete, type Steps} from '../records/steps.js';
import type {Scene} from './scene.js';

/** Strong enough to believe without a name: about AUC 0.75 against a score. */
const strong = 0.5;
/** Numbers hang together with other numbers more easily: features often do with a regression's output. */
const veryStrong = 0.9;

/** Places in the captures that could be the ground truth, best first; only those that convince. */
export function truthCandidates(scene: Scene): readonly Candidate[] {
	const {dataset, mapping} = scene;
	const taken = [...placesOfRole(mapping.roles.prediction), ...placesOfRole(mapping.roles.probability)];
	const kinds =
		mapping.problemType === 'Regression'
			? (['number', 'label', 'probability'] as const)
			: (['label', 'constant'] as const);
	const key = `truth candidates ${JSON.stringify([taken, kinds])}`;
	const candidates = dataset.remember(key, () =>
		candidatesFor(dataset, {
			role: 'groundTruth',
			sides: sidesOf(scene),
			kinds,
			except: taken,
			reference: predictionReference(dataset, predictionsToJudgeBy(scene)),
		}),
	);
	return candidates.filter((candidate) => couldBeTruth(candidate, scene));
}

/** Looks at all places that could be the ground truth, in steps, so that the search finds them looked at. */
export function truthSearchSteps(scene: Scene): Steps<unknown> {
	return profilesSteps(scene.dataset, sidesOf(scene));
}

function sidesOf({dataset}: Scene): readonly Side[] {
	if (dataset.mainDialect === 'payload') return ['record'];
	return dataset.mainDialect === 'exchange' ? ['input', 'output', 'record'] : ['input', 'output', 'metadata', 'record'];
}

/** The prediction where it is known, else what could be one. */
function predictionsToJudgeBy({dataset, prediction, probability}: Scene): readonly Profile[] {
	if (prediction !== undefined || probability !== undefined) {
		return [prediction, probability].filter((profile) => profile !== undefined);
	}
	const side = outputSide(dataset);
	const profiles = profilesOn(dataset, [side]);
	if (side === 'output') return profiles;
	return profiles.filter(({place}) => looksPredicted(nameOf(place.path)));
}

function looksPredicted(name: string): boolean {
	return Math.max(nameFits(name, 'prediction'), nameFits(name, 'probability')) > nameFits(name, 'groundTruth');
}

function couldBeTruth({place, profile, name, association, overlap}: Candidate, scene: Scene): boolean {
	const {dataset} = scene;
	const path = nameOf(place.path);
	const side = outputSide(dataset);
	if (place.from === side && looksPredicted(path)) return false;
	if (name >= 0.6) return profile.kind !== 'constant' || name === 1;
	if (profile.kind === 'constant') return false;
	// A value of the output that follows from the prediction says the same in other words.
	if (place.from === side && (association > 0.98 || followsFromPrediction(profile, scene))) return false;
	if (profile.kind !== 'label') return association >= veryStrong;
	const areWords = profile.values.every(({scalar}) => Number.isNaN(numberOf(scalar)));
	const areSeveral = profile.distinct >= 3 && profile.distinct === scene.prediction?.distinct;
	if (overlap > 0.99 && (areWords || areSeveral)) return association >= 0.15;
	// A request holds many flags that are 0 or 1 too, a response hardly any.
	if (overlap > 0.99) return association >= (place.from === 'output' ? 0.3 : 0.4);
	return association >= strong;
}

/** Whether each predicted label always comes with the same value. */
function followsFromPrediction({column}: Profile, {dataset, prediction}: Scene): boolean {
	if (prediction?.kind !== 'label') return false;
	const valueWith = new Map<string, string>();
	for (let row = 0; row < dataset.captures.rows; row++) {
		const [label, value] = [prediction.column.scalarAt(row)?.text, column.scalarAt(row)?.text];
		if (label === undefined || value === undefined) continue;
		if ((valueWith.get(label) ?? value) !== value) return false;
		valueWith.set(label, value);
	}
	return true;
}

/** Places in the output that could be the prediction or a probability, best first; only those that convince. */
export function predictionCandidates(scene: Scene, kinds: readonly Profile['kind'][]): readonly Candidate[] {
	const {dataset, mapping} = scene;
	const side = outputSide(dataset);
	const inFeatures = placesOfRole(mapping.roles.features).map(({path}) => path);
	const hasTruth = truthReference(dataset, mapping) !== undefined;
	return outputCandidates(scene, kinds).filter(({place, profile, name, association, overlap}) => {
		if (side === 'record' && inFeatures.some((path) => path !== '$' && place.path.startsWith(path))) return false;
		if (profile.kind === 'constant') return name === 1 && overlap > 0;
		if (!hasTruth) return name > 0 || (side === 'output' && profile.kind === 'probability');
		return (
			association >= 0.25 || overlap > 0.9 || (name === 1 && association >= 0.05) || (name > 0 && association >= 0.1)
		);
	});
}

/** All places in the output with values of these kinds, best first. */
export function outputCandidates({dataset, mapping}: Scene, kinds: readonly Profile['kind'][]): readonly Candidate[] {
	return complete(outputCandidatesSteps(dataset, mapping)).filter(({profile}) => kinds.includes(profile.kind));
}
