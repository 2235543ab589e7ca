import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import type {BenchData} from '../data/generate.js';
import {printedAnswer, reportedAnswer} from './answer.js';
import type {Contender} from './contender.js';

/** The program as one file, as `npm run bundle` makes it. */
export const bundledProgram = resolve('out/mqm-debug.mjs');

export const ours: Contender = {
	name: 'mqm-debug check',
	command: ({captures, truth, monitor}) => [
		process.execPath,
		...[bundledProgram, 'check', captures, '--ground-truth', truth, '--monitor', monitor, '--json'],
	],
	answerOf: reportedAnswer,
	missing: () => (existsSync(bundledProgram) ? undefined : 'out/mqm-debug.mjs is not built'),
};

/** In the order of the table: ours first, then by how fast they were when the list was made. */
export const contenders: readonly Contender[] = [
	ours,
	nodeProgram('DuckDB, typed SQL, 2 threads', 'duckdb'),
	nodeProgram('ndjson package', 'ndjson'),
	pythonProgram('Python, standard library', 'standard_library', []),
	pythonProgram('pandas + scikit-learn', 'pandas_sklearn', ['pandas', 'sklearn']),
	{
		name: 'jq + join + awk',
		command: (data) => ['sh', program('jq_join_awk.sh'), ...inputs(data)],
		answerOf: printedAnswer,
		missing: () => firstMissing(['jq', 'sort', 'join', 'awk'], (tool) => runs('sh', '-c', `command -v ${tool}`)),
	},
];

function nodeProgram(name: string, file: string): Contender {
	return {
		name,
		command: (data) => [process.execPath, resolve(`out/bench/programs/${file}.mjs`), ...inputs(data)],
		answerOf: printedAnswer,
		missing: () => undefined,
	};
}

function pythonProgram(name: string, file: string, modules: readonly string[]): Contender {
	return {
		name,
		command: (data) => [pythonPath(), program(`${file}.py`), ...inputs(data)],
		answerOf: printedAnswer,
		missing: () =>
			runs(python(), '--version')
				? firstMissing(modules, (module) => runs(python(), '-c', `import ${module}`))
				: 'there is no python3',
	};
}

function firstMissing(names: readonly string[], isThere: (name: string) => boolean): string | undefined {
	const missing = names.find((name) => !isThere(name));
	return missing && `there is no ${missing}`;
}

function python(): string {
	return process.env['BENCH_PYTHON'] ?? 'python3';
}

/** The program itself: what `python3` names may be a script that takes long to find it. */
function pythonPath(): string {
	const {stdout} = spawnSync(python(), ['-c', 'import sys; print(sys.executable)'], {encoding: 'utf8'});
	return stdout.trim();
}

function runs(command: string, ...args: readonly string[]): boolean {
	return spawnSync(command, args, {stdio: 'ignore'}).status === 0;
}

function program(file: string): string {
	return resolve('bench/programs', file);
}

function inputs({captures, truth}: BenchData): readonly string[] {
	return [captures, truth];
}
