import type {Side} from './record.js';

/** Where a value stands: a side and a path in its one spelling (`formatPath`). */
export type Place = {readonly from: Side; readonly path: string};

/** Where the label stands in a ground-truth record: the decoded data. */
export const labelOfTruth: Place = {from: 'truth', path: '$.groundTruthData.data'};

const sources: Readonly<Record<Side, string>> = {
	input: 'captureData.endpointInput.data',
	output: 'captureData.endpointOutput.data',
	truth: 'ground truth',
	metadata: 'eventMetadata',
	record: 'record',
};

/** A place as evidence shows it: `captureData.endpointInput.data → $.ground_truth`. */
export function placeText(place: Place, dialect: string): string {
	if (place.from === 'input' && dialect === 'exchange') return `request → ${place.path}`;
	if (place.from === 'output' && dialect === 'exchange') return `response → ${place.path}`;
	if (place.from === 'output' && dialect === 'transform') return `SageMakerOutput → ${place.path}`;
	if (dialect === 'payload' && place.from !== 'truth') return place.path;
	return place.from === 'record' ? place.path : `${sources[place.from]} → ${place.path}`;
}

export function samePlace(a: Place | undefined, b: Place | undefined): boolean {
	return a !== undefined && b !== undefined && a.from === b.from && a.path === b.path;
}
