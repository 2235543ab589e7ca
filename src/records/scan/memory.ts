import {startModule} from '../compiled-module.js';
import {matcherBytes} from './matcher-bytes.js';

/** What `assembly/matcher.ts` exports. All positions are addresses, in bytes. */
type Exports = {
	readonly memory: {readonly buffer: ArrayBuffer};
	readonly matchLines: (
		program: number,
		start: number,
		limit: number,
		most: number,
		rows: number,
		stride: number,
	) => number;
	readonly packNumbers: (span: number, stride: number, count: number, type: number, numbers: number) => number;
	readonly countSame: (span: number, stride: number, count: number) => number;
	readonly packUuids: (span: number, stride: number, count: number, words: number) => number;
};

export type Machine = Exports & {
	/** The whole memory. It never grows, so these are good for ever. */
	readonly bytes: Uint8Array;
	readonly ints: Int32Array;
};

export type Area = {readonly start: number; readonly size: number};

const KiB = 1024;
/** Zeros behind bytes of lines, which end every search. Nobody writes there. */
const gap = 64;

/** What lies where in the memory; the first 64 KiB are the module's own. */
export const areas = {
	programs: {start: 64 * KiB, size: 512 * KiB},
	rows: {start: 576 * KiB, size: 512 * KiB},
	packed: {start: 1088 * KiB, size: 64 * KiB},
	/** Lines that were copied: little enough to stay near the processor. */
	copies: {start: 1152 * KiB, size: 256 * KiB - gap},
	/** Lines that were read from a file right to where they are needed. */
	reading: {start: 1408 * KiB, size: 1024 * KiB},
} as const satisfies Record<string, Area>;

let machine: Machine | undefined;

/** The matcher of this thread, made when it is first needed. */
export function threadMachine(): Machine {
	machine ??= startMachine();
	return machine;
}

function startMachine(): Machine {
	const exports = startModule(matcherBytes) as Exports;
	const {buffer} = exports.memory;
	return {...exports, bytes: new Uint8Array(buffer), ints: new Int32Array(buffer)};
}
