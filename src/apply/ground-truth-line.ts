import {writeJson} from '../records/write-json.js';
import {fieldText} from './label-text.js';

/** A line of a ground-truth file in the only format that is documented for model quality: the label alone, as CSV. */
export function groundTruthLine(id: string, label: string): string {
	return writeJson({
		groundTruthData: {data: fieldText(label), encoding: 'CSV'},
		eventMetadata: {eventId: id},
		eventVersion: '0',
	});
}
