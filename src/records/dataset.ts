import {predictionsIn} from './batch.js';
import type {WideForm} from './column-data.js';
import {documentsOf, isDecoded} from './documents.js';
import type {Place} from './place.js';
import {type DecodedRecord, type DecodeStep, type Dialect, type GroundTruthRecord, sides} from './record.js';
import type {OddForm} from './salvage.js';
import {type Origin, Table} from './table.js';

/** What is known of a row from the shape of its line. */
export type RowFacts = {
	readonly is: 'capture' | 'ground truth';
	readonly format: OutputFormat | undefined;
	readonly steps: readonly DecodeStep[];
};

/** A line that could not be used, with the reason. */
export type BadLine = {readonly source: number; readonly line: number; readonly reason: string};

/** This many bad lines are kept with their numbers; all are counted. */
const badLinesKept = 1000;

/** What was read of one side, captures or ground truth: lines in, rows out, everything else counted. */
export class Intake {
	/** Lines that are not blank. */
	read = 0;
	bytes = 0;
	malformed = 0;
	readonly badLines: BadLine[] = [];

	addBadLine(line: BadLine): void {
		this.read++;
		this.malformed++;
		if (this.badLines.length < badLinesKept) this.badLines.push(line);
	}
}

export type OutputFormat = 'csv' | 'json' | 'text';

export type DatasetOptions = {
	readonly sampleRows?: number;
	readonly truthOf?: Dataset;
	readonly isRead?: ((place: Place) => boolean) | undefined;
	readonly formOf?: (place: Place) => WideForm | undefined;
};

/**
 * All records that were read so far. It only grows; whatever is computed from it is a function of its `version`, the
 * numbers of rows.
 */
export class Dataset {
	/** Names of all files that records came from, by the source index of their rows. */
	readonly sources: string[];
	readonly captures: Table;
	readonly truths: Table;
	readonly captureIntake = new Intake();
	readonly truthIntake: Intake;
	/** The first records by themselves, with the same ground truth: small enough to compute on while the rest arrives. */
	readonly sample: Dataset | undefined;
	readonly #sampleRows: number;
	/** Records whose output holds more than one prediction under one id. */
	batched = 0;
	firstBatched: number | undefined;
	/** How many ground-truth records were not written as JSON Lines, by what they were written as instead. */
	readonly oddForms: Map<OddForm, number>;
	/** How often decoding a payload needed a step that is worth telling, by step. */
	readonly steps = new Map<string, {count: number; firstRow: number}>();
	/** Content types of outputs that arrived as BASE64. */
	readonly base64Types = new Map<string, number>();
	/** Formats of the outputs: what an attribute means depends on it. */
	readonly outputFormats = new Map<OutputFormat, number>();
	/** The header line of CSV outputs, where they have one. */
	outputHeader: readonly string[] | undefined;
	readonly #memory = new Map<string, {version: string; value: unknown}>();

	/**
	 * `isRead`: which values of captures are taken in; others can be asked for later (`Table.demanded`). `formOf`: how columns
	 * are held that are known to have too many different values for a dictionary.
	 */
	constructor({sampleRows = 0, truthOf, isRead, formOf}: DatasetOptions = {}) {
		this.captures = new Table(isRead, formOf);
		this.sources = truthOf?.sources ?? [];
		this.truths = truthOf?.truths ?? new Table(undefined, formOf);
		this.truthIntake = truthOf?.truthIntake ?? new Intake();
		this.oddForms = truthOf?.oddForms ?? new Map();
		this.#sampleRows = sampleRows;
		this.sample = sampleRows > 0 ? new Dataset({truthOf: this}) : undefined;
	}

	get version(): string {
		return `${this.captures.rows} ${this.truths.rows}`;
	}

	/** How many records each dialect has. */
	get dialects(): ReadonlyMap<Dialect, number> {
		return this.captures.dialects;
	}

	/** The dialect of most records. */
	get mainDialect(): Dialect {
		let main: Dialect = 'payload';
		for (const [dialect, count] of this.dialects) if (count > (this.dialects.get(main) ?? 0)) main = dialect;
		return main;
	}

	/** Whether captures still go into the sample as well. It takes whole records; ground truth it shares. */
	get isSampling(): boolean {
		return this.captures.rows < this.#sampleRows;
	}

	addCapture(record: DecodedRecord, origin: Origin): number {
		if (this.isSampling) this.sample?.addCapture(record, origin);
		this.captureIntake.read++;
		const row = this.captures.addRow(record.dialect, origin, record.output?.encoding, isDecoded(record));
		const documents = documentsOf(record);
		for (const side of sides) {
			const document = documents.on(side);
			if (document !== undefined) this.captures.addLeaves(row, side, document);
		}
		this.#notePayloads(record, row);
		return row;
	}

	/** `form` says how the record was written, where that was not JSON Lines. */
	addGroundTruth(record: GroundTruthRecord, origin: Origin, form?: OddForm): number {
		this.truthIntake.read++;
		if (form !== undefined) this.oddForms.set(form, (this.oddForms.get(form) ?? 0) + 1);
		const row = this.truths.addRow('merged', origin, undefined, form === undefined);
		this.truths.addLeaves(row, 'truth', record.truth);
		return row;
	}

	/** The value of a computation over the data, computed again only when the data has grown. */
	remember<T>(key: string, compute: () => T): T {
		const known = this.#memory.get(key);
		if (known?.version === this.version) return known.value as T;
		const value = compute();
		if (this.#memory.size > 400) this.#memory.clear();
		this.#memory.set(key, {version: this.version, value});
		return value;
	}

	/** Whether the value of a computation would be there at once. */
	remembers(key: string): boolean {
		return this.#memory.get(key)?.version === this.version;
	}

	/** Notes what `addCapture` and `addGroundTruth` note, for rows from this one on that were filled from the bytes of their lines. */
	noteRows({is, format, steps}: RowFacts, row: number, count: number): void {
		if (is === 'ground truth') {
			this.truthIntake.read += count;
			return;
		}
		this.captureIntake.read += count;
		this.#noteSteps(steps, row, count);
		if (format !== undefined) this.#noteFormat(format, count);
	}

	#noteSteps(steps: readonly DecodeStep[], row: number, count: number): void {
		for (const step of steps) {
			const known = this.steps.get(step);
			if (known) known.count += count;
			else this.steps.set(step, {count, firstRow: row});
		}
	}

	#noteFormat(format: OutputFormat, count: number): void {
		this.outputFormats.set(format, (this.outputFormats.get(format) ?? 0) + count);
	}

	#notePayloads({input, output}: DecodedRecord, row: number): void {
		for (const payload of [input, output]) {
			if (!payload?.ok) continue;
			this.#noteSteps(payload.steps, row, 1);
		}
		if (output?.encoding === 'BASE64') {
			const type = output.contentType ?? 'no content type';
			this.base64Types.set(type, (this.base64Types.get(type) ?? 0) + 1);
		}
		if (!output?.ok) return;
		this.#noteFormat(output.format, 1);
		this.outputHeader ??= output.format === 'csv' ? output.header : undefined;
		if (predictionsIn(output, input) > 1) {
			this.batched++;
			this.firstBatched ??= row;
		}
	}
}
