/**
 * Holds lines against a program (`../program.ts`). A program is a list of parts, each of them four numbers (the length of
 * a literal, what follows it, fields of a CSV row, where values go) and the bytes of the literal, padded to whole vectors.
 * Positions are addresses; 0, which none is, means that a line has another shape. Reading a few bytes behind the
 * end of the lines does no harm: whatever was found there, the line ended too late then, and is not taken.
 */

import {afterFields, afterUnwantedFields} from './fields';
import {afterLiteral} from './literal';
import {afterValue} from './values';

export {countSame} from './count-same';
export {packNumbers} from './pack-numbers';
export {packUuids} from './pack-uuids';

const headerSize: usize = 16;

const nestedJson = 1;
const csv = 2;
const end = 3;

/**
 * Matches up to `most` lines that follow each other, as far as they have the shape of the program. For each, `stride` bytes are
 * written to `rows`: where it begins, where it ends, and its values. Gives back their number; behind the last of them
 * stands where the next line begins.
 */
export function matchLines(program: usize, start: usize, limit: usize, most: i32, rows: usize, stride: usize): i32 {
	let at = start;
	let row = rows;
	let lines = 0;
	for (; lines < most && at < limit; lines++) {
		store<u32>(row, <u32>at);
		const last = matchLine(program, at, limit, row + 8);
		if (last === 0) return lines;
		const next = afterLineBreak(last, limit);
		if (next === 0) return lines;
		store<u32>(row + 4, <u32>last);
		at = next;
		row += stride;
	}
	store<u32>(row, <u32>at);
	return lines;
}

/** Where the line ends that begins at `start`. */
function matchLine(program: usize, start: usize, limit: usize, values: usize): usize {
	let part = program;
	let at = start;
	while (at !== 0) {
		const length = <usize>load<u32>(part);
		const kind = load<u32>(part + 4);
		if (at + length > limit) return 0;
		at = afterLiteral(at, part + headerSize, length);
		if (at === 0 || kind === end) return at;
		const fields = load<i32>(part + 8);
		const slot = load<i32>(part + 12);
		if (kind !== csv) at = afterValue(at, kind === nestedJson, values + slot);
		else if (slot < 0) at = afterUnwantedFields(at, fields);
		else at = afterFields(at, fields, values + slot);
		part += headerSize + ((length + 15) & ~15);
	}
	return 0;
}

/** Where the next line begins; 0 where this one goes on. */
function afterLineBreak(last: usize, limit: usize): usize {
	const at = last < limit && load<u8>(last) === 0x0d ? last + 1 : last;
	if (at >= limit) return limit;
	return load<u8>(at) === 0x0a ? at + 1 : 0;
}
