import {failure, type Result} from '../../records/result.js';
import type {Token} from './tokens.js';

/** The tokens that are still to be read. */
export class TokenReader {
	#next = 0;
	readonly #tokens: readonly Token[];

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	peek(): Token {
		return this.#tokens[Math.min(this.#next, this.#tokens.length - 1)] ?? {kind: 'end', text: '', column: 1};
	}

	take(): Token {
		const token = this.peek();
		this.#next++;
		return token;
	}

	/** Takes the token if it is this word or sign. */
	takes(kind: 'word' | 'sign', text: string): boolean {
		const token = this.peek();
		const isIt = token.kind === kind && token.text.toLowerCase() === text;
		if (isIt) this.#next++;
		return isIt;
	}
}

/** What is wrong at a token. */
export function refused({kind, column}: Token, what: string, mend?: string): Result<never> {
	return failure(what, {
		where: kind === 'end' ? 'at the end' : `column ${column}`,
		...(mend === undefined ? {} : {mend}),
	});
}
