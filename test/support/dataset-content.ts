import type {Dataset} from '../../src/records/dataset.js';
import type {Table} from '../../src/records/table.js';

/** Everything that a dataset holds, in a form that can be compared. */
export function datasetContent(dataset: Dataset) {
	const {captureIntake, truthIntake, batched, firstBatched, outputHeader} = dataset;
	return {
		captures: tableContent(dataset.captures),
		truths: tableContent(dataset.truths),
		intakes: [captureIntake, truthIntake].map(({read, malformed, badLines}) => ({read, malformed, badLines})),
		notes: {batched, firstBatched, outputHeader},
		counts: [dataset.oddForms, dataset.steps, dataset.base64Types, dataset.outputFormats].map((map) => [...map]),
	};
}

function tableContent(table: Table) {
	const rows = Array.from({length: table.rows}, (_, row) => row);
	return {
		rows: rows.map((row) => ({
			...table.originOf(row),
			dialect: table.dialectOf(row),
			encoding: table.encodingOf(row),
			decoded: table.isDecoded(row),
		})),
		decodedRows: table.decodedRows,
		dialects: [...table.dialects],
		leavesLeftOut: table.leavesLeftOut,
		columns: table.places().map((place) => {
			const column = table.columnToFill(place.from, place.path);
			return {
				...place,
				kind: column?.data(table.rows).kind,
				present: column?.present,
				values: rows.map((row) => column?.scalarAt(row)),
			};
		}),
	};
}
