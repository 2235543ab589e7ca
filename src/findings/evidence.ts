import type {Dataset} from '../records/dataset.js';
import {type Place, placeText} from '../records/place.js';
import {isMissing, jsonValue} from '../records/scalar.js';
import type {Table} from '../records/table.js';
import type {Evidence} from './finding.js';
import type {Scene} from './scene.js';

/** Pieces of evidence a finding carries at most. */
const most = 3;

/** The first records that have a value at a place (and satisfy a condition). */
export function evidenceAt(
	dataset: Dataset,
	place: Place,
	holds: (row: number) => boolean = () => true,
): readonly Evidence[] {
	return evidenceIn(dataset, dataset.captures, place, holds);
}

/** The same for lines of the ground-truth files. */
export function truthEvidenceAt(
	dataset: Dataset,
	place: Place,
	holds: (row: number) => boolean = () => true,
): readonly Evidence[] {
	return evidenceIn(dataset, dataset.truths, place, holds);
}

function evidenceIn(
	dataset: Dataset,
	table: Table,
	place: Place,
	holds: (row: number) => boolean,
): readonly Evidence[] {
	const column = table.column(place);
	const elements = column === undefined ? table.elements(place) : [];
	const evidence: Evidence[] = [];
	for (let row = 0; row < table.rows && evidence.length < most; row++) {
		const scalar = column?.scalarAt(row);
		const list = elements.flatMap((element) => element.scalarAt(row) ?? []);
		if ((isMissing(scalar) && list.length === 0) || !holds(row)) continue;
		const value = isMissing(scalar) ? list.map(jsonValue) : jsonValue(scalar);
		evidence.push({...whereIs(dataset, table, row), path: placeText(place, table.dialectOf(row)), value});
	}
	return evidence;
}

/** The first rows of a table for which it holds. */
export function firstRows(table: Table, holds: (row: number) => boolean): readonly number[] {
	const rows: number[] = [];
	for (let row = 0; row < table.rows && rows.length < most; row++) if (holds(row)) rows.push(row);
	return rows;
}

/** Line and, where there are several files, the file of a row. */
export function whereIs(dataset: Dataset, table: Table, row: number): Pick<Evidence, 'line' | 'file'> {
	const {source, line} = table.originOf(row);
	const file = dataset.sources[source];
	return file === undefined || (dataset.sources.length === 1 && table === dataset.captures) ? {line} : {line, file};
}

/** The first labels of the ground truth, wherever the mapping finds them. */
export function evidenceOfTruth({dataset, groundTruth}: Pick<Scene, 'dataset' | 'groundTruth'>): readonly Evidence[] {
	if (groundTruth === undefined) return [];
	const fromFiles = groundTruth.place.from === 'truth' && dataset.truths.rows > 0;
	return fromFiles ? truthEvidenceAt(dataset, groundTruth.place) : evidenceAt(dataset, groundTruth.place);
}
