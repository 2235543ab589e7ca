import {idReader} from '../../mapping/id-reader.js';
import {joinOf} from '../../mapping/join.js';
import {isMissing} from '../../records/scalar.js';
import {whereIs} from '../evidence.js';
import type {Evidence} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {truthIds} from './ids.js';

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

function unlabelled(scene: Scene): readonly Evidence[] {
	const {dataset, mapping} = scene;
	const wanted = truthIds(scene);
	const idOf = idReader(dataset.captures, mapping.roles.id, mapping.join);
	const evidence: Evidence[] = [];
	for (let row = 0; row < dataset.captures.rows && evidence.length < 3; row++) {
		const id = idOf(row);
		if (
			dataset.captures.isDecoded(row) &&
			dataset.captures.dialectOf(row) !== 'merged' &&
			(id === undefined || !wanted.has(id))
		) {
			evidence.push({...whereIs(dataset, dataset.captures, row), path: 'id of the capture', value: id ?? null});
		}
	}
	return evidence;
}

/** The hours of the captures by their inferenceTime, and of the ground truth by its folders, where they tell. */
function hoursText({dataset}: Scene): string {
	const times = dataset.captures.column({from: 'metadata', path: '$.inferenceTime'});
	const hours = new Set<string>();
	for (let row = 0; times !== undefined && row < dataset.captures.rows; row++) {
		const time = times.scalarAt(row);
		if (!isMissing(time) && /^\d{4}-\d\d-\d\dT\d\d/.test(time.text))
			hours.add(time.text.slice(0, 13).replace('T', ' '));
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

function rangeText(hours: readonly string[]): string | undefined {
	const [first, last] = [hours[0], hours.at(-1)];
	return first === last ? first : `${first} to ${last}`;
}
