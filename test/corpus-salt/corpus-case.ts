import type {MonitorConfiguration} from '../../src/monitor/expectation.js';

/** One capture with everything that a right analysis says about it. */
export type CorpusCase = {
	readonly name: string;
	readonly captures: readonly string[];
	readonly groundTruth: readonly string[];
	readonly configuration: MonitorConfiguration;
	/** All findings of these severities. Infos may be said, and need not. */
	readonly errors: readonly string[];
	readonly warnings: readonly string[];
	readonly infos: readonly string[];
	/** Findings that stay with the suggested mapping, because no mapping cures them. */
	readonly stays: readonly string[];
	readonly truth: Truth;
};

/** What the suggested mapping must read out of the capture: the pairs that were drawn. */
export type Truth =
	| {readonly kind: 'classes'; readonly pairs: readonly (readonly [actual: string, predicted: string])[]}
	| {readonly kind: 'numbers'; readonly pairs: readonly (readonly [actual: number, predicted: number])[]};

export type Expected = Partial<Pick<CorpusCase, 'errors' | 'warnings' | 'infos' | 'stays'>>;

/** What is not said is not expected. */
export function expectations(expected: Expected): Required<Expected> {
	const {errors = [], warnings = [], infos = [], stays = []} = expected;
	return {errors, warnings, infos, stays};
}

/** What the monitor is configured with, as an AWS job definition would name it. */
export type Monitor = {
	readonly problemType: 'BinaryClassification' | 'MulticlassClassification' | 'Regression';
	readonly inference?: string;
	readonly probability?: string;
	readonly threshold?: number;
	readonly positive?: string;
};

/** Without a monitor everything has to be inferred. */
export function hostedConfiguration(monitor: Monitor | undefined): MonitorConfiguration {
	if (monitor === undefined) return {source: 'command line'};
	const {problemType, inference, probability, threshold, positive} = monitor;
	return {
		kind: 'hosted',
		source: 'monitor.json',
		problemType,
		...(inference === undefined ? {} : {inferenceAttribute: inference}),
		...(probability === undefined ? {} : {probabilityAttribute: probability}),
		...(threshold === undefined ? {} : {threshold}),
		...(positive === undefined ? {} : {positiveLabel: positive}),
	};
}
