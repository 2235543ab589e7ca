import {nearest} from '../../records/nearest.js';
import {sides} from '../../records/record.js';
import {type Result, success} from '../../records/result.js';
import {type Condition, type Field, factNames, fieldNames, operators} from './condition.js';
import {fieldOf, isWord, jsonScalar, known, operandOf, operatorOf} from './parse-operand.js';
import {refused, TokenReader} from './token-reader.js';
import {type Token, tokensOf} from './tokens.js';

/** Brackets, `not` and `monitor` within each other. */
const deepest = 100;

/** The words that begin a condition. */
const conditionWords: readonly string[] = [...fieldNames, ...factNames, ...sides, 'not', 'monitor'];

/** Whether a text that is no condition was meant as one: a comparison, or a first word of a condition and more. */
export function looksLikeCondition(text: string): boolean {
	const [, first = '', rest = ''] = /^[\s(]*([A-Za-z_]\w*)(.*)$/s.exec(text) ?? [];
	if (/[=<>]/.test(rest)) return true;
	return rest.trim() !== '' && conditionWords.some((word) => word.toLowerCase() === first.toLowerCase());
}

/** Reads a condition such as `probability > 0.4 and groundTruth = "positive"`. */
export function parseCondition(text: string): Result<Condition> {
	const tokens = tokensOf(text);
	if (!tokens.ok) return tokens;
	const reader = new TokenReader(tokens.value);
	const condition = anyOf(reader, 0);
	if (!condition.ok || reader.peek().kind === 'end') return condition;
	return refused(reader.peek(), `"${reader.peek().text}" does not go on with the condition`, 'Join with and, or');
}

/** The conditions of our own texts; one that is none is left out. */
export function conditionsOf(texts: readonly string[]): readonly Condition[] {
	return texts.flatMap((text) => {
		const condition = parseCondition(text);
		return condition.ok ? [condition.value] : [];
	});
}

function anyOf(reader: TokenReader, depth: number): Result<Condition> {
	return joined(reader, 'or', 'any', () => joined(reader, 'and', 'all', () => one(reader, depth)));
}

function joined(
	reader: TokenReader,
	word: 'and' | 'or',
	kind: 'all' | 'any',
	part: () => Result<Condition>,
): Result<Condition> {
	const parts: Condition[] = [];
	do {
		const next = part();
		if (!next.ok) return next;
		parts.push(next.value);
	} while (reader.takes('word', word));
	const [only] = parts;
	return success(parts.length === 1 && only !== undefined ? only : {kind, of: parts});
}

function one(reader: TokenReader, depth: number): Result<Condition> {
	const start = reader.peek();
	if (depth > deepest) return refused(start, 'this is nested too deeply');
	if (reader.takes('word', 'not')) {
		const of = one(reader, depth + 1);
		return of.ok ? success({kind: 'not', of: of.value}) : of;
	}
	if (reader.takes('word', 'monitor')) {
		const bracket = reader.peek();
		if (!reader.takes('sign', '(')) return refused(bracket, 'after monitor comes a condition in brackets');
		const of = bracketed(reader, start, depth);
		return of.ok ? success({kind: 'monitor', of: of.value}) : of;
	}
	if (reader.takes('sign', '(')) return bracketed(reader, start, depth);
	return predicate(reader);
}

function bracketed(reader: TokenReader, start: Token, depth: number): Result<Condition> {
	const inside = anyOf(reader, depth + 1);
	if (!inside.ok || reader.takes('sign', ')')) return inside;
	return refused(reader.peek(), `the bracket of column ${start.column} is not closed`);
}

function predicate(reader: TokenReader): Result<Condition> {
	const token = reader.take();
	const name = known(token, factNames);
	if (name !== undefined) return success({kind: 'fact', name});
	const field = fieldOf(reader, token);
	if (field === undefined) return noField(token);
	if (!field.ok) return field;
	if (field.value.kind === 'place' && reader.takes('word', 'is')) return exactly(reader, field.value);
	return comparison(reader, field.value, token);
}

function comparison(reader: TokenReader, left: Field, about: Token): Result<Condition> {
	const sign = reader.take();
	const operator = operatorOf(sign);
	if (operator === undefined) return refused(sign, `after "${about.text}" comes one of ${operators.join(' ')}`);
	const value = reader.take();
	if (isWord(value, 'missing')) {
		if (operator !== '=' && operator !== '!=') return refused(sign, 'with missing goes = or !=');
		return success({kind: 'missing', field: left, missing: operator === '='});
	}
	const right = operandOf(reader, value);
	if (!right.ok) return right;
	if (right.value.kind === 'text' && operator !== '=' && operator !== '!=')
		return refused(value, `${operator} compares numbers`, 'Write the number without quotes');
	return success({kind: 'compare', left, operator, right: right.value});
}

/** A place and the JSON value that it has to hold. */
function exactly(reader: TokenReader, {place}: Extract<Field, {kind: 'place'}>): Result<Condition> {
	const token = reader.take();
	const value = jsonScalar(token);
	if (value !== undefined) return success({kind: 'is', place, value});
	return refused(token, 'after is comes a text in quotes, a number, true or false');
}

function noField(token: Token): Result<never> {
	if (token.kind === 'end') return refused(token, 'a condition is expected', 'Such as prediction != groundTruth');
	const close = token.kind === 'word' ? nearest(token.text, conditionWords) : undefined;
	const mend = close === undefined ? 'A condition begins with a role, such as prediction' : `Is it ${close}?`;
	return refused(token, `"${token.text}" is no role`, mend);
}
