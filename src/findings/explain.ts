import {configExplanations} from './explanations/config.js';
import type {Explanation, Explanations} from './explanations/explanation.js';
import {groundTruthExplanations} from './explanations/ground-truth.js';
import {keysExplanations} from './explanations/keys.js';
import {payloadExplanations} from './explanations/payload.js';
import {predictionExplanations} from './explanations/prediction.js';
import {statisticsExplanations} from './explanations/statistics.js';

export type {Explanation} from './explanations/explanation.js';

const explanations: ReadonlyMap<string, Explanation> = new Map(
	[
		groundTruthExplanations,
		predictionExplanations,
		keysExplanations,
		payloadExplanations,
		configExplanations,
		statisticsExplanations,
	].flatMap((ofMode: Explanations) => Object.entries(ofMode)),
);

/** Every code there is, mode by mode. */
export const explainedCodes: readonly string[] = [...explanations.keys()];

/** The page of text about a finding; undefined where the code is unknown. */
export function explanationOf(code: string): Explanation | undefined {
	return explanations.get(code);
}

/** What a finding is called in lists: three to six words, or the code itself where it is unknown. */
export function titleOf(code: string): string {
	return explanations.get(code)?.title ?? code;
}
