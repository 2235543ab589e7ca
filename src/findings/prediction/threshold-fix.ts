import {areaUnderCurve, type Values} from '../../mapping/association.js';
import {looseKey, valuesOf} from '../../mapping/candidates.js';
import type {Decision, MappingPatch, Role} from '../../mapping/mapping.js';
import {otherLabel, positiveLabel} from '../../mapping/positive-label.js';
import type {Profile} from '../../mapping/profile.js';
import {truthReference} from '../../mapping/reference.js';
import {placesOfRole, roleAt} from '../../mapping/role.js';
import {countedValues} from '../../mapping/value-counts.js';
import {labelAt} from '../../metrics/outcomes.js';
import {attributeAt} from '../../monitor/attribute-place.js';
import {isMissing} from '../../records/scalar.js';
import type {UnratedFix} from '../finding.js';
import type {Scene} from '../scene.js';
import {transformFor} from './score.js';

/** The labels of the ground truth as they are written, most frequent first. */
export function truthLabels({dataset, mapping}: Scene): readonly string[] {
	const {groundTruth} = mapping.roles;
	const tables = groundTruth?.from === 'truth' ? [dataset.truths, dataset.captures] : [dataset.captures];
	const [values] = tables.flatMap((table) =>
		placesOfRole(groundTruth).flatMap((place) => {
			const column = table.column(place);
			const counted = column ? countedValues(column, table.rows).filter(({scalar}) => !isMissing(scalar)) : [];
			return counted.length > 0 ? [counted] : [];
		}),
	);
	return (values ?? []).map(({scalar}) => scalar.text);
}

/**
 * The class for each side of a threshold. Positive is what the configuration says where the ground truth has it; else
 * the label whose records have the higher probability.
 */
function thresholdLabels(scene: Scene, profile: Profile): {positive: string; negative: string} {
	const labels = truthLabels(scene);
	const alike = (a: string) => (b: string) => looseKey(a) === looseKey(b);
	const configured = [
		scene.expectation.inferred.includes('positiveLabel') ? undefined : scene.expectation.positiveLabel,
		scene.mapping.labels?.positive,
	];
	const known = configured.flatMap((label) => (label === undefined ? [] : (labels.find(alike(label)) ?? [])));
	const byScore = labels.length === 2 ? labelWithHigherScore(scene, profile) : undefined;
	const positive = known[0] ?? byScore ?? positiveLabel(undefined, labels) ?? '1';
	return {positive, negative: otherLabel(labels, alike(positive)) ?? scene.mapping.labels?.negative ?? '0'};
}

function labelWithHigherScore(scene: Scene, profile: Profile): string | undefined {
	const {dataset, mapping} = scene;
	const reference = truthReference(dataset, mapping);
	const [truth] = reference?.values ?? [];
	if (reference === undefined || truth?.kind !== 'labels') return undefined;
	const scores: Values = valuesOf(dataset.captures, profile, reference.rows);
	if (scores.kind !== 'numbers') return undefined;
	const {outcomes} = scene.reading;
	const codes = [...new Set(truth.codes)].filter((code) => code >= 0);
	const best = codes.find((code) => areaUnderCurve(truth.codes, scores.numbers, code) > 0.5);
	return best === undefined || outcomes.kind !== 'classes' ? undefined : labelAt(outcomes, best);
}

/** What turns a probability at a place into a class: an explicit threshold, and a class for each side. */
export function thresholdChanges(
	scene: Scene,
	profile: Profile,
	role: Role = roleAt(profile.place),
	decision: Decision = {threshold: 0.5, rule: '>'},
): MappingPatch {
	return {
		roles: {prediction: null, probability: role},
		decision: {...decision, argmax: null, classes: null},
		labels: thresholdLabels(scene, profile),
	};
}

/** The two ways out of a probability in a label slot: our own threshold, or the monitor's threshold setting. */
export function thresholdFixes(
	scene: Scene,
	profile: Profile,
	role: Role = roleAt(profile.place),
): readonly UnratedFix[] {
	const transform = transformFor(profile);
	const decision: Decision = {threshold: 0.5, rule: '>', ...(transform === undefined ? {} : {transform})};
	const changes = thresholdChanges(scene, profile, role, decision);
	const {positive, negative} = thresholdLabels(scene, profile);
	const attribute = attributeAt(profile.place.path);
	return [
		{
			id: 'threshold',
			title: `Decide at 0.5: above it "${positive}", else "${negative}"`,
			certainty: 'decision',
			changes,
		},
		{
			id: 'monitor-threshold',
			title: `Let the monitor decide: ProbabilityAttribute "${attribute}", ProbabilityThresholdAttribute 0.5`,
			certainty: 'decision',
			changes: {...changes, monitor: {prediction: null, probability: attribute, threshold: 0.5}},
		},
	];
}
