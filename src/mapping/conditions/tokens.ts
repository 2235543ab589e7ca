import {failure, type Result, success} from '../../records/result.js';

export type Token = {
	readonly kind: 'path' | 'number' | 'text' | 'sign' | 'word' | 'end';
	readonly text: string;
	/** 1-based. */
	readonly column: number;
};

const blanks = /\s*/y;
const patterns: readonly (readonly [kind: Token['kind'], pattern: RegExp])[] = [
	['path', /\$(?:\.[A-Za-z_][\w-]*|\[\d{1,15}\]|\["(?:[^"\\]|\\[\s\S])*"\]|\['(?:[^'\\]|\\[\s\S])*'\])*/y],
	['number', /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])/y],
	['text', /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y],
	['sign', /<=|>=|!=|==|[=<>()]/y],
	['word', /[A-Za-z_]\w*/y],
];

/** The words, values and signs of a condition, with an `end` after them. */
export function tokensOf(text: string): Result<readonly Token[]> {
	const tokens: Token[] = [];
	let at = skipBlanks(text, 0);
	while (at < text.length) {
		const token = tokenAt(text, at);
		if (token === undefined) return failure(strangeText(text, at), {where: `column ${at + 1}`});
		tokens.push(token);
		at = skipBlanks(text, at + token.text.length);
	}
	return success([...tokens, {kind: 'end', text: '', column: text.length + 1}]);
}

function skipBlanks(text: string, from: number): number {
	blanks.lastIndex = from;
	return from + (blanks.exec(text)?.[0].length ?? 0);
}

function tokenAt(text: string, at: number): Token | undefined {
	for (const [kind, pattern] of patterns) {
		pattern.lastIndex = at;
		const match = pattern.exec(text);
		if (match) return {kind, text: match[0], column: at + 1};
	}
	return undefined;
}

function strangeText(text: string, at: number): string {
	const [character = ''] = text.slice(at);
	return character === '"' || character === "'"
		? 'this quote is never closed'
		: `${JSON.stringify(character)} means nothing here`;
}
