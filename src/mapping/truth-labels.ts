import type {Dataset} from '../records/dataset.js';
import type {Steps} from '../records/steps.js';
import {LabelSpace} from './label-space.js';
import type {Mapping} from './mapping.js';
import type {Pairs} from './pairs.js';
import {recentSteps} from './recent.js';
import {codesText, labelsSteps} from './role-values.js';

/** The ground truth of all pairs as label codes. It does not change with anything that makes predictions. */
export type TruthLabels = {
	readonly actual: Int32Array;
	/** The codes of the labels; predictions get theirs in spaces that go on from it. */
	readonly space: LabelSpace;
};

/** `hidden`: outputs that are BASE64 have no values. */
export function* truthLabelsSteps(
	dataset: Dataset,
	mapping: Mapping,
	pairs: Pairs,
	hidden: boolean,
): Steps<TruthLabels> {
	const {groundTruth} = mapping.roles;
	const isHidden = hidden && groundTruth?.from === 'output';
	const space = new LabelSpace(mapping.labels);
	const own = codesText(dataset.captures, groundTruth, space);
	const joined = groundTruth?.from === 'truth' ? codesText(dataset.truths, groundTruth, space) : '';
	function* reading(into: LabelSpace): Steps<TruthLabels> {
		const found = yield* actualSteps(dataset, mapping, pairs, into);
		const actual = isHidden ? found.slice() : found;
		if (isHidden) hideBase64(dataset, actual, pairs.captureRow);
		yield;
		return {actual, space: into};
	}
	if (own !== undefined && joined !== undefined) {
		const key = JSON.stringify([pairs.key, groundTruth, own, joined, isHidden]);
		return {...(yield* recentSteps(dataset, 'truth labels', key, () => reading(space))), space};
	}
	const {normalise, rename} = mapping.labels ?? {};
	const key = JSON.stringify([pairs.key, groundTruth, {normalise, rename}, isHidden]);
	return yield* recentSteps(dataset, 'truth labels', key, () => reading(new LabelSpace(mapping.labels)));
}

/** From the ground-truth row where a pair has one, else from the capture row. */
function* actualSteps(
	{captures, truths}: Dataset,
	{roles}: Mapping,
	pairs: Pairs,
	space: LabelSpace,
): Steps<Int32Array> {
	const {captureRow, truthRow, areRows} = pairs;
	const {groundTruth} = roles;
	const own = yield* labelsSteps(captures, groundTruth, space, areRows ? undefined : captureRow);
	if (groundTruth?.from !== 'truth') return own;
	const joined = yield* labelsSteps(truths, groundTruth, space, truthRow);
	if (!truthRow.includes(-1)) return joined;
	const labels = joined.slice();
	for (let pair = 0; pair < labels.length; pair++) {
		if ((truthRow[pair] as number) < 0) labels[pair] = own[pair] as number;
	}
	return labels;
}

/** The monitor has no decoder for BASE64: as it reads, such outputs hold nothing. */
export function hideBase64({captures}: Dataset, labels: Int32Array, rows?: Int32Array): void {
	for (let at = 0; at < labels.length; at++) {
		if (captures.encodingOf(rows === undefined ? at : (rows[at] as number)) === 'BASE64') labels[at] = -1;
	}
}
