import {readFileSync} from 'node:fs';
import {expect, it} from 'vitest';
import {compiledMatcher, compiler, matcherFile} from '../../support/compiled-matcher.js';

const compilerFile = compiler();

it.skipIf(compilerFile === undefined)(
	'the compiled matcher is the one that its source compiles to (needs AssemblyScript)',
	() => {
		expect(readFileSync(matcherFile, 'utf8')).toBe(compiledMatcher(compilerFile ?? ''));
	},
);
