import type {ValueRun} from '../value-run.js';
import {areas, type Machine, threadMachine} from './memory.js';
import type {Program} from './program.js';

/** Lines that have been matched. Good until the next lines are. */
export type MatchedLines = {
	readonly count: number;
	/** The address at which the next line begins. */
	readonly next: number;
	/** For each line, `stride` apart from `first` on, the addresses of its first byte and of the one behind its last. */
	readonly positions: Int32Array;
	readonly first: number;
	readonly stride: number;
	/** The values that were written to a slot. */
	readonly values: (slot: number) => ValueRun;
};

/** Matches lines that lie in the memory of the machine; undefined where not even the first one fits the program. */
export type MatchLines = (from: number, limit: number, most: number) => MatchedLines | undefined;

const firstRow = areas.rows.start / 4;
/** What is packed at once has to fit: four words for a UUID. */
const mostLines = areas.packed.size / 16;

/** Undefined where the program or what it would write is too large for the machine. */
export function createMatcher({bytes, stride}: Program): MatchLines | undefined {
	const machine = threadMachine();
	// Behind the last row stands where the next line begins.
	const most = Math.min(mostLines, Math.floor((areas.rows.size - 4) / (stride * 4)));
	if (most < 1 || bytes.length > areas.programs.size) return undefined;
	const address = placeOf(bytes, machine);
	return (from, limit, wanted) => {
		const count = machine.matchLines(address(), from, limit, Math.min(wanted, most), areas.rows.start, stride * 4);
		if (count === 0) return undefined;
		const next = machine.ints[firstRow + count * stride] as number;
		const values = (slot: number) => valuesAt(machine, firstRow + slot, stride, count);
		return {count, next, positions: machine.ints, first: firstRow, stride, values};
	};
}

/** Programs lie one behind the other; once there is no more room, all but the newest have to be put there again. */
const programs = {next: areas.programs.start as number, era: 0};

function placeOf(program: Uint8Array, machine: Machine): () => number {
	let [address, era] = [0, -1];
	return () => {
		if (era === programs.era) return address;
		if (programs.next + program.length > areas.programs.start + areas.programs.size) {
			programs.next = areas.programs.start;
			programs.era++;
		}
		[address, era] = [programs.next, programs.era];
		programs.next += program.length;
		machine.bytes.set(program, address);
		return address;
	};
}

function valuesAt(machine: Machine, first: number, stride: number, count: number): ValueRun {
	const {bytes, ints, memory} = machine;
	const {start} = areas.packed;
	const from = (skip: number) => (first + skip * stride) * 4;
	return {
		count,
		bytes,
		spans: ints,
		first,
		stride,
		countSame: (skip) => machine.countSame(from(skip), stride * 4, count - skip),
		packNumbers(skip, type) {
			const length = machine.packNumbers(from(skip), stride * 4, count - skip, type, start);
			return new Float64Array(memory.buffer, start, length);
		},
		packUuids(skip) {
			const length = machine.packUuids(from(skip), stride * 4, count - skip, start);
			return new Uint32Array(memory.buffer, start, length * 4);
		},
	};
}
