import {failure, type Result, success} from '../records/result.js';
import type {ScannedLine as Line} from '../records/scan/line-scanner.js';
import {fileSlice, fileSliceAtOnce} from './file-bytes.js';
import {fileProblem} from './file-problem.js';
import type {Source} from './source.js';

/** The raw text of lines that have been read, for display. */
export type LineStore = {
	/** What is to be called for each line of a source as it is read; undefined where its lines can be read again. */
	readonly keeperOf: (sourceIndex: number) => ((line: Line) => void) | undefined;
	/**
	 * A line's text again, by the offset and length that it was read with; at once where that is faster than a frame, so
	 * that a key draws one frame and not two.
	 */
	readonly read: (sourceIndex: number, offset: number, bytes: number) => Result<string> | Promise<Result<string>>;
};

const defaultBudget = 64 * 1024 * 1024;
/** Longer lines, in bytes, are worth a thread. */
const longestAtOnce = 256 * 1024;
/** What a short text costs beside its characters. */
const overhead = 64;

/**
 * Plain files are read again where they lie and cost no memory. Of what cannot be read again by offset (standard input,
 * gzip, bytes in memory) the first lines are kept, up to a budget in bytes for all sources together.
 */
export function createLineStore(sources: readonly Source[], budget: number = defaultBudget): LineStore {
	const kept = new Map<string, string>();
	let left = budget;
	return {
		keeperOf(sourceIndex) {
			if (isSeekable(sources[sourceIndex]) || left <= 0) return undefined;
			return (line) => {
				const cost = line.bytes + overhead;
				if (cost > left) return;
				left -= cost;
				kept.set(`${sourceIndex}:${line.offset}`, line.text);
			};
		},
		read(sourceIndex, offset, bytes) {
			const source = sources[sourceIndex];
			const text = kept.get(`${sourceIndex}:${offset}`);
			if (text !== undefined) return success(text);
			if (source === undefined) return failure('this line belongs to no source');
			if (!isSeekable(source)) return notKept(source, budget);
			const line = {path: source.path, name: source.name, offset, bytes};
			return bytes <= longestAtOnce ? readAtOnce(line) : readAgain(line);
		},
	};
}

function isSeekable(source: Source | undefined): source is Source & {readonly path: string} {
	return source?.path !== undefined && !source.compressed;
}

function notKept(source: Source, budget: number): Result<string> {
	const amount = `only its first ${Math.floor(budget / 1024 / 1024)} MiB are kept`;
	return failure(`this line is no longer at hand: ${amount}`, {
		where: source.name,
		mend: source.compressed ? 'Unpack the file first (gunzip)' : 'Save the input to a file and name that file',
	});
}

type FileLine = {readonly path: string; readonly name: string; readonly offset: number; readonly bytes: number};

function readAtOnce(line: FileLine): Result<string> {
	try {
		const {start, length} = withNeighbours(line);
		return lineIn(fileSliceAtOnce(line.path, start, length), line);
	} catch (error) {
		return {ok: false, problem: fileProblem(error, line.name)};
	}
}

async function readAgain(line: FileLine): Promise<Result<string>> {
	try {
		const {start, length} = withNeighbours(line);
		return lineIn(await fileSlice(line.path, start, length), line);
	} catch (error) {
		return {ok: false, problem: fileProblem(error, line.name)};
	}
}

/** One byte more on each side: where those are no line ends, the file is not the one that was read. */
function withNeighbours({offset, bytes}: FileLine): {readonly start: number; readonly length: number} {
	const before = Math.min(offset, 1);
	return {start: offset - before, length: before + bytes + 1};
}

function lineIn(bytesAround: Uint8Array, {name, offset, bytes}: FileLine): Result<string> {
	const slice = Buffer.from(bytesAround.buffer, bytesAround.byteOffset, bytesAround.length);
	const before = Math.min(offset, 1);
	const follows = slice[before + bytes];
	const starts = before === 0 || slice[0] === 0x0a || (offset === 3 && slice[0] === 0xbf);
	const ends = follows === undefined || follows === 0x0a || follows === 0x0d;
	if (slice.length >= before + bytes && starts && ends) {
		return success(slice.toString('utf8', before, before + bytes));
	}
	return failure('the file has changed since it was read', {where: name, mend: 'Start again'});
}
