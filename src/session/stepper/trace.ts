import {type LabelSides, labelSides} from '../../mapping/label-sides.js';
import type {Mapping, Role} from '../../mapping/mapping.js';
import {type Pairs, pairsOf} from '../../mapping/pairs.js';
import {recordReader} from '../../mapping/read-record.js';
import type {ReadingStyle} from '../../mapping/reading.js';
import {placesOfRole, roleAt} from '../../mapping/role.js';
import {roleReader} from '../../mapping/role-leaves.js';
import {datasetSpellings} from '../../mapping/spelling.js';
import type {Dataset} from '../../records/dataset.js';
import {type Documents, documentsOf} from '../../records/documents.js';
import type {Place} from '../../records/place.js';
import type {DecodedRecord} from '../../records/record.js';
import {isMissing, jsonForm, numberOf, type Scalar, scalarOf} from '../../records/scalar.js';
import {pairOf, slotOf} from '../record-values.js';
import {preview, shortened} from './preview.js';

export type Slot = 'prediction' | 'probability';

/** A value where a role leads to. `scalar` is undefined for lists and objects; `truthRow` names a ground-truth record. */
export type Found = {
	readonly place: Place;
	readonly shown: string;
	readonly scalar: Scalar | undefined;
	readonly truthRow: number | undefined;
};

/** Where a role is looked for, in order, and what was found there. */
export type Extracted = {readonly places: readonly Place[]; readonly found: Found | undefined};

/** One record on its way through one mapping: the same that `read` makes of whole columns, step by step. */
export type Trace = {
	readonly mapping: Mapping;
	/** False where the record carries its own label. */
	readonly joins: boolean;
	readonly id: Extracted;
	/** Ground-truth rows that the record is compared with, -1 for its own label; empty where it has none. */
	readonly truthRows: readonly number[];
	/** The monitor has no decoder for this record's output. */
	readonly unreadable: boolean;
	readonly groundTruth: Extracted;
	readonly slot: Slot;
	readonly prediction: Extracted;
	/** After the decision's transforms; NaN where none is read. */
	readonly probability: number;
	readonly sides: LabelSides;
	/** The labels that are compared, of several labels for one id the first; in regression numbers. */
	readonly actual: string | undefined;
	readonly predicted: string | undefined;
};

export type TracedRecord = {readonly dataset: Dataset; readonly row: number; readonly record: DecodedRecord};

export function traceOf({dataset, row, record}: TracedRecord, mapping: Mapping, style: ReadingStyle): Trace {
	const documents = documentsOf(record);
	const spellings = datasetSpellings(dataset, mapping);
	const reader = recordReader(mapping, spellings);
	const read = reader.read(documents);
	const unreadable = style.literal && record.output?.encoding === 'BASE64';
	const pairs = pairsOf(dataset, mapping, style.literal);
	const truthRows = truthRowsOf(pairs, row);
	const {roles, problemType} = mapping;
	const slot = slotOf(mapping);
	const hidden = unreadable && roles.groundTruth?.from === 'output';
	const wanted = problemType === 'Regression' ? isNumber : isPresent;
	const groundTruth = hidden
		? nothingAt(roles.groundTruth)
		: truthOf(dataset, roles.groundTruth, truthRows, {documents, wanted});
	const wantedInSlot = slot === 'probability' ? isNumber : wanted;
	return {
		mapping,
		joins: pairs.key !== 'own',
		id: extracted(roles.id, {documents, wanted: isPresent}),
		truthRows,
		unreadable,
		groundTruth,
		slot,
		prediction: unreadable ? nothingAt(roles[slot]) : extracted(roles[slot], {documents, wanted: wantedInSlot}),
		probability: unreadable ? Number.NaN : read.probability,
		sides: labelSides(mapping.labels, spellings),
		actual: actualOf(truthRows, groundTruth, reader.show, read.groundTruth),
		predicted: unreadable ? undefined : read.prediction,
	};
}

function truthRowsOf(pairs: Pairs, row: number): readonly number[] {
	const rows: number[] = [];
	for (let pair = pairOf(pairs, row) ?? -1; pairs.captureRow[pair] === row; pair++) {
		rows.push(pairs.truthRow[pair] as number);
	}
	return rows;
}

/** What a role is looked for in, and which values are one; where there is none of these, any value is shown. */
type Search = {readonly documents: Documents; readonly wanted: (scalar: Scalar) => boolean};

/** The label of a ground-truth record stands in the columns, since only the line of the capture is at hand. */
function truthOf(
	{truths}: Dataset,
	role: Role | undefined,
	[truthRow = -1]: readonly number[],
	search: Search,
): Extracted {
	if (role?.from !== 'truth' || truthRow < 0) return extracted(role, search);
	const places = placesOfRole(role);
	const leaves = places.map((place) => foundIn(place, truths.column(place)?.scalarAt(truthRow), truthRow));
	return {places, found: fittest(leaves, search)};
}

function actualOf(
	truthRows: readonly number[],
	{found}: Extracted,
	show: (label: string) => string | undefined,
	own: string | undefined,
): string | undefined {
	if (truthRows.length === 0 || found === undefined) return undefined;
	if (found.truthRow === undefined) return own;
	return found.scalar && show(found.scalar.text);
}

function nothingAt(role: Role | undefined): Extracted {
	return {places: placesOfRole(role), found: undefined};
}

/** The first place that has a wanted value; else the first that has any, be it a list or an object. */
function extracted(role: Role | undefined, search: Search): Extracted {
	const places = placesOfRole(role);
	const {documents} = search;
	const leaves = places.map((place) => foundIn(place, roleReader(roleAt(place)).leaf(documents, isPresent)));
	return {places, found: fittest(leaves, search) ?? wholeIn(places, documents)};
}

function foundIn(place: Place, scalar: Scalar | undefined, truthRow?: number): Found | undefined {
	return isMissing(scalar) ? undefined : {place, scalar, shown: shortened(jsonForm(scalar)), truthRow};
}

function fittest(leaves: readonly (Found | undefined)[], {wanted}: Search): Found | undefined {
	const found = leaves.filter((leaf) => leaf !== undefined);
	return found.find(({scalar}) => scalar !== undefined && wanted(scalar)) ?? found[0];
}

function wholeIn(places: readonly Place[], documents: Documents): Found | undefined {
	for (const place of places) {
		const value = roleReader(roleAt(place)).value(documents);
		if (value !== undefined && scalarOf(value) === undefined)
			return {place, scalar: undefined, shown: preview(value), truthRow: undefined};
	}
	return undefined;
}

function isPresent(scalar: Scalar): boolean {
	return !isMissing(scalar);
}

function isNumber(scalar: Scalar): boolean {
	return !Number.isNaN(numberOf(scalar));
}
