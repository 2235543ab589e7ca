import {readdir, realpath, stat} from 'node:fs/promises';
import {join} from 'node:path';

const recordName = /^[^.].*\.(?:jsonl|json|ndjson)(?:\.gz)?$/i;

/**
 * The record files in a folder and its subfolders, in path order. Hidden files and folders are passed over; a folder
 * that is reached twice by symbolic links counts once.
 */
export async function recordFiles(folder: string): Promise<readonly string[]> {
	const files: string[] = [];
	await collect(folder, files, new Set());
	return files.sort((a, b) => (a < b ? -1 : 1));
}

async function collect(folder: string, files: string[], visited: Set<string>): Promise<void> {
	const real = await realpath(folder);
	if (visited.has(real)) return;
	visited.add(real);
	const entries = await readdir(folder, {withFileTypes: true});
	entries.sort((a, b) => (a.name < b.name ? -1 : 1));
	for (const entry of entries) {
		const path = join(folder, entry.name);
		if (entry.name.startsWith('.')) continue;
		const kind = entry.isSymbolicLink() ? await linked(path) : entry;
		if (kind?.isDirectory()) await collect(path, files, visited);
		else if (recordName.test(entry.name) && (kind === undefined || kind.isFile())) files.push(path);
	}
}

/** What a symbolic link leads to; undefined where it leads nowhere, which is for the reader of the file to report. */
async function linked(path: string): Promise<{isDirectory(): boolean; isFile(): boolean} | undefined> {
	try {
		return await stat(path);
	} catch {
		return undefined;
	}
}
