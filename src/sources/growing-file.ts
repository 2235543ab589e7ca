import {stat} from 'node:fs/promises';
import {fileBytes, fileSlice} from './file-bytes.js';
import {createLineSplitter, type LineLimits, type Lines} from './line-splitter.js';
import type {Source} from './source.js';

/** A plain file that others still write to. A line counts once it has its line break. */
export type GrowingFile = {
	/** What is there now, up to its last line break: to be read once, before the first look. */
	readonly source: Source;
	/** What has been added since. */
	readonly look: () => Promise<Look>;
	/** What the file system knows the file by, whatever it is called; undefined before the first look. */
	readonly identity: () => string | undefined;
};

export type Look =
	/** `more`: so much has been added that another look is needed to see all of it. */
	| (Lines & {readonly kind: 'grown'; readonly bytes: number; readonly more: boolean})
	| {readonly kind: 'same'}
	| {readonly kind: 'gone'}
	/** What was read of it does not stand there any more. */
	| {readonly kind: 'changed'; readonly what: string};

/** How far it has been read, in bytes and lines, and the last bytes of that. */
type Position = {
	offset: number;
	line: number;
	tail: Uint8Array;
	seen: {readonly identity: string; readonly size: number; readonly modified: number} | undefined;
};

/** By so many bytes before its end what was read is known again. */
const tailBytes = 256;
/** Taken in one look, in bytes; a longer line than this is read once it is complete. */
const mostAtOnce = 4 * 1024 * 1024;
const limits: LineLimits = {
	longestLine: 64 * 1024 * 1024,
	batchLines: Number.POSITIVE_INFINITY,
	batchBytes: Number.POSITIVE_INFINITY,
};
const newline = 10;

export function growingFile(source: Source & {readonly path: string}): GrowingFile {
	const at: Position = {offset: 0, line: 0, tail: new Uint8Array(), seen: undefined};
	return {
		source: {...source, open: () => wholeLines(source.path, at)},
		look: () => look(source.path, at),
		identity: () => at.seen?.identity,
	};
}

async function* wholeLines(path: string, at: Position): AsyncGenerator<Uint8Array, void> {
	let held: Uint8Array[] = [];
	for await (const chunk of fileBytes(path)) {
		const end = chunk.lastIndexOf(newline) + 1;
		for (const piece of end === 0 ? [] : [...held.splice(0), chunk.subarray(0, end)]) {
			pass(at, piece);
			yield piece;
		}
		if (end < chunk.length) held = [...held, chunk.subarray(end)];
	}
}

function pass(at: Position, piece: Uint8Array): void {
	at.offset += piece.length;
	at.tail = Buffer.concat([at.tail, piece.subarray(-tailBytes)]).subarray(-tailBytes);
	for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, end + 1)) at.line++;
}

/** What cannot be read now may be read again later. */
async function look(path: string, at: Position): Promise<Look> {
	const before = at.seen;
	try {
		return await lookNow(path, at);
	} catch {
		at.seen = before;
		return {kind: 'gone'};
	}
}

async function lookNow(path: string, at: Position): Promise<Look> {
	const stats = await stat(path);
	const seen = {identity: `${stats.dev}:${stats.ino}`, size: stats.size, modified: stats.mtimeMs};
	const what = at.seen && changeOf(at.seen, seen);
	if (what !== undefined) return {kind: 'changed', what};
	if (stats.size < at.offset) return {kind: 'changed', what: 'it is shorter than it was'};
	const isSame = at.seen?.size === seen.size;
	at.seen = seen;
	return isSame ? {kind: 'same'} : await grown(path, at, stats.size);
}

/** Whoever only adds to a file changes its size. Some file systems give a file another number now and then. */
function changeOf(before: NonNullable<Position['seen']>, now: NonNullable<Position['seen']>): string | undefined {
	if (before.size === now.size && before.modified === now.modified) return undefined;
	if (before.identity !== now.identity) return 'another file has taken its place';
	return before.size === now.size ? 'it was written over' : undefined;
}

async function grown(path: string, at: Position, size: number): Promise<Look> {
	const from = at.offset - at.tail.length;
	for (let room = mostAtOnce; ; room *= 4) {
		const slice = Buffer.from(await fileSlice(path, from, Math.min(size - from, at.tail.length + room)));
		if (!slice.subarray(0, at.tail.length).equals(at.tail)) return {kind: 'changed', what: 'it was written anew'};
		const end = slice.lastIndexOf(newline) + 1;
		const isAll = from + slice.length >= size;
		if (end > at.tail.length) return taken(at, slice.subarray(at.tail.length, end), !isAll);
		if (isAll) return {kind: 'same'};
	}
}

function taken(at: Position, bytes: Buffer, more: boolean): Look {
	const [{lines, overlong} = {lines: [], overlong: []}] = createLineSplitter(limits).push(bytes);
	const [line, offset] = [at.line, at.offset];
	pass(at, bytes);
	// The rest of what has been added is looked for again.
	if (more && at.seen) at.seen = {...at.seen, size: at.offset};
	return {
		kind: 'grown',
		lines: lines.map((one) => ({...one, number: one.number + line, offset: one.offset + offset})),
		overlong: overlong.map((one) => ({...one, number: one.number + line, offset: one.offset + offset})),
		bytes: bytes.length,
		more,
	};
}
