import {text} from './span';

const textLength = 36;
const dash = 0x2d;

/**
 * Packs the UUIDs of one value of lines that follow each other into four words each, as `packUuid` of `../../uuid.ts`
 * does, as long as all are texts in the one usual spelling; gives back how many were packed.
 */
export function packUuids(span: usize, stride: usize, count: i32, words: usize): i32 {
	for (let index = 0; index < count; index++) {
		const from = <usize>load<u32>(span);
		if (load<u32>(span + 8) !== text || <usize>load<u32>(span + 4) - from !== textLength) return index;
		if (!packUuid(from, words + ((<usize>index) << 4))) return index;
		span += stride;
	}
	return count;
}

function packUuid(from: usize, words: usize): bool {
	if (load<u8>(from + 8) !== dash || load<u8>(from + 13) !== dash) return false;
	if (load<u8>(from + 18) !== dash || load<u8>(from + 23) !== dash) return false;
	// The 32 digits without the dashes between them.
	const high = v128.shuffle<u8>(
		v128.load(from),
		v128.load(from + 16),
		0,
		1,
		2,
		3,
		4,
		5,
		6,
		7,
		9,
		10,
		11,
		12,
		14,
		15,
		16,
		17,
	);
	const low = v128.shuffle<u8>(
		v128.load(from + 19),
		v128.load(from + 20),
		0,
		1,
		2,
		3,
		5,
		6,
		7,
		8,
		9,
		10,
		11,
		12,
		13,
		14,
		15,
		31,
	);
	if (!areDigits(high) || !areDigits(low)) return false;
	const bytes = i8x16.narrow_i16x8_u(pairs(high), pairs(low));
	// The first of four bytes is the highest one of its word.
	v128.store(words, v128.shuffle<u8>(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
	return v128.any_true(bytes);
}

/** Whether sixteen bytes are lower-case hexadecimal digits. */
function areDigits(bytes: v128): bool {
	const digits = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(10));
	const letters = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(0x61)), i8x16.splat(6));
	return i8x16.all_true(v128.or(digits, letters));
}

/** Two digits each as one number. Letters are 0x27 above what would continue the digits. */
function pairs(digits: v128): v128 {
	const letters = i8x16.gt_u(digits, i8x16.splat(0x39));
	const values = i8x16.sub(digits, i8x16.add(i8x16.splat(0x30), v128.and(letters, i8x16.splat(0x27))));
	const high = i16x8.shl(v128.and(values, i16x8.splat(0x000f)), 4);
	return v128.or(high, i16x8.shr_u(values, 8));
}
