/** What a record goes through from the line in its file to the metrics, in order. */
export const recordStages = [
	'line',
	'parsed',
	'decoded',
	'joined',
	'extracted',
	'normalised',
	'label',
	'cell',
	'metrics',
] as const;
export type RecordStage = (typeof recordStages)[number];

/** A value as it is shown, in JSON form, and where it came from. */
export type Shown = {readonly name: string; readonly value: string; readonly from?: string | undefined};

/**
 * `lost`: from here on the record can't count; `differs`: it counts, as a miss; `unknown`: the monitor's way is not
 * documented, and the record's fate depends on it.
 */
export type Fate = 'fine' | 'lost' | 'differs' | 'unknown';

/** What one side, the monitor or the mapping, does with the record at a stage. */
export type Treatment = {
	readonly fate: Fate;
	/** In a sentence. */
	readonly does: string;
	readonly values: readonly Shown[];
	/** Where the monitor's way is unknown: what each way would make of the record. */
	readonly unknown?: string | undefined;
};

export type StageReport = {
	/** What both sides see alike. */
	readonly common: readonly Shown[];
	readonly monitor: Treatment;
	readonly mapping: Treatment;
};
