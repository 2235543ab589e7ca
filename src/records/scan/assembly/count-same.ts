import {afterLiteral} from './literal';

/** Of one value of lines that follow each other: how many, from the first one on, are of its type and its very bytes. */
export function countSame(first: usize, stride: usize, count: i32): i32 {
	const from = <usize>load<u32>(first);
	const length = <usize>load<u32>(first + 4) - from;
	const type = load<u32>(first + 8);
	let span = first;
	for (let index = 1; index < count; index++) {
		span += stride;
		const at = <usize>load<u32>(span);
		if (load<u32>(span + 8) !== type || <usize>load<u32>(span + 4) - at !== length) return index;
		if (afterLiteral(at, from, length) === 0) return index;
	}
	return count;
}
