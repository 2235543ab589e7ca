import type {Dataset} from '../records/dataset.js';
import {isMissing} from '../records/scalar.js';
import {labelKeys, normaliseText} from './labels.js';
import type {LabelRules, Mapping} from './mapping.js';
import {placesOfRole} from './role.js';
import {type CountedValue, countedValues} from './value-counts.js';

/** How the labels of the ground truth are shown, by their keys (`labelKeys`). */
export type Spellings = ReadonlyMap<string, string>;

type Counted = Pick<CountedValue, 'scalar' | 'count'>;

/**
 * Labels that became equal are shown in the spelling that is most frequent in the ground truth (of equally frequent
 * ones, the first by characters). A label that only a rename produced is shown as the rename spells it.
 */
export function spellingsOf(values: Iterable<Counted>, labels: LabelRules | undefined): Spellings {
	const keyOf = labelKeys(labels);
	const counts = new Map<string, Map<string, number>>();
	for (const {scalar, count} of values) {
		if (isMissing(scalar)) continue;
		const key = keyOf(scalar);
		const spelled = counts.get(key) ?? new Map<string, number>();
		counts.set(key, spelled);
		const isRenamed = normaliseText(scalar.text, labels?.normalise) !== key;
		if (!isRenamed) spelled.set(scalar.text, (spelled.get(scalar.text) ?? 0) + count);
	}
	const renames = new Map(Object.values(labels?.rename ?? {}).map((target) => [keyOf({text: target}), target]));
	return new Map([...counts].map(([key, spelled]) => [key, mostFrequent(spelled) ?? renames.get(key) ?? key]));
}

function mostFrequent(spelled: ReadonlyMap<string, number>): string | undefined {
	const [first] = [...spelled].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
	return first?.[0];
}

/** The spellings in a dataset; every value at a place of the ground truth counts, matched with a capture or not. */
export function datasetSpellings(dataset: Dataset, {roles: {groundTruth}, labels}: Mapping): Spellings {
	return dataset.remember(`spellings ${JSON.stringify([groundTruth, labels])}`, () => {
		const tables = [dataset.captures, dataset.truths];
		const values = tables.flatMap((table) =>
			placesOfRole(groundTruth).flatMap((place) => {
				const column = table.column(place);
				return column ? countedValues(column, table.rows) : [];
			}),
		);
		return spellingsOf(values, labels);
	});
}
