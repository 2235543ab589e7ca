import {jsonForm} from '../records/scalar.js';
import type {Model} from './model.js';
import type {RecordLine} from './record-lines.js';
import {pairOf} from './record-values.js';

/**
 * The ground-truth record that the record on the screen is joined with, a leaf a line; where there is none the first one,
 * to point at its id all the same. Nothing where there are no ground-truth records.
 */
export function* joinedTruthLines({data, draft, record}: Model): Generator<RecordLine> {
	const {truths, sources} = data.dataset;
	if (truths.rows === 0) return;
	const reading = draft?.after.reading;
	const pair = reading && pairOf(reading, record.row);
	const joined = pair === undefined ? -1 : (reading?.truthRow[pair] ?? -1);
	const row = Math.max(0, joined);
	const {source, line} = truths.originOf(row);
	const origin = `${(sources[source] ?? '').split('/').at(-1)}:${line}`;
	const heading =
		joined === -1 ? `ground truth · no record is joined; ${origin} as an example` : `ground truth · ${origin}`;
	yield {depth: 0, name: heading, value: undefined, place: undefined, shape: 'tree', heading: true};
	for (const place of truths.places()) {
		const scalar = truths.column(place)?.scalarAt(row);
		if (scalar !== undefined)
			yield {depth: 1, name: place.path.slice(2), value: jsonForm(scalar), place, shape: 'value'};
	}
}
