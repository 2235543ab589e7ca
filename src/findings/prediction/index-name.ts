import {areaUnderCurve} from '../../mapping/association.js';
import {looseKey} from '../../mapping/candidates.js';
import type {MappingPatch} from '../../mapping/mapping.js';
import {fewDistinctCodes} from '../../metrics/distinct-codes.js';
import {type ClassOutcomes, codeOfLabel, labelAt} from '../../metrics/outcomes.js';
import {evidenceAt} from '../evidence.js';
import type {UnratedFix} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {pairIndices} from './classes.js';
import {labelColumn, labelFix} from './probability-as-label.js';
import {hasStrangers, isWholeNumber, strangers} from './vocabulary.js';

/** One side is a class index, the other a class name; or each side has words of its own for the classes. */
export const indexName: Detector = {
	code: 'prediction/index-name',
	detect: (scene) => {
		const {outcomes} = scene.reading;
		if (outcomes.kind !== 'classes' || !hasStrangers(scene)) return undefined;
		const [predicted, actual] = [occurring(outcomes, 'predicted'), occurring(outcomes, 'actual')];
		if (predicted === undefined || actual === undefined) return undefined;
		const [ofPredicted, ofActual] = [natureOf(predicted), natureOf(actual)];
		if (ofPredicted === undefined || ofActual === undefined || !areForeign(scene, predicted, actual)) return undefined;
		const place = (scene.prediction ?? scene.probability)?.place;
		const other = ofPredicted === ofActual ? 'other ' : '';
		return {
			severity: 'error',
			count: strangers(scene),
			total: scene.total,
			message: `The predictions are ${ofPredicted} (${listText(predicted)}), the ground truth has ${other}${ofActual} (${listText(actual)}) in ${countText(strangers(scene), scene.total)}.`,
			evidence: place === undefined ? [] : evidenceAt(scene.dataset, place),
			fixes: fixesFor(scene, outcomes, predicted, actual),
		};
	},
};

/** More different labels than this are no classes. */
const mostClasses = 200;

function natureOf(labels: readonly string[]): 'class indices' | 'class names' | undefined {
	if (labels.length === 0) return undefined;
	if (labels.every(isWholeNumber)) return 'class indices';
	return labels.some((label) => !Number.isNaN(Number(looseKey(label)))) ? undefined : 'class names';
}

/** Indices and names have nothing in common; two sets of names, or of indices, are foreign where no label is shared. */
function areForeign({reading}: Scene, predicted: readonly string[], actual: readonly string[]): boolean {
	if (natureOf(predicted) !== natureOf(actual)) return true;
	return reading.funnel.comparable === 0 && predicted.length > 1 && actual.length > 1;
}

function listText(labels: readonly string[]): string {
	return `${labels.slice(0, 4).join(', ')}${labels.length > 4 ? ', …' : ''}`;
}

/** Undefined where there are too many for classes. */
function occurring(outcomes: ClassOutcomes, side: 'predicted' | 'actual'): readonly string[] | undefined {
	return fewDistinctCodes(outcomes[side], mostClasses)
		?.map((code) => labelAt(outcomes, code) as string)
		.sort();
}

function fixesFor(
	scene: Scene,
	outcomes: ClassOutcomes,
	predicted: readonly string[],
	actual: readonly string[],
): readonly UnratedFix[] {
	const beside = labelColumn(scene);
	const instead = beside === undefined ? [] : [labelFix(scene, beside)];
	const thresholded = scene.mapping.roles.prediction === undefined && scene.mapping.decision?.threshold !== undefined;
	if (thresholded && actual.length === 2) return [...instead, nameBothSides(outcomes, actual)];
	const names = pairNames(outcomes, predicted, actual);
	const rename = Object.fromEntries(predicted.map((label, at) => [label, names[at] ?? label]));
	const shown = Object.entries(rename)
		.slice(0, 4)
		.map(([from, to]) => `${from} = ${to}`);
	const changes: MappingPatch = {labels: {rename: {...scene.mapping.labels?.rename, ...rename}}};
	return [
		...instead,
		{
			id: 'rename-classes',
			title: `Name the classes as the data suggest: ${shown.join(', ')}`,
			certainty: 'decision',
			changes,
		},
	];
}

function pairNames(
	outcomes: ClassOutcomes,
	predicted: readonly string[],
	actual: readonly string[],
): readonly string[] {
	const at = (labels: readonly string[]) => {
		const position = new Map(labels.map((label, index) => [codeOfLabel(outcomes, label), index]));
		return (code: number) => position.get(code) ?? -1;
	};
	return pairIndices(outcomes.predicted.map(at(predicted)), outcomes.actual.map(at(actual)), predicted.length, actual);
}

/** A threshold gives whatever its two sides are called: call them by the names of the ground truth. */
function nameBothSides(outcomes: ClassOutcomes, actual: readonly string[]): UnratedFix {
	const [first = '0', second = '1'] = actual;
	const score = outcomes.score ?? new Float64Array();
	const higher = areaUnderCurve(outcomes.actual, score, codeOfLabel(outcomes, second) ?? -1) >= 0.5;
	const [negative, positive] = higher ? [first, second] : [second, first];
	return {
		id: 'name-both-sides',
		title: `Call the sides of the threshold by name: above it "${positive}", else "${negative}"`,
		certainty: 'decision',
		changes: {labels: {positive, negative}},
	};
}
