import {randomUUID} from 'node:crypto';
import {rmSync} from 'node:fs';
import {appendFile, mkdir, readdir, rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {printable} from '../records/printable.js';
import {failure, type Result, success} from '../records/result.js';
import {errorCode, fileProblem} from './file-problem.js';

/** Lines that are held back before they are written, in characters. */
const heldBack = 4 * 1024 * 1024;

/**
 * A folder of line files that appears whole or not at all: everything is written beside its final place, in the same
 * folder, and moved there by `commit`. Its methods throw errors of the file system.
 */
export type OutputFolder = {
	/** Adds a line to a file; `path` is below the folder, with `/`. */
	readonly append: (path: string, line: string) => Promise<void>;
	/** A path for a temporary file, gone after `commit` and `discard`. */
	readonly scratch: (name: string) => string;
	/** Moves everything to its place. */
	readonly commit: () => Promise<void>;
	/** Leaves nothing behind. Not asynchronous, so that it can be done while the process ends. */
	readonly discard: () => void;
};

/** Opens a folder for output and makes it where there is none. One that holds anything is refused without `overwrite`. */
export async function openOutputFolder(
	folder: string,
	options: {readonly overwrite: boolean},
): Promise<Result<OutputFolder>> {
	try {
		await mkdir(folder, {recursive: true});
		const isEmpty = (await readdir(folder)).length === 0;
		if (!isEmpty && !options.overwrite) {
			const mend = 'Name another folder, or give --overwrite to replace what was written there before';
			return failure('this folder is not empty', {where: printable(folder), mend});
		}
		const staging = join(folder, `.mqm-debug-${randomUUID()}.tmp`);
		await mkdir(join(staging, 'new'), {recursive: true});
		return success(stagedFolder(folder, staging));
	} catch (error) {
		const isFile = errorCode(error) === 'EEXIST';
		if (isFile) return failure('this is a file', {where: printable(folder), mend: 'Name a folder'});
		return {ok: false, problem: fileProblem(error, printable(folder))};
	}
}

function stagedFolder(folder: string, staging: string): OutputFolder {
	const waiting = new Map<string, string[]>();
	const made = new Set<string>();
	let size = 0;
	const flush = async () => {
		size = 0;
		for (const [path, lines] of waiting) {
			const file = join(staging, 'new', path);
			if (!made.has(dirname(file))) await mkdir(dirname(file), {recursive: true});
			made.add(dirname(file));
			await appendFile(file, `${lines.join('\n')}\n`);
		}
		waiting.clear();
	};
	return {
		async append(path, line) {
			const lines = waiting.get(path);
			if (lines) lines.push(line);
			else waiting.set(path, [line]);
			size += line.length;
			if (size > heldBack) await flush();
		},
		scratch: (name) => join(staging, name),
		async commit() {
			await flush();
			await moveInto(folder, staging);
			await rm(staging, {recursive: true, force: true});
		},
		discard: () => rmSync(staging, {recursive: true, force: true}),
	};
}

/** A folder or file of an earlier run goes as a whole: what is left of it would be read together with the new one. */
async function moveInto(folder: string, staging: string): Promise<void> {
	await mkdir(join(staging, 'old'));
	for (const name of await readdir(join(staging, 'new'))) {
		await rename(join(folder, name), join(staging, 'old', name)).catch((error: unknown) => {
			if (errorCode(error) !== 'ENOENT') throw error;
		});
		await rename(join(staging, 'new', name), join(folder, name));
	}
}
