/** Sixteen bytes of one kind and sixteen of the other: from `16 - n` on they let the first n bytes pass. */
const masks: usize = memory.data<u64>([u64.MAX_VALUE, u64.MAX_VALUE, 0, 0]);

/** The position behind a literal that stands at `at`, sixteen bytes at a time. */
export function afterLiteral(at: usize, literal: usize, length: usize): usize {
	let done: usize = 0;
	for (; done + 16 <= length; done += 16) {
		if (v128.any_true(v128.xor(v128.load(at + done), v128.load(literal + done)))) return 0;
	}
	const mask = v128.load(masks + 16 - (length - done));
	const differing = v128.xor(v128.load(at + done), v128.load(literal + done));
	return v128.any_true(v128.and(differing, mask)) ? 0 : at + length;
}
