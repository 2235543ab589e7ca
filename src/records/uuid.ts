import type {Scalar} from './scalar.js';

/** A UUID as four words: a fifth of what its text costs, and compared at once. */
export const wordsOfUuid = 4;

const textLength = 36;
const notHex = 0xff;

/** The value of a lower-case hexadecimal digit by its byte. */
const digitOf = Uint8Array.from({length: 256}, (_, byte) => {
	if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
	return byte >= 0x61 && byte <= 0x66 ? byte - 0x57 : notHex;
});

const dash = 0x2d;
/** Where the eight groups of four digits begin. */
const groups = [0, 4, 9, 14, 19, 24, 28, 32] as const;

/**
 * Writes the UUID that stands at `from` into four words at `at`. False where the bytes are no UUID in its one usual
 * spelling, or the one of zeros only, which stands for "nothing".
 */
export function packUuid(bytes: Uint8Array, from: number, to: number, words: Uint32Array, at: number): boolean {
	if (to - from !== textLength) return false;
	const dashes = bytes[from + 8] === dash && bytes[from + 13] === dash && bytes[from + 18] === dash;
	if (!dashes || bytes[from + 23] !== dash) return false;
	let all = 0;
	for (let word = 0; word < wordsOfUuid; word++) {
		const high = fourDigits(bytes, from + (groups[2 * word] as number));
		const low = fourDigits(bytes, from + (groups[2 * word + 1] as number));
		if (high < 0 || low < 0) return false;
		const value = high * 0x10000 + low;
		words[at + word] = value;
		all |= value;
	}
	return all !== 0;
}

const scratch = new Uint32Array(wordsOfUuid);

export function isUuid({type, text}: Scalar): boolean {
	const bytes = Buffer.from(text);
	return type === 'text' && packUuid(bytes, 0, bytes.length, scratch, 0);
}

/** Negative where one of the four bytes is no digit. */
function fourDigits(bytes: Uint8Array, at: number): number {
	const a = digitOf[bytes[at] as number] as number;
	const b = digitOf[bytes[at + 1] as number] as number;
	const c = digitOf[bytes[at + 2] as number] as number;
	const d = digitOf[bytes[at + 3] as number] as number;
	return (a | b | c | d) > 0xf ? -1 : (a << 12) | (b << 8) | (c << 4) | d;
}

const hexDigits = Buffer.from('0123456789abcdef');
/** The text is put together here: a string for each group would take ten times as long. */
const written = Buffer.alloc(textLength, dash);

/** The text of the UUID at `at`; undefined for zeros. */
export function uuidText(words: Uint32Array, at: number): string | undefined {
	let all = 0;
	for (let word = 0; word < wordsOfUuid; word++) {
		const value = words[at + word] as number;
		writeDigits(value >>> 16, groups[2 * word] as number);
		writeDigits(value & 0xffff, groups[2 * word + 1] as number);
		all |= value;
	}
	return all === 0 ? undefined : written.toString('latin1');
}

function writeDigits(value: number, at: number): void {
	for (let digit = 0; digit < 4; digit++) written[at + digit] = hexDigits[(value >>> (12 - 4 * digit)) & 0xf] as number;
}
