import type {Dataset} from '../records/dataset.js';
import {isMissing, type Scalar} from '../records/scalar.js';
import type {LabelSpace} from './label-space.js';
import {normaliseText} from './labels.js';
import type {Mapping} from './mapping.js';
import {placesOfRole} from './role.js';
import {countedValues} from './value-counts.js';

/**
 * How labels that became equal are shown: in the spelling that is most frequent in the ground truth. A label that a
 * rename produced is shown as the rename spells it, unless the ground truth has a spelling of its own.
 * Index: label code; undefined for labels that the ground truth does not have.
 */
export function displayLabels(
	dataset: Dataset,
	mapping: Mapping,
	space: LabelSpace,
	actual: Int32Array,
): readonly (string | undefined)[] {
	const occurs = new Uint8Array(space.size);
	for (const code of actual) if (code >= 0) occurs[code] = 1;
	const votes = new Map<number, {text: string; count: number}>();
	const vote = (code: number, text: string, count: number) => {
		const leader = votes.get(code);
		if (leader === undefined || count > leader.count) votes.set(code, {text, count});
	};
	for (const target of Object.values(mapping.labels?.rename ?? {})) vote(space.codeOfText(target), target, 0);
	for (const {scalar, count} of truthValues(dataset, mapping)) {
		const code = space.codeOfScalar(scalar);
		const renamed = normaliseText(scalar.text, mapping.labels?.normalise) !== space.key(code);
		if (!renamed) vote(code, scalar.text, count);
	}
	return Array.from(occurs, (there, code) => (there ? (votes.get(code)?.text ?? space.key(code)) : undefined));
}

function truthValues(dataset: Dataset, mapping: Mapping): readonly {scalar: Scalar; count: number}[] {
	const {groundTruth} = mapping.roles;
	const tables = groundTruth?.from === 'truth' ? [dataset.captures, dataset.truths] : [dataset.captures];
	return tables.flatMap((table) =>
		placesOfRole(groundTruth).flatMap((place) => {
			const column = table.column(place);
			return column ? countedValues(column, table.rows).filter(({scalar}) => !isMissing(scalar)) : [];
		}),
	);
}
