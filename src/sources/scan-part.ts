import type {SourceRole} from '../records/add-line.js';
import type {WideForm} from '../records/column-data.js';
import {Dataset} from '../records/dataset.js';
import {type PackedDataset, packDataset} from '../records/packed-dataset.js';
import {type Place, placeKey} from '../records/place.js';
import type {Problem} from '../records/result.js';
import type {PackedTable, Table} from '../records/table.js';
import {bytesOfPart, type FilePart} from './file-part.js';
import {readProblem} from './read-problem.js';
import {scanContent, unlimited} from './scan-content.js';

/** A part of a source to be read; plain data, so that it can be sent to another thread. */
export type PartTask = {
	readonly part: FilePart;
	/** The source's name, as messages show it, and its index. */
	readonly name: string;
	readonly source: number;
	readonly role: SourceRole;
	readonly unread: UnreadPlaces;
	/** Reading ends soon after so many records. */
	readonly rows?: number;
};

/** Lines that are read without a look at how many records there are. */
const linesAtOnce = 250;

/** Of which sides values are passed over, and at which places they are read all the same. */
export type UnreadPlaces = {readonly sides: readonly Place['from'][]; readonly except: readonly string[]};

export const nothingUnread: UnreadPlaces = {sides: [], except: []};
/** What was sent to the model is most of a large file, and seldom needed to tell what is wrong with it. */
export const featuresUnread: UnreadPlaces = {sides: ['input'], except: []};

export type ScannedPart = {
	readonly packed: PackedDataset;
	/** Blank ones included. */
	readonly lines: number;
	readonly bytes: number;
	readonly problem: Problem | undefined;
};

export function readsPlace({sides, except}: UnreadPlaces): (place: Place) => boolean {
	const read = new Set(except);
	return (place) => !sides.includes(place.from) || read.has(placeKey(place));
}

/** Reads a part by itself. `onBytes` hears of bytes as they are read. */
export type ScanPart = (task: PartTask, onBytes: (bytes: number) => void) => Promise<ScannedPart>;

/** Of columns that had too many different values for a dictionary in a part: how they are held, by their places. */
type WideForms = Map<string, WideForm>;

/**
 * Reads parts of the same sources one after the other. All parts are one table in the end, so a column that had too many
 * different values for a dictionary in one part has them in all: in the next part they are not counted again.
 */
export function createPartScanner(): ScanPart {
	const forms: Readonly<Record<SourceRole, WideForms>> = {captures: new Map(), 'ground truth': new Map()};
	return (task, onBytes) => scanPart(task, onBytes, forms[task.role]);
}

async function scanPart(task: PartTask, onBytes: (bytes: number) => void, forms: WideForms): Promise<ScannedPart> {
	const {part, name, source, role, unread, rows = Number.POSITIVE_INFINITY} = task;
	const dataset = new Dataset({isRead: readsPlace(unread), formOf: (place) => forms.get(placeKey(place))});
	let [lines, bytes] = [0, 0];
	let problem: Problem | undefined;
	async function* counted() {
		for await (const chunk of bytesOfPart(part)) {
			bytes += chunk.length;
			onBytes(chunk.length);
			yield chunk;
		}
	}
	const table = role === 'captures' ? dataset.captures : dataset.truths;
	try {
		const budget = Number.isFinite(rows) ? {lines: linesAtOnce, carefulLines: linesAtOnce} : unlimited;
		for await (lines of scanContent(counted(), {dataset, role, source, offset: part.start, budget})) {
			if (table.rows >= rows) break;
			if (table.expectedRows === 0) expectRows(table, (part.end - part.start) / bytes);
		}
	} catch (error) {
		problem = readProblem(error, name);
	}
	const packed = packDataset(dataset);
	noteForms(forms, role === 'captures' ? packed.captures : packed.truths);
	return {packed, lines, bytes, problem};
}

/** A part holds some more rows than its first bytes, so many times as long as they are. */
function expectRows(table: Table, times: number): void {
	table.expectedRows = Math.ceil(table.rows * times * 1.02);
	table.reserve(table.expectedRows);
}

function noteForms(forms: WideForms, {columns}: PackedTable): void {
	for (const {column, ...place} of columns) {
		if (column?.kind === 'texts') forms.set(placeKey(place), {kind: 'texts'});
		if (column?.kind === 'numbers') forms.set(placeKey(place), {kind: 'numbers', type: column.type});
	}
}
