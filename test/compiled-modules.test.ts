import {readFileSync} from 'node:fs';
import {expect, it} from 'vitest';
import {compiledText, compiler, modules} from './support/compiled-modules.js';

const compilerFile = compiler();

it.skipIf(compilerFile === undefined).each(modules)(
	'$file holds what its source compiles to (needs AssemblyScript)',
	(module) => {
		expect(readFileSync(module.file, 'utf8')).toBe(compiledText(module, compilerFile ?? ''));
	},
);
