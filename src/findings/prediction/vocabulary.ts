import {looseKey} from '../../mapping/candidates.js';
import {labelRules} from '../../mapping/labels.js';
import type {LabelRule, Mapping} from '../../mapping/mapping.js';
import {applyPatch} from '../../mapping/patch.js';
import type {Profile} from '../../mapping/profile.js';
import {read} from '../../mapping/reading.js';
import type {Scalar} from '../../records/scalar.js';
import type {Scene} from '../scene.js';

/** A rest of labels that the other side never shows is normal (rare classes); more than this share is a cause. */
export const normalRest = 0.05;

/** Records whose predicted label never occurs in the ground truth, though both sides have a value. */
export function strangers({reading}: Scene): number {
	const {funnel} = reading;
	return Math.min(funnel.groundTruth, funnel.prediction) - funnel.comparable;
}

export function hasStrangers(scene: Scene): boolean {
	const {funnel} = scene.reading;
	return strangers(scene) > normalRest * Math.min(funnel.groundTruth, funnel.prediction);
}

/** The fewest normalisations with which the most records become comparable; undefined where none helps. */
export function rescuingRules({dataset, mapping, reading}: Scene): readonly LabelRule[] | undefined {
	let best: {rules: readonly LabelRule[]; comparable: number} | undefined;
	for (const rules of combinations()) {
		const {comparable} = read(dataset, withRules(mapping, rules)).funnel;
		if (comparable > (best?.comparable ?? reading.funnel.comparable)) best = {rules, comparable};
	}
	return best?.rules;
}

function withRules(mapping: Mapping, rules: readonly LabelRule[]): Mapping {
	return applyPatch(mapping, {labels: {normalise: merged(mapping, rules)}});
}

/** The rules that the mapping has, and the new ones, in their one order. */
export function merged(mapping: Mapping, rules: readonly LabelRule[]): readonly LabelRule[] {
	const all = new Set([...(mapping.labels?.normalise ?? []), ...rules]);
	return labelRules.filter((rule) => all.has(rule));
}

/** All sets of rules, small ones first. */
function combinations(): readonly (readonly LabelRule[])[] {
	const sets = Array.from({length: 2 ** labelRules.length - 1}, (_, bits) =>
		labelRules.filter((__, at) => (((bits + 1) >> at) & 1) === 1),
	);
	return sets.sort((a, b) => a.length - b.length);
}

/** The JSON type of most values of a side. */
export function mainType(profile: Profile | undefined): Scalar['type'] | undefined {
	const counts = new Map<Scalar['type'], number>();
	for (const {scalar, count} of profile?.values ?? []) counts.set(scalar.type, (counts.get(scalar.type) ?? 0) + count);
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

export function isWholeNumber(text: string): boolean {
	return /^-?\d+$/.test(looseKey(text));
}

/** `"1" (600), "0" (400)` in JSON form, most frequent first. */
export function valuesText(profile: Profile | undefined): string {
	const values = profile?.values ?? [];
	const shown = values
		.slice(0, 3)
		.map(({scalar}) => (scalar.type === 'text' ? JSON.stringify(scalar.text) : scalar.text));
	return `${shown.join(', ')}${values.length > 3 ? ', …' : ''}`;
}
