import type {BadLine, Dataset, Intake} from './dataset.js';
import type {PackedTable} from './table.js';

type PackedIntake = {readonly read: number; readonly malformed: number; readonly badLines: readonly BadLine[]};

/** What was read of a part of a file, to be sent to another thread. */
export type PackedDataset = {
	readonly captures: PackedTable;
	readonly truths: PackedTable;
	readonly captureIntake: PackedIntake;
	readonly truthIntake: PackedIntake;
	readonly notes: Pick<Dataset, 'batched' | 'firstBatched' | 'oddForms' | 'steps' | 'base64Types' | 'outputFormats'> & {
		readonly outputHeader: Dataset['outputHeader'];
	};
};

/** Nothing is copied: the dataset must not be used after this. */
export function packDataset(dataset: Dataset): PackedDataset {
	const {batched, firstBatched, oddForms, steps, base64Types, outputFormats, outputHeader} = dataset;
	return {
		captures: dataset.captures.packed(),
		truths: dataset.truths.packed(),
		captureIntake: packedIntake(dataset.captureIntake),
		truthIntake: packedIntake(dataset.truthIntake),
		notes: {batched, firstBatched, oddForms, steps, base64Types, outputFormats, outputHeader},
	};
}

function packedIntake({read, malformed, badLines}: Intake): PackedIntake {
	return {read, malformed, badLines};
}

/**
 * Puts a part of a file behind what was read before; `linesBefore` is how many lines of the file come before the part,
 * `share` what part of all captures or labels is read with it, by their bytes: it tells how many rows to expect.
 */
export function appendDataset(dataset: Dataset, part: PackedDataset, linesBefore: number, share = 1): void {
	const {notes} = part;
	const {rows} = dataset.captures;
	dataset.captures.append(part.captures, linesBefore, expectedRows(rows + part.captures.rows.length, share));
	dataset.truths.append(part.truths, linesBefore, expectedRows(dataset.truths.rows + part.truths.rows.length, share));
	appendIntake(dataset.captureIntake, part.captureIntake, linesBefore);
	appendIntake(dataset.truthIntake, part.truthIntake, linesBefore);
	dataset.batched += notes.batched;
	if (notes.firstBatched !== undefined) dataset.firstBatched ??= rows + notes.firstBatched;
	dataset.outputHeader ??= notes.outputHeader;
	addCounts(dataset.oddForms, notes.oddForms);
	addCounts(dataset.base64Types, notes.base64Types);
	addCounts(dataset.outputFormats, notes.outputFormats);
	for (const [step, {count, firstRow}] of notes.steps) {
		const known = dataset.steps.get(step);
		if (known) known.count += count;
		else dataset.steps.set(step, {count, firstRow: rows + firstRow});
	}
}

/** A little more than it looks like: where room is lacking in the end, all has to be copied once more. */
function expectedRows(rows: number, share: number): number {
	return share < 1 ? Math.ceil((rows / share) * 1.01) : rows;
}

function appendIntake(intake: Intake, part: PackedIntake, linesBefore: number): void {
	const before = {read: intake.read, malformed: intake.malformed};
	for (const {source, line, reason} of part.badLines) intake.addBadLine({source, line: line + linesBefore, reason});
	intake.read = before.read + part.read;
	intake.malformed = before.malformed + part.malformed;
}

function addCounts<Key>(counts: Map<Key, number>, more: ReadonlyMap<Key, number>): void {
	for (const [key, count] of more) counts.set(key, (counts.get(key) ?? 0) + count);
}
