import type {Spread} from '../measure/spread.js';

/** A measured figure of the running debugger. */
export type Figure = {
	readonly name: string;
	readonly unit: 'ms' | 'bytes';
	readonly spread: Spread;
	/** What it has to stay under. */
	readonly bound?: number;
};
