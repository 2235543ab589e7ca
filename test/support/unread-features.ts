import {createLineReader} from '../../src/records/add-line.js';
import {Dataset} from '../../src/records/dataset.js';
import {featuresUnread, readsPlace} from '../../src/sources/scan-part.js';

/** A capture whose label stands in the request too, under `label`. */
export function lineWithLabel(at: number): string {
	return JSON.stringify({
		captureData: {
			endpointInput: {data: JSON.stringify({age: at, label: at % 2 === 0 ? 'yes' : 'no'}), encoding: 'JSON'},
			endpointOutput: {data: JSON.stringify({prediction: at % 3 === 0 ? 'yes' : 'no'}), encoding: 'JSON'},
		},
		eventMetadata: {eventId: `id-${at}`},
		eventVersion: '0',
	});
}

/** So many of them; of all but the first few, which make the sample, the features are passed over, `except` some places. */
export function withoutFeatures(rows: number, sampleRows: number, except: readonly string[] = []): Dataset {
	const dataset = new Dataset({sampleRows, isRead: readsPlace({...featuresUnread, except})});
	const add = createLineReader(dataset);
	dataset.sources.push('capture.jsonl');
	for (let at = 0; at < rows; at++) {
		const text = lineWithLabel(at);
		add(text, {source: 0, line: at + 1, offset: 0, bytes: text.length}, 'captures');
	}
	return dataset;
}
