import type {Candidate} from '../../mapping/candidates.js';
import {fittest, type Slot} from '../../mapping/fittest.js';
import type {RoleName} from '../../mapping/mapping.js';
import {nameOf, placesOfRole} from '../../mapping/role.js';
import {outputSide} from '../../monitor/literal-mapping.js';
import {parsePath} from '../../records/path.js';
import {type Place, placeText} from '../../records/place.js';
import {misplacedTruth} from '../ground-truth/place.js';
import {vectorAround, vectorAt} from '../prediction/vector.js';
import type {Scene} from '../scene.js';
import {predictionCandidates} from '../search.js';
import {labelInTruth} from './label-in-truth.js';

/** A role whose configured place holds nothing in any record, with the place that it seems to mean. */
export type Lost = {
	readonly role: RoleName;
	/** The name or attribute that the configuration gives. */
	readonly attribute: string;
	readonly expected: Place | undefined;
	readonly found: Place | undefined;
	readonly candidate: Candidate | undefined;
	/** `list`: the found place is an element of a list, which the monitor does not read. */
	readonly level: 'same' | 'deeper' | 'none';
};

/** What kinds of values a slot may hold so that the place can be what was meant; whether they fit is judged later. */
const outputKinds = ['label', 'probability', 'number', 'constant'] as const;

/** The slots that are configured but find nothing. */
export function lostSlots(scene: Scene): readonly Lost[] {
	const {dataset, expectation, mapping, total, literal} = scene;
	if (total === 0) return [];
	return (['prediction', 'probability'] as const).flatMap((slot) => {
		const role = mapping.roles[slot];
		const configured = slot === 'prediction' ? expectation.inferenceAttribute : expectation.probabilityAttribute;
		const [expected] = placesOfRole(role);
		if (expected === undefined ? !isUnread(scene, slot) : hasValues(scene, slot, expected)) return [];
		const attribute = literal || role === undefined ? configured : (configured ?? expected?.path);
		if (attribute === undefined) return [];
		const candidate = bestFor(scene, slot);
		const found = candidate && wholeOf(scene, candidate.place);
		return [{role: slot, attribute, expected, found, candidate, level: levelOf(found, expected, outputSide(dataset))}];
	});
}

/** A slot that is configured and left out of the literal mapping, because the hosted job does not read such places. */
function isUnread({expectation, mapping}: Scene, slot: Slot): boolean {
	const configured = slot === 'prediction' ? expectation.inferenceAttribute : expectation.probabilityAttribute;
	const nothingMapped = mapping.roles.prediction === undefined && mapping.roles.probability === undefined;
	return configured?.startsWith('$') === true && nothingMapped;
}

function hasValues(scene: Scene, slot: Slot, place: Place): boolean {
	const {captures} = scene.dataset;
	return scene[slot] !== undefined || captures.elements(place).length > 0 || vectorAt(captures, place) !== undefined;
}

/** The candidate that fits the slot: labels before probabilities for a label, the other way round for a probability. */
function bestFor(scene: Scene, slot: Slot): Candidate | undefined {
	const {expectation, dataset} = scene;
	const attribute = expectation.inferenceAttribute ?? '';
	const exact = attribute.startsWith('$') ? parsePath(attribute) : undefined;
	const candidates = predictionCandidates(scene, outputKinds);
	const literal = exact && candidates.find(({place}) => place.path === attribute && place.from === outputSide(dataset));
	return literal ?? fittest(candidates, slot);
}

/** The list that an element belongs to: the numbers of a list are one answer. The columns of a CSV row are several. */
function wholeOf({dataset, mapping}: Scene, place: Place): Place {
	const isRow = (dataset.outputFormats.get('csv') ?? 0) > (dataset.outputFormats.get('json') ?? 0);
	if (isRow || mapping.problemType === 'Regression') return place;
	return vectorAround(dataset.captures, place) ?? place;
}

function levelOf(found: Place | undefined, expected: Place | undefined, side: Place['from']): Lost['level'] {
	if (found === undefined) return 'none';
	const depth = (place: Place | undefined) => (place === undefined ? 1 : (parsePath(place.path)?.length ?? 1));
	return found.from === (expected?.from ?? side) && depth(found) <= depth(expected) ? 'same' : 'deeper';
}

/** Ground truth that stands on the side where the monitor looks, under another name. */
export function lostTruth(scene: Scene): Lost | undefined {
	const {mapping, expectation} = scene;
	const [expected] = placesOfRole(mapping.roles.groundTruth);
	if (expected === undefined) return undefined;
	const attribute = expectation.groundTruthAttribute ?? nameOf(expected.path);
	const inTruth = labelInTruth(scene);
	if (inTruth !== undefined) {
		const level = inTruth.isDeeper ? 'deeper' : 'same';
		return {role: 'groundTruth', attribute: 'the label', expected, found: inTruth.place, candidate: undefined, level};
	}
	const found = misplacedTruth(scene);
	if (found === undefined) return undefined;
	const {candidate, whereabouts} = found;
	if (whereabouts !== 'same-level' && whereabouts !== 'deeper') return undefined;
	const level = whereabouts === 'deeper' ? 'deeper' : 'same';
	return {role: 'groundTruth', attribute, expected, found: candidate.place, candidate, level};
}

/** Features that are configured by name and stand under another one beside it. */
export function lostFeatures(scene: Scene): Lost | undefined {
	const {mapping, dataset, expectation, total} = scene;
	const [expected] = placesOfRole(mapping.roles.features);
	if (expected === undefined || expected.path === '$' || total === 0) return undefined;
	const under = (path: string) =>
		dataset.captures.places().filter((place) => isUnder(place, {from: expected.from, path}));
	if (under(expected.path).length > 0) return undefined;
	const taken = [mapping.roles.prediction, mapping.roles.probability, mapping.roles.groundTruth].flatMap(placesOfRole);
	const groups = new Map<string, number>();
	for (const place of dataset.captures.places()) {
		const [top] = parsePath(place.path) ?? [];
		if (place.from !== expected.from || typeof top !== 'string' || taken.some((role) => role.path === place.path))
			continue;
		const path = `$${place.path.slice(1).match(/^(\.[\w-]+|\["(?:[^"\\]|\\.)*"\])/)?.[0] ?? ''}`;
		groups.set(path, (groups.get(path) ?? 0) + 1);
	}
	const [best] = [...groups].sort((a, b) => b[1] - a[1]);
	if (best === undefined || (best[1] < 2 && !featureWords.test(nameOf(best[0])))) return undefined;
	const found = {from: expected.from, path: best[0]};
	const attribute = expectation.features ?? nameOf(expected.path);
	return {role: 'features', attribute, expected, found, candidate: undefined, level: 'same'};
}

const featureWords = /^(features?|data|inputs?|instances?|x|values|columns|payload)$/i;

function isUnder(place: Place, {from, path}: Place): boolean {
	return (
		place.from === from &&
		(place.path === path || (/^[.[]/.test(place.path.slice(path.length)) && place.path.startsWith(path)))
	);
}

/** Paths of the side where the monitor looks, nearest first, for a message. */
export function nearestPaths({dataset}: Scene, expected: Place | undefined): string {
	const side = expected?.from ?? outputSide(dataset);
	const paths = dataset.captures.places().filter(({from}) => from === side);
	const shown = paths.slice(0, 4).map((place) => placeText(place, dataset.mainDialect));
	return shown.length === 0
		? 'there is nothing at all'
		: `what is there: ${shown.join(', ')}${paths.length > 4 ? ', …' : ''}`;
}
