import type {Mapping} from '../mapping/mapping.js';
import {type RecordReader, recordReader, truthReader} from '../mapping/read-record.js';
import {type RoleReader, roleReader} from '../mapping/role-leaves.js';
import {spellingsOf} from '../mapping/spelling.js';
import {dictionaryLimit} from '../records/column.js';
import {type Documents, documentsOf, documentsOfTruth} from '../records/documents.js';
import type {DecodedRecord, GroundTruthRecord} from '../records/record.js';
import type {Scalar} from '../records/scalar.js';
import {TruthIndex} from './truth-index.js';

/**
 * The first pass over the data: labels by id, and how labels are spelled. Memory grows with the ground-truth records
 * and with nothing else.
 */
export class Survey {
	/** Stays empty where the mapping takes the labels from the captured records. */
	readonly truths = new TruthIndex();
	/** Ground-truth records whose data could not be decoded, or that have no id. */
	unusableTruths = 0;
	readonly #mapping: Mapping;
	readonly #groundTruth: RoleReader;
	readonly #readTruth: ReturnType<typeof truthReader>;
	/** The values of the ground truth, for each path of its role, in captures and in ground-truth files. */
	readonly #inCaptures: ValueCount[] = [];
	readonly #inTruths: ValueCount[] = [];

	constructor(mapping: Mapping) {
		this.#mapping = mapping;
		this.#groundTruth = roleReader(mapping.roles.groundTruth);
		this.#readTruth = truthReader(mapping);
	}

	addCapture(record: DecodedRecord): void {
		this.#count(this.#inCaptures, documentsOf(record));
	}

	addGroundTruth(record: GroundTruthRecord): void {
		const truth = documentsOfTruth(record);
		this.#count(this.#inTruths, truth);
		if (this.#mapping.roles.groundTruth?.from !== 'truth') return;
		const {id, label} = this.#readTruth(truth);
		if (id === undefined) this.unusableTruths++;
		else this.truths.add(id, label);
	}

	/** Reads records with the spellings that were found. */
	reader(): RecordReader {
		const values = [...this.#inCaptures, ...this.#inTruths].flatMap((count) => count.values());
		return recordReader(this.#mapping, spellingsOf(values, this.#mapping.labels));
	}

	#count(counts: ValueCount[], record: Documents): void {
		for (const [index, scalar] of this.#groundTruth.leaves(record).entries()) {
			counts[index] ??= new ValueCount();
			if (scalar !== undefined) counts[index].add(scalar);
		}
	}
}

/** How often each value occurs; nothing once there are more of them than labels can be, as in columns. */
class ValueCount {
	#counts: Map<string, {readonly scalar: Scalar; count: number}> | undefined = new Map();

	add(scalar: Scalar): void {
		if (this.#counts === undefined) return;
		const key = `${scalar.type} ${scalar.text}`;
		const known = this.#counts.get(key);
		if (known) known.count++;
		else this.#counts.set(key, {scalar, count: 1});
		if (this.#counts.size > dictionaryLimit) this.#counts = undefined;
	}

	values(): readonly {readonly scalar: Scalar; readonly count: number}[] {
		return [...(this.#counts?.values() ?? [])];
	}
}
