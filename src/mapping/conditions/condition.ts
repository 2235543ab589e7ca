import type {Place} from '../../records/place.js';
import type {Scalar} from '../../records/scalar.js';

/**
 * What a record may have in each of its pairs with a label: what the mapping reads (`prediction`, `groundTruth`,
 * `probability`, `id`), how many labels it is paired with (`labels`), and where and how it was written.
 */
export const fieldNames = [
	'groundTruth',
	'prediction',
	'probability',
	'id',
	'labels',
	'record',
	'line',
	'encoding',
	'dialect',
] as const;
export type FieldName = (typeof fieldNames)[number];

/**
 * What is true of a whole record: the stages of the funnel that it passes, and `disagrees`: the monitor counts it in
 * another cell of the confusion matrix than the mapping does.
 */
export const factNames = ['decoded', 'joined', 'labelled', 'predicted', 'comparable', 'agreeing', 'disagrees'] as const;
export type FactName = (typeof factNames)[number];

/** Values that the mapping gives: the threshold of its decision and its two labels. */
export const constantNames = ['threshold', 'positive', 'negative'] as const;
export type ConstantName = (typeof constantNames)[number];

export const operators = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Operator = (typeof operators)[number];

export type Field =
	| {readonly kind: 'field'; readonly name: FieldName}
	| {readonly kind: 'place'; readonly place: Place};

export type Operand =
	| Field
	| {readonly kind: 'constant'; readonly name: ConstantName}
	| {readonly kind: 'number'; readonly number: number}
	| {readonly kind: 'text'; readonly text: string};

/**
 * A condition on records. Of `=`, `!=` and "one of the two is missing" exactly one holds. A record with several labels
 * fulfils a condition when one of its pairs does. `monitor` asks about the record as the monitor reads it.
 */
export type Condition =
	| {readonly kind: 'all' | 'any'; readonly of: readonly Condition[]}
	| {readonly kind: 'not'; readonly of: Condition}
	| {readonly kind: 'monitor'; readonly of: Condition}
	| {readonly kind: 'fact'; readonly name: FactName}
	| {readonly kind: 'compare'; readonly left: Field; readonly operator: Operator; readonly right: Operand}
	| {readonly kind: 'missing'; readonly field: Field; readonly missing: boolean}
	/** Exactly this JSON value: number 1 is not text "1". */
	| {readonly kind: 'is'; readonly place: Place; readonly value: Scalar};
