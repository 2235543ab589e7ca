import {isJsonObject, type JsonObject} from './json.js';
import type {Dialect} from './record.js';

/**
 * The shape of a line follows from its keys. A capture without `eventMetadata` (written by hand, or by a preprocessor)
 * still counts as one.
 */
export function dialectOf(line: JsonObject): Dialect {
	if (isJsonObject(line['captureData'])) return isJsonObject(line['groundTruthData']) ? 'merged' : 'capture';
	if (line['SageMakerInferenceId'] !== undefined) return 'transform';
	if (isJsonObject(line['request']) && isJsonObject(line['response'])) return 'exchange';
	return 'payload';
}

/** A line of a ground-truth file, as against a merged record, which carries ground truth beside its capture. */
export function isGroundTruthRecord(line: JsonObject): boolean {
	return line['groundTruthData'] !== undefined && line['captureData'] === undefined;
}
