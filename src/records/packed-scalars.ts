import type {Scalar} from './scalar.js';

/**
 * Scalars in three large pieces. A thread that sends thousands of small objects keeps the one that gets them busy for
 * some ten milliseconds, during which no key is heard.
 */
export type PackedScalars = {
	/** The texts one behind the other, and where each of them ends. */
	readonly texts: string;
	readonly ends: Uint32Array;
	/** The places of the types in `types`. */
	readonly types: Uint8Array;
};

const types = ['text', 'number', 'boolean', 'null'] as const;

export function packScalars(scalars: readonly Scalar[]): PackedScalars {
	const ends = new Uint32Array(scalars.length);
	let end = 0;
	for (const [at, {text}] of scalars.entries()) {
		end += text.length;
		ends[at] = end;
	}
	return {
		texts: scalars.map(({text}) => text).join(''),
		ends,
		types: Uint8Array.from(scalars, ({type}) => types.indexOf(type)),
	};
}

export function unpackScalars(packed: PackedScalars): Scalar[] {
	return Array.from(packed.ends, (_, at) => unpackScalar(packed, at));
}

/** One of them. */
export function unpackScalar({texts, ends, types: places}: PackedScalars, at: number): Scalar {
	return {
		type: types[places[at] as number] as Scalar['type'],
		text: texts.slice(at === 0 ? 0 : ends[at - 1], ends[at]),
	};
}
