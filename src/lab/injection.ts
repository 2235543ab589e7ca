import type {Material} from './material.js';

/** One way to break a healthy capture. */
export type Injection = {
	/** The code of the one finding that it causes. */
	readonly code: string;
	/** The broken material, with the mapping by which it would still be read rightly; undefined where it cannot be broken so. */
	readonly inject: (material: Material) => Material | undefined;
};
