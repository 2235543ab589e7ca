import {areas, threadMachine} from './memory.js';

/** A stretch of bytes that lies in the memory of the matcher. It begins and ends between lines; empty for a very long line. */
export type Window = {
	/** The position behind its last byte. */
	readonly end: number;
	/** What has to be added to a position in the bytes to get its address. */
	readonly shift: number;
};

const newline = 0x0a;

/** The bytes from `start` on: all of them where they lie in the memory, else as many lines as there is room for. */
export function windowOn(bytes: Buffer, start: number, end: number): Window {
	const machine = threadMachine();
	if (bytes.buffer === machine.memory.buffer) return {end, shift: bytes.byteOffset};
	const {start: address, size} = areas.copies;
	const isAll = end - start <= size;
	const last = isAll ? end : bytes.lastIndexOf(newline, start + size - 1) + 1;
	if (last <= start) return {end: start, shift: 0};
	machine.bytes.set(bytes.subarray(start, last), address);
	return {end: last, shift: address - start};
}
