import {formatPath, parsePath} from '../../records/path.js';
import {sides} from '../../records/record.js';
import {type Result, success} from '../../records/result.js';
import type {Scalar} from '../../records/scalar.js';
import {constantNames, type Field, fieldNames, type Operand, type Operator, operators} from './condition.js';
import {refused, type TokenReader} from './token-reader.js';
import type {Token} from './tokens.js';

/** Short forms that people type. */
const aliases: ReadonlyMap<string, string> = new Map([
	['p', 'probability'],
	['truth', 'groundTruth'],
]);

/** What a field is compared with, beginning with this token. */
export function operandOf(reader: TokenReader, token: Token): Result<Operand> {
	if (token.kind === 'text') return success({kind: 'text', text: quotedText(token.text)});
	if (token.kind === 'number') {
		const number = Number(token.text);
		return Number.isFinite(number) ? success({kind: 'number', number}) : refused(token, 'this number is too large');
	}
	const name = known(token, constantNames);
	if (name !== undefined) return success({kind: 'constant', name});
	const field = fieldOf(reader, token);
	if (field !== undefined) return field;
	if (token.kind !== 'word') return refused(token, 'a number, a label in quotes or missing is expected');
	return refused(token, `"${token.text}" is no value`, `A label stands in quotes: "${token.text}"`);
}

/** Undefined where the token is no field at all. */
export function fieldOf(reader: TokenReader, token: Token): Result<Field> | undefined {
	const side = known(token, sides);
	if (side !== undefined && reader.peek().kind === 'path') {
		const path = parsePath(reader.take().text) ?? [];
		return success({kind: 'place', place: {from: side, path: formatPath(path)}});
	}
	const name = known(token, fieldNames);
	if (name !== undefined) return success({kind: 'field', name});
	return side === undefined
		? undefined
		: refused(reader.peek(), `after ${side} comes a path`, `Such as ${side} $.label`);
}

/** Text, number or boolean as it stands in JSON; undefined for anything else. */
export function jsonScalar({kind, text}: Token): Scalar | undefined {
	if (kind === 'text') return {type: 'text', text: quotedText(text)};
	if (kind === 'number') return {type: 'number', text};
	if (kind !== 'word') return undefined;
	return text === 'true' || text === 'false' ? {type: 'boolean', text} : undefined;
}

export function operatorOf({kind, text}: Token): Operator | undefined {
	if (kind !== 'sign') return undefined;
	return operators.find((operator) => operator === (text === '==' ? '=' : text));
}

/** A quoted text; what is no JSON text is taken as it stands. */
function quotedText(token: string): string {
	const inside = token.slice(1, -1);
	if (token.startsWith("'")) return inside.replaceAll(/\\(['\\])/g, '$1');
	try {
		return String(JSON.parse(token));
	} catch {
		return inside;
	}
}

/** The name that a word means, whatever its case. */
export function known<Name extends string>({kind, text}: Token, names: readonly Name[]): Name | undefined {
	if (kind !== 'word') return undefined;
	const wanted = (aliases.get(text.toLowerCase()) ?? text).toLowerCase();
	const exact = names.find((name) => name === text);
	return exact ?? names.find((name) => name.toLowerCase() === wanted);
}

export function isWord({kind, text}: Token, word: string): boolean {
	return kind === 'word' && text.toLowerCase() === word;
}
