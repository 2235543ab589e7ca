import {writeFileSync} from 'node:fs';
import {compiledText, compiler, modules} from './compiled-modules.js';

const compilerFile = compiler();
if (compilerFile === undefined) throw new Error('AssemblyScript is not installed: run npm ci.');
for (const module of modules) writeFileSync(module.file, compiledText(module, compilerFile));
