import {numberOf, type Scalar} from './scalar.js';

/** How the bytes of a value are meant: a text, a number in the spelling of its source, a number in JavaScript's spelling. */
export const byteKinds = {text: 0, number: 1, respelledNumber: 2} as const;
export type ByteKind = (typeof byteKinds)[keyof typeof byteKinds];

/** The values that are words of JSON, by their `valueTypes`. */
export const wordScalars: readonly (Scalar | undefined)[] = [
	undefined,
	undefined,
	{type: 'boolean', text: 'true'},
	{type: 'boolean', text: 'false'},
	{type: 'null', text: 'null'},
];

export function scalarOfBytes(bytes: Uint8Array, from: number, to: number, kind: ByteKind): Scalar {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
	if (kind === byteKinds.text) return {type: 'text', text};
	return {type: 'number', text: kind === byteKinds.number ? text : String(Number(text))};
}

export function isNothing({type, text}: Scalar): boolean {
	return type === 'null' || text === '';
}

/** The number of a scalar; NaN also for digits that it would spell in another way: `00012`, more than a number holds. */
export function spelledNumber(scalar: Scalar): number {
	const number = numberOf(scalar);
	const isLikeAnId = /^\d+$/.test(scalar.text) && String(number) !== scalar.text;
	return isLikeAnId ? Number.NaN : number;
}

const initials = {text: 't', number: 'n', boolean: 'b', null: '0'} as const;

/** Type and text in one string, so that number 1 and text "1" are two values. */
export function keyOf(scalar: Scalar): string {
	return initials[scalar.type] + scalar.text;
}

export function isNumber(scalar: Scalar, type: Scalar['type'] | undefined): boolean {
	return scalar.type === type && !Number.isNaN(spelledNumber(scalar));
}

/** What numbers are given as where all values are numbers, missing ones aside, and given alike. */
export function numberType(values: readonly Scalar[]): 'number' | 'text' | undefined {
	const given = values.filter((scalar) => !isNothing(scalar));
	const type = given[0]?.type;
	if (type !== 'number' && type !== 'text') return undefined;
	return given.every((scalar) => isNumber(scalar, type)) ? type : undefined;
}

/** A value as a wide column holds it: undefined where it is missing, numbers in JavaScript's spelling. */
export function respelled(scalar: Scalar): Scalar | undefined {
	if (isNothing(scalar)) return undefined;
	const number = spelledNumber(scalar);
	return Number.isNaN(number) ? scalar : {type: scalar.type, text: String(number)};
}
