import {readdir, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {nearest} from '../records/nearest.js';
import {printable} from '../records/printable.js';
import {failure, type Result, success} from '../records/result.js';
import {fileBytes, fileSlice} from './file-bytes.js';
import {errorCode, fileProblem} from './file-problem.js';
import {isGzip} from './gunzip.js';
import {recordFiles} from './record-files.js';
import {memorySource, type Source} from './source.js';

/** The bytes of a bundled capture by its name, or undefined where there is none of that name. */
export type Bundled = (name: string) => readonly Uint8Array[] | undefined;

/** `emptyFolders`: a folder without records is no problem, since they may come. */
export type FindOptions = {readonly emptyFolders?: boolean};

const bundledPrefix = 'demo:';

/**
 * The sources that the user named, in that order: files, folders (every record file in them), `-` for standard input
 * (yargs hands it over as an empty text), `demo:NAME` for a bundled capture.
 */
export async function findSources(
	paths: readonly string[],
	bundled: Bundled = () => undefined,
	options: FindOptions = {},
): Promise<Result<readonly Source[]>> {
	const found: Source[] = [];
	if (paths.filter(isStandardInput).length > 1) {
		return failure('standard input is named twice, but can be read only once', {mend: 'Name - once'});
	}
	for (const path of paths) {
		const sources = await sourcesAt(path, bundled, options);
		if (!sources.ok) return sources;
		found.push(...sources.value);
	}
	return success(found);
}

async function sourcesAt(path: string, bundled: Bundled, options: FindOptions): Promise<Result<readonly Source[]>> {
	if (isStandardInput(path)) return success([streamSource('standard input', () => process.stdin)]);
	if (path.startsWith(bundledPrefix)) return bundledSource(path, bundled);
	if (path.startsWith('s3://')) {
		return failure('S3 addresses are not read', {where: path, mend: 'Copy the files first: aws s3 cp --recursive'});
	}
	try {
		const file = await stat(path);
		if (file.isDirectory()) return await folderSources(path, options);
		if (!file.isFile()) return success([streamSource(printable(path), () => fileBytes(path))]);
		return success([await fileSource(path)]);
	} catch (error) {
		const failed = pathOf(error, path);
		if (errorCode(error) === 'ENOENT' && failed === path) return notFound(path);
		return {ok: false, problem: fileProblem(error, printable(failed))};
	}
}

function isStandardInput(path: string): boolean {
	return path === '-' || path === '';
}

function bundledSource(path: string, bundled: Bundled): Result<readonly Source[]> {
	const chunks = bundled(path.slice(bundledPrefix.length));
	if (chunks !== undefined) return success([memorySource(path, chunks)]);
	return failure('there is no bundled capture of that name', {
		where: printable(path),
		mend: 'Bundled are demo:ground-truth, demo:prediction, demo:keys and demo:all',
	});
}

async function folderSources(folder: string, {emptyFolders}: FindOptions): Promise<Result<readonly Source[]>> {
	const sources: Source[] = [];
	for (const file of await recordFiles(folder)) sources.push(await fileSource(file));
	if (sources.length > 0 || emptyFolders) return success(sources);
	return failure('there are no records in this folder', {
		where: printable(folder),
		mend: 'Records are files that end in .jsonl, .json or .ndjson, each also with .gz',
	});
}

/** Whether a file is gzip is seen from its first bytes: some tools unpack files and leave the name as it was. */
export async function fileSource(path: string): Promise<Source> {
	const [{size}, head] = await Promise.all([stat(path), fileSlice(path, 0, 2)]);
	return {name: printable(path), path, size, compressed: isGzip(head), open: () => fileBytes(path)};
}

function streamSource(name: string, open: () => AsyncIterable<Uint8Array>): Source {
	return {name, path: undefined, size: undefined, compressed: false, open};
}

/** The path that the file system complains about: for a folder it may be one of its files. */
function pathOf(error: unknown, path: string): string {
	return error instanceof Error && 'path' in error ? String(error.path) : path;
}

async function notFound(path: string): Promise<Result<never>> {
	const where = printable(path);
	const folder = dirname(path);
	try {
		const similar = nearest(basename(path), (await readdir(folder)).sort());
		if (similar === undefined) return failure('there is no such file or folder', {where});
		return failure('there is no such file or folder', {
			where,
			mend: `Did you mean ${printable(join(folder, similar))}?`,
		});
	} catch {
		return failure(`there is no such file; its folder ${printable(folder)} cannot be read either`, {where});
	}
}
