import {randomUUID} from 'node:crypto';
import type {Stats} from 'node:fs';
import {access, constants, link, lstat, open, readlink, rename, rm} from 'node:fs/promises';
import {dirname, isAbsolute, join, sep} from 'node:path';
import {failure, type Problem} from '../records/result.js';
import {errorCode, fileProblem} from './file-problem.js';

/** A `Result` without value that tells `exists` apart: there the user can be asked, and `overwrite` is the way on. */
export type SaveResult =
	| {readonly ok: true; readonly value: undefined}
	| {readonly ok: false; readonly reason: 'exists' | 'failed'; readonly problem: Problem};

/** `mode` is that of a new file; without it the process's own mask decides. */
type SaveOptions = {readonly overwrite: boolean; readonly mode?: number};

/**
 * Writes a file whole or not at all: whoever reads it meanwhile sees the old text or the new one. A symbolic link stays
 * one, the file that it names is written; an existing file keeps its mode.
 */
export async function saveFile(path: string, text: string, options: SaveOptions): Promise<SaveResult> {
	try {
		const target = await linkTarget(path);
		const existing = await statsOf(target);
		if (existing && !existing.isFile()) return failed(notAFile(existing, path));
		if (existing && !options.overwrite) return exists(path);
		// A rename would replace a write-protected file without a word.
		if (existing) await access(target, constants.W_OK);
		return await replace(target, text, {...options, mode: existing?.mode ?? options.mode, path});
	} catch (error) {
		return failed(fileProblem(error, path));
	}
}

type Replacement = {readonly overwrite: boolean; readonly mode: number | undefined; readonly path: string};

async function replace(target: string, text: string, {overwrite, mode, path}: Replacement): Promise<SaveResult> {
	const temporary = join(dirname(target), `.mqm-debug-${randomUUID()}.tmp`);
	try {
		await writeTemporary(temporary, text, mode);
		if (overwrite) await rename(temporary, target);
		else await moveWithoutOverwriting(temporary, target);
		return {ok: true, value: undefined};
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return exists(path);
		return failed(errorCode(error) === 'ENOENT' ? noFolder(target, path) : fileProblem(error, path));
	} finally {
		await rm(temporary, {force: true});
	}
}

async function writeTemporary(path: string, text: string, mode: number | undefined): Promise<void> {
	const file = await open(path, 'wx', mode === undefined ? 0o666 : 0o600);
	try {
		await file.writeFile(text);
		if (mode !== undefined) await file.chmod(mode & 0o7777);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Linking fails where the name was taken in the meantime; renaming would take it away from its owner. */
async function moveWithoutOverwriting(from: string, to: string): Promise<void> {
	try {
		await link(from, to);
	} catch (error) {
		if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errorCode(error) ?? '')) throw error;
		// File systems without hard links (FAT, some network shares). The name was free a moment ago.
		await rename(from, to);
	}
}

/** Where a chain of symbolic links ends, whether or not a file is there. */
async function linkTarget(path: string): Promise<string> {
	let target = path;
	for (let links = 0; (await statsOf(target))?.isSymbolicLink(); links++) {
		if (links === 40) throw Object.assign(new Error('too many symbolic links'), {code: 'ELOOP'});
		const next = await readlink(target);
		// Not normalised: the system resolves `..` where a folder on the way is itself a link.
		target = isAbsolute(next) ? next : `${dirname(target)}${sep}${next}`;
	}
	return target;
}

async function statsOf(path: string): Promise<Stats | undefined> {
	try {
		return await lstat(path);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

function notAFile(stats: Stats, path: string): Problem {
	const what = stats.isDirectory() ? 'this is a folder' : 'this is a device or a pipe, not a file';
	return {what, where: path, mend: 'Give the path of a file'};
}

function noFolder(target: string, path: string): Problem {
	return {what: `the folder ${dirname(target)} does not exist`, where: path, mend: 'Create it first'};
}

function exists(path: string): SaveResult {
	return {
		...failure('this file exists already', {where: path, mend: 'Overwrite it, or take another name'}),
		reason: 'exists',
	};
}

function failed(problem: Problem): SaveResult {
	return {ok: false, reason: 'failed', problem};
}
