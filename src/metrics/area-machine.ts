import {startModule} from '../records/compiled-module.js';
import {areaBytes} from './area-bytes.js';
import {sampleCount, sampleMasks} from './deviation.js';

/** What `assembly/areas.ts` exports. All positions are addresses, in bytes. */
type Exports = {
	readonly memory: {readonly buffer: ArrayBuffer};
	readonly addTies: (
		rows: number,
		count: number,
		ends: number,
		ties: number,
		start: number,
		ones: number,
		masks: number,
		fewestLevel: number,
		sums: number,
	) => number;
};

/** All rows, and the samples. */
export const setCount = sampleCount + 1;
/** Ranks that are counted in one call, and at most as many ties. */
export const ranksPerCall = 1 << 16;

/** The classes of rows: positive or negative ones, by the samples that they are in, and all others. */
export const [positiveClass, negativeClass, otherClass] = [0, sampleMasks, 2 * sampleMasks] as const;
const classCount = otherClass + 1;

const KiB = 1024;
/** What lies where in the memory; the first 64 KiB are the module's own. A vector has 8 lanes of 2 bytes. */
const [ones, masks, sums, rows, ends] = [64 * KiB, 66 * KiB, 68 * KiB, 72 * KiB, 136 * KiB] as const;
const lanes = 8;
const allBits = 0xffff;

export type AreaMachine = ReturnType<typeof createMachine>;

let machine: AreaMachine | undefined;

/** Made when it is first needed, and for one who sums up at a time. */
export function areaMachine(): AreaMachine {
	machine ??= createMachine();
	return machine;
}

function createMachine() {
	const {memory, addTies} = startModule(areaBytes) as Exports;
	const {buffer} = memory;
	const tableAt = (address: number) => new Uint16Array(buffer, address, classCount * lanes);
	const tables = {ones: tableAt(ones), masks: tableAt(masks)};
	return {
		/** For each set (`setCount` of 8 places): positive rows, negative rows, twice the area. */
		sums: new Float64Array(buffer, sums, 3 * lanes),
		/** The class of each rank. */
		rows: new Uint8Array(buffer, rows, ranksPerCall),
		ends: new Int32Array(buffer, ends, ranksPerCall),
		/** `isOneLabel`: positive rows are the negative ones too. `so`: the sums of the ranks before. */
		begin(isOneLabel: boolean, so: Float64Array | undefined): void {
			fillTables(tables, isOneLabel);
			if (so === undefined) this.sums.fill(0);
			else this.sums.set(so);
		},
		/** Counts whole ties; gives back how many, which is none where the first is too long. */
		addTies: (count: number, ties: number, start: number, fewestLevel: number): number =>
			addTies(rows, count, ends, ties, start, ones, masks, fewestLevel, sums),
	};
}

type Tables = {readonly ones: Uint16Array; readonly masks: Uint16Array};

function fillTables(tables: Tables, isOneLabel: boolean): void {
	tables.ones.fill(0);
	tables.masks.fill(0);
	for (let mask = 0; mask < sampleMasks; mask++) {
		for (let set = 0; set < setCount; set++) {
			if (!inSet(mask, set)) continue;
			tables.ones[(positiveClass + mask) * lanes + set] = 1;
			tables.masks[((isOneLabel ? positiveClass : negativeClass) + mask) * lanes + set] = allBits;
		}
	}
}

/** Whether a row with these samples is in a set; set 0 are all rows. */
export function inSet(mask: number, set: number): boolean {
	return set === 0 || ((mask >> (set - 1)) & 1) === 1;
}
