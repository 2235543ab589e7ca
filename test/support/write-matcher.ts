import {writeFileSync} from 'node:fs';
import {compiledMatcher, compiler, matcherFile} from './compiled-matcher.js';

const compilerFile = compiler();
if (compilerFile === undefined) throw new Error('AssemblyScript is not installed: run npm ci.');
writeFileSync(matcherFile, compiledMatcher(compilerFile));
