/** A stream of numbers in [0, 1). */
export type Random = () => number;

/**
 * A stream that a name decides: the same name gives the same numbers on every machine, and giving one capture more
 * draws never changes another capture. The generator is sfc32 (Chris Doty-Humphrey, PractRand).
 *
 * Everything drawn here uses only operations whose result IEEE 754 fixes to the last bit (+ − × ÷, rounding).
 * `Math.exp`, `Math.log` and `Math.cos` may differ between engines, and captures are compared byte for byte.
 */
export function randomFor(name: string): Random {
	let a = hash(name, 0x811c9dc5);
	let b = hash(name, 0x01000193);
	let c = hash(name, 0x9e3779b9);
	let counter = 1;
	const next = (): number => {
		const sum = (a + b + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	};
	// The first outputs still show the seed.
	for (let round = 0; round < 12; round++) next();
	return next;
}

/** A whole number from 0 to `limit` − 1. */
export function drawBelow(random: Random, limit: number): number {
	return Math.floor(random() * limit);
}

/** Nearly normal with mean 0 and deviation 1: the sum of twelve uniform draws, so never beyond ±6. */
export function drawNormal(random: Random): number {
	let sum = -6;
	for (let draw = 0; draw < 12; draw++) sum += random();
	return sum;
}

/** A UUID of version 4. */
export function drawUuid(random: Random): string {
	let digits = '';
	for (let part = 0; part < 8; part++) digits += drawBelow(random, 0x10000).toString(16).padStart(4, '0');
	const variant = '89ab'[drawBelow(random, 4)];
	const parts = [
		digits.slice(0, 8),
		digits.slice(8, 12),
		`4${digits.slice(13, 16)}`,
		`${variant}${digits.slice(17, 20)}`,
		digits.slice(20),
	];
	return parts.join('-');
}

/** At most `decimals` digits after the point. */
export function roundTo(value: number, decimals: number): number {
	const scale = 10 ** decimals;
	return Math.round(value * scale) / scale;
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, start: number): number {
	let state = start | 0;
	for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
	return state;
}
