import {joinOf} from '../../mapping/join.js';
import {labelAt} from '../../metrics/outcomes.js';
import {whereIs} from '../evidence.js';
import type {Evidence} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';

/** Several labels for one id: the merge keeps all pairs, rows multiply (inferred from published runs). */
export const duplicate: Detector = {
	code: 'ground-truth/duplicate',
	detect: (scene) => {
		const {dataset, mapping, total} = scene;
		if (mapping.roles.groundTruth?.from !== 'truth' || (mapping.join?.duplicates ?? 'all') !== 'all') return undefined;
		const {multiplied} = joinOf(dataset, mapping);
		if (multiplied === 0) return undefined;
		const {contradicting, evidence} = contradictions(scene);
		const contradictory = contradicting > 0;
		const certainty = contradictory ? 'decision' : 'safe';
		return {
			severity: contradictory ? 'error' : 'warning',
			count: multiplied,
			total,
			message: `${countText(multiplied, total)} have several labels for one id${contradictory ? `, ${contradicting.toLocaleString('en-US')} of them contradict each other` : ', all of them equal'}; every pair counts as a row of its own, and the deviation becomes implausibly small.`,
			evidence,
			fixes: [
				{
					id: 'keep-last-label',
					title: 'Keep the last label of each id',
					certainty,
					changes: {join: {duplicates: 'last'}},
				},
				{
					id: 'keep-first-label',
					title: 'Keep the first label of each id',
					certainty,
					changes: {join: {duplicates: 'first'}},
				},
			],
		};
	},
};

/** Captures whose labels differ, and the lines of the first such labels (of any duplicates where none differ). */
function contradictions({dataset, reading}: Scene): {contradicting: number; evidence: readonly Evidence[]} {
	const {captureRow, truthRow, outcomes} = reading;
	const labelOf = (pair: number) =>
		outcomes.kind === 'classes'
			? (labelAt(outcomes, outcomes.actual[pair] as number) ?? null)
			: (outcomes.actual[pair] ?? null);
	const differing: number[] = [];
	const repeated: number[] = [];
	const contradicting = new Set<number>();
	for (let pair = 1; pair < captureRow.length; pair++) {
		if (captureRow[pair] !== captureRow[pair - 1]) continue;
		if (repeated.length < 3) repeated.push(pair);
		if (labelOf(pair) === labelOf(pair - 1)) continue;
		contradicting.add(captureRow[pair] as number);
		if (differing.length < 3) differing.push(pair - 1, pair);
	}
	const shown = (differing.length > 0 ? differing : repeated).slice(0, 3);
	const evidence = shown.map((pair) => ({
		...whereIs(dataset, dataset.truths, truthRow[pair] as number),
		path: 'groundTruthData.data',
		value: labelOf(pair),
	}));
	return {contradicting: contradicting.size, evidence};
}
