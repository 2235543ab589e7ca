import type {Scalar} from '../records/scalar.js';
import type {LabelRule, LabelRules} from './mapping.js';

const numberText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** What each normalisation does to the text of a label. They run in this order, whatever order the mapping names them in. */
const rules: Readonly<Record<LabelRule, (text: string) => string>> = {
	trim: (text) => text.trim(),
	unquote: (text) => /^\s*(["'])(.*)\1\s*$/s.exec(text)?.[2] ?? text,
	boolean: (text) => {
		const word = text.trim().toLowerCase();
		return word === 'true' ? '1' : word === 'false' ? '0' : text;
	},
	number: (text) => (numberText.test(text.trim()) ? String(Number(text)) : text),
	case: (text) => text.toLowerCase(),
};

/** Quotes first: they may hold blanks, and blanks around them do not hide them. */
const order: readonly LabelRule[] = ['unquote', 'trim', 'boolean', 'number', 'case'];

export const labelRules: readonly LabelRule[] = order;

/** The text of a label after the given normalisations. */
export function normaliseText(text: string, names: readonly LabelRule[] | undefined): string {
	if (names === undefined || names.length === 0) return text;
	let normal = text;
	for (const name of order) if (names.includes(name)) normal = rules[name](normal);
	return normal;
}

/**
 * The one function that says when two values are the same label: equal keys, same label. Renames apply to normalised
 * text, and their results are normalised again, so that `rename` may be written in any spelling.
 */
export function labelKeys(labels: LabelRules | undefined): (scalar: Pick<Scalar, 'text'>) => string {
	const names = labels?.normalise;
	const renames = new Map(
		Object.entries(labels?.rename ?? {}).map(([from, to]) => [normaliseText(from, names), normaliseText(to, names)]),
	);
	return ({text}) => {
		const normal = normaliseText(text, names);
		return renames.get(normal) ?? normal;
	};
}
