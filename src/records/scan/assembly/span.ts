/** What a value is, by its first byte: `valueTypes` of `../program.ts`. */
export const text = 0;
export const number = 1;
export const isTrue = 2;
export const isFalse = 3;
export const isNull = 4;

/** A value: its first byte, the byte behind its last, and its type. */
export function setSpan(span: usize, from: usize, to: usize, type: u32): void {
	store<u32>(span, <u32>from);
	store<u32>(span + 4, <u32>to);
	store<u32>(span + 8, type);
}
