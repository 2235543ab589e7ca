import type {Dataset} from '../records/dataset.js';
import {appendDataset} from '../records/packed-dataset.js';
import {cutAtLines, type FilePart} from './file-part.js';
import type {SourceSet} from './load-records.js';
import type {PartThread} from './part-thread.js';
import {nothingUnread, type PartTask} from './scan-part.js';
import type {Source} from './source.js';

/** Somebody waits for the first records, and they may be large: no more than this is read, in bytes. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Fills the dataset's sample with about so many captures from the beginning, whole: there is something to look at long
 * before all is read. `scan` reads in another thread; what it cannot read is told when all is read.
 */
export async function loadSample(
	{captures, groundTruth}: SourceSet,
	{sample, sources}: Dataset,
	rows: number,
	scan: PartThread['scan'],
): Promise<void> {
	let bytes = 0;
	for (const [at, capture] of captures.entries()) {
		const missing = rows - (sample?.captures.rows ?? rows);
		if (sample === undefined || missing <= 0 || bytes >= mostBytes) return;
		const source = groundTruth.length + at;
		sources[source] = capture.name;
		const part = await beginning(capture, mostBytes - bytes);
		if (part === undefined) continue;
		const task: PartTask = {part, name: capture.name, source, role: 'captures', unread: nothingUnread, rows: missing};
		const scanned = await scan(task, () => {});
		appendDataset(sample, scanned.packed, 0);
		bytes += scanned.bytes;
	}
}

/** The first lines of a source, about so many bytes. */
async function beginning({path = '', size = 0}: Source, bytes: number): Promise<FilePart | undefined> {
	try {
		const parts = await cutAtLines(path, size > bytes ? [bytes, size - bytes] : [size]);
		return parts[0];
	} catch {
		return undefined;
	}
}
