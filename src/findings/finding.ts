import type {MappingPatch} from '../mapping/mapping.js';

export const modes = ['ground-truth', 'prediction', 'keys', 'payload', 'config', 'statistics'] as const;
export type Mode = (typeof modes)[number];
export type Severity = 'error' | 'warning' | 'info';

export type Evidence = {
	/** 1-based line in its file. */
	readonly line: number;
	/** Which file, where there are several or the line is one of the ground truth. */
	readonly file?: string;
	/** `captureData.endpointInput.data → $.ground_truth` */
	readonly path: string;
	/** The JSON value itself. */
	readonly value: unknown;
};

export type Fix = {
	readonly id: string;
	readonly title: string;
	/** `safe`: no judgement needed; `decision`: the user must choose. */
	readonly certainty: 'safe' | 'decision';
	readonly changes: MappingPatch;
	/** How many more records become comparable with it, given the other suggested fixes. */
	readonly rescues: number;
};

/** One cause, with everything that is needed to judge and mend it (product contract, section 6). */
export type Finding = {
	readonly code: string;
	readonly mode: Mode;
	readonly severity: Severity;
	/** Records that are affected, of `total`. */
	readonly count: number;
	readonly total: number;
	readonly message: string;
	readonly evidence: readonly Evidence[];
	/** The first is the default. */
	readonly fixes: readonly Fix[];
};

export type UnratedFix = Omit<Fix, 'rescues'>;
export type UnratedFinding = Omit<Finding, 'fixes' | 'mode'> & {readonly fixes: readonly UnratedFix[]};

/** What a detector is: pure, told apart by its code, silent on healthy data. */
export function modeOf(code: string): Mode {
	return code.slice(0, code.indexOf('/')) as Mode;
}
