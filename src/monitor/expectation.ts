import type {ProblemType} from '../metrics/problem-type.js';

/** What the configuration (file and flags) says, before anything is inferred. */
export type MonitorConfiguration = {
	/**
	 * `hosted`: AWS's own job; `payload`: our description of a monitor that reads plain objects. Undefined where only
	 * flags were given: then the dialect of the records decides.
	 */
	readonly kind?: 'hosted' | 'payload';
	/** Where it was read, for messages: a file name, or "command line". */
	readonly source: string;
	readonly problemType?: ProblemType;
	readonly inferenceAttribute?: string;
	readonly probabilityAttribute?: string;
	readonly threshold?: number;
	readonly groundTruthAttribute?: string;
	readonly groundTruthFrom?: 'request' | 'response' | 'record';
	readonly features?: string;
	readonly positiveLabel?: string;
	readonly labels?: readonly string[];
	/** A preprocessor script changes what the analyzer sees; only its address is known here. */
	readonly preprocessor?: string;
};

/** What the monitor will look for. Every field in `inferred` came from the data, not from a configuration. */
export type Expectation = MonitorConfiguration & {
	readonly kind: 'hosted' | 'payload';
	readonly problemType: ProblemType;
	readonly inferred: readonly (keyof MonitorConfiguration)[];
};
