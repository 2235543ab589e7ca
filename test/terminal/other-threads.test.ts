import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {build} from 'esbuild';
import {expect, it} from 'vitest';
import {temporaryFolder} from '../sources/temporary-folder.js';

/** Field 19 of a thread's `stat` (man 5 proc_pid_stat), counted behind the name, which may hold blanks. */
const program = (module: string) => `
	import {readdirSync, readFileSync} from 'node:fs';
	import {answerKeysFirst} from '${module}';
	answerKeysFirst();
	const niceOf = (thread) => Number(readFileSync('/proc/self/task/' + thread + '/stat', 'utf8').replace(/.*\\) /, '').split(' ')[16]);
	const threads = readdirSync('/proc/self/task').map(Number);
	console.log(JSON.stringify({main: niceOf(process.pid), others: threads.filter((thread) => thread !== process.pid).map(niceOf)}));
`;

it.skipIf(process.platform !== 'linux')('all threads but the one that answers keys step back', async () => {
	const folder = temporaryFolder({});
	const module = join(folder, 'other-threads.mjs');
	await build({entryPoints: ['src/terminal/other-threads.ts'], outfile: module, format: 'esm', logLevel: 'error'});
	expect(readFileSync(module, 'utf8')).toContain('answerKeysFirst');

	const told = execFileSync(process.execPath, ['--input-type=module', '-e', program(module)], {encoding: 'utf8'});
	const {main, others} = JSON.parse(told);
	expect(main).toBe(0);
	expect(others.length).toBeGreaterThan(2);
	expect(new Set(others)).toEqual(new Set([10]));
});
