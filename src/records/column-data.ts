import type {PackedScalars} from './packed-scalars.js';
import type {Scalar} from './scalar.js';
import {type PackedTexts, WideTexts} from './wide-texts.js';

/** As narrow as the number of distinct values allows. */
export type Codes = Uint8Array | Uint16Array;

export type NumberType = 'number' | 'text';
export type Coded = {readonly kind: 'coded'; readonly codes: Codes; readonly values: readonly Scalar[]};
export type Numbers = {readonly kind: 'numbers'; readonly numbers: Float64Array; readonly type: NumberType};
export type Texts = {readonly kind: 'texts'; readonly texts: WideTexts};

/** How the values are held; `codes` are 0 where a row has no value, else 1 + the index into `values`. */
export type ColumnData = Coded | Numbers | Texts;

export type PackedCoded = {readonly kind: 'coded'; readonly codes: Codes; readonly values: PackedScalars};

/** A column that can be sent to another thread. */
export type PackedColumn = {readonly present: number; readonly rows: number} & (
	| PackedCoded
	| Numbers
	| {readonly kind: 'texts'; readonly texts: PackedTexts}
);

/** How the values of a column are held that has too many different ones for a dictionary. */
export type WideForm = {readonly kind: 'texts'} | {readonly kind: 'numbers'; readonly type: NumberType};

export function emptyLike(form: WideForm): Numbers | Texts {
	return form.kind === 'texts'
		? {kind: 'texts', texts: new WideTexts()}
		: {kind: 'numbers', type: form.type, numbers: new Float64Array(0)};
}

/** The numbers of the first `rows` rows. */
export function textsOfNumbers({numbers, type}: Numbers, rows: number): WideTexts {
	const texts = new WideTexts();
	for (let row = 0; row < rows; row++) {
		const number = numbers[row] as number;
		if (!Number.isNaN(number)) texts.set(row, {type, text: String(number)});
	}
	return texts;
}
