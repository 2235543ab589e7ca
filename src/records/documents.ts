import type {Json, JsonObject} from './json.js';
import type {DecodedRecord, Dialect, GroundTruthRecord, Side} from './record.js';

/** A line as the documents of its sides; each value of the line is in the document of one side. */
export type Documents = {readonly dialect: Dialect; readonly on: (side: Side) => Json | undefined};

/** The documents of a captured record. A side whose payload could not be decoded has none. */
export function documentsOf(record: DecodedRecord): Documents {
	return {dialect: record.dialect, on: (side) => documentOn(record, side)};
}

/** A line of a ground-truth file holds what a merged record holds on its ground-truth side. */
export function documentsOfTruth({truth}: GroundTruthRecord): Documents {
	return {dialect: 'merged', on: (side) => (side === 'truth' ? truth : undefined)};
}

/** Whether a record can take part in anything: its output could be read. A flat payload has no part to decode. */
export function isDecoded({dialect, output}: DecodedRecord): boolean {
	return dialect === 'payload' || output?.ok === true;
}

function documentOn(record: DecodedRecord, side: Side): Json | undefined {
	switch (side) {
		case 'input':
		case 'output': {
			const payload = record[side];
			return payload?.ok ? payload.value : undefined;
		}
		case 'truth':
		case 'metadata':
			return record[side];
		case 'record':
			return ownParts(record);
	}
}

/** The parts of the line that no narrower side holds. */
function ownParts({dialect, record}: DecodedRecord): JsonObject {
	if (dialect === 'payload') return record;
	const held = heldElsewhere[dialect];
	if (dialect === 'transform' && !('SageMakerOutput' in record)) return {};
	return Object.fromEntries(Object.entries(record).filter(([key]) => !held.includes(key)));
}

const heldElsewhere: Readonly<Record<Exclude<Dialect, 'payload'>, readonly string[]>> = {
	capture: ['captureData', 'eventMetadata', 'groundTruthData', 'eventVersion'],
	merged: ['captureData', 'eventMetadata', 'groundTruthData', 'eventVersion'],
	transform: ['SageMakerOutput', 'SageMakerInferenceId', 'SageMakerInferenceTime'],
	exchange: ['request', 'response'],
};
