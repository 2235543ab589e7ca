import {idReader} from '../../mapping/id-reader.js';
import {joinOf} from '../../mapping/join.js';
import {countedValues} from '../../mapping/value-counts.js';
import type {Table} from '../../records/table.js';
import {firstRows, whereIs} from '../evidence.js';
import type {Evidence} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';

/** Captures without a label: nothing reports them, the merge drops them in silence (inferred: an inner join). */
export const unmatched: Detector = {
	code: 'ground-truth/unmatched',
	detect: (scene) => {
		const {dataset, mapping, total} = scene;
		if (mapping.roles.groundTruth?.from !== 'truth' || dataset.truths.rows === 0 || total === 0) return undefined;
		const {joined, unclaimed} = joinOf(dataset, mapping);
		const missing = total - joined;
		if (missing === 0 && unclaimed === 0) return undefined;
		const severity = joined === 0 ? 'error' : missing > 0.05 * total ? 'warning' : 'info';
		return {
			severity,
			...(missing > 0 ? {count: missing, total} : {count: unclaimed, total: dataset.truths.rows}),
			message: `${countText(missing, total, 'captures')} find no label, ${countText(unclaimed, dataset.truths.rows, 'labels')} find no capture.${hoursText(scene)} The job reads one hour of both: file each label under the hour of its capture, and keep sampling at 100 % while validating.`,
			evidence: unlabelled(scene),
			fixes: [],
		};
	},
};

function unlabelled({dataset, mapping}: Scene): readonly Evidence[] {
	const {captures} = dataset;
	const {captureRow} = joinOf(dataset, mapping);
	const idOf = idReader(captures, mapping.roles.id, mapping.join);
	let pair = 0;
	const hasLabel = (row: number) => {
		while ((captureRow[pair] ?? captures.rows) < row) pair++;
		return captureRow[pair] === row;
	};
	const rows = firstRows(captures, (row) => !hasLabel(row) && captures.isDecoded(row));
	return rows.map((row) => ({...whereIs(dataset, captures, row), path: 'id of the capture', value: idOf(row) ?? null}));
}

/** The hours of the captures by their inferenceTime, and of the ground truth by its folders, where they tell. */
function hoursText({dataset}: Scene): string {
	const hours = new Set<string>();
	for (const text of timesOf(dataset.captures)) {
		if (/^\d{4}-\d\d-\d\dT\d\d/.test(text)) hours.add(text.slice(0, 13).replace('T', ' '));
	}
	const folders = new Set(
		dataset.sources.flatMap(
			(name) =>
				/(\d{4})\/(\d\d)\/(\d\d)\/(\d\d)\//
					.exec(name)
					?.slice(1)
					.join('-')
					.replace(/-(\d\d)$/, ' $1') ?? [],
		),
	);
	const captured = rangeText([...hours].sort());
	const filed = rangeText([...folders].sort());
	if (captured === undefined) return '';
	return ` Captures are of ${captured} h${filed === undefined ? '' : `, files of ${filed} h`} (UTC).`;
}

/** The different values of `inferenceTime`; where there are very many, those of all records. */
function* timesOf(captures: Table): Iterable<string> {
	const times = captures.column({from: 'metadata', path: '$.inferenceTime'});
	const values = times && countedValues(times, captures.rows);
	for (const {scalar} of values ?? []) yield scalar.text;
	for (let row = 0; times !== undefined && values?.length === 0 && row < captures.rows; row++) {
		const time = times.scalarAt(row);
		if (time !== undefined) yield time.text;
	}
}

function rangeText(hours: readonly string[]): string | undefined {
	const [first, last] = [hours[0], hours.at(-1)];
	return first === last ? first : `${first} to ${last}`;
}
