import type {Mapping} from '../../src/mapping/mapping.js';
import {read} from '../../src/mapping/reading.js';
import type {Dataset} from '../../src/records/dataset.js';
import {dialectOf} from '../../src/records/dialect.js';
import type {JsonObject} from '../../src/records/json.js';
import type {SourceSet} from '../../src/sources/load-records.js';
import {readLines} from '../../src/sources/read-lines.js';
import type {Source} from '../../src/sources/source.js';

/**
 * The merge job's output for the pairs that a mapping joins: captures as they are with their labels beside them. Where
 * the mapping takes the label from elsewhere, the merged label is one that nobody should look at.
 */
export async function mergedRecords(set: SourceSet, dataset: Dataset, mapping: Mapping): Promise<readonly string[]> {
	const captures = await recordsIn(set.captures);
	const truths = await recordsIn(set.groundTruth);
	const {captureRow, truthRow} = read(dataset, mapping);
	return Array.from(captureRow, (row, pair) => {
		const capture = captures[row] ?? {};
		const truth = truths[truthRow[pair] ?? -1];
		const groundTruthData = truth?.['groundTruthData'] ?? {data: 'not looked at', encoding: 'CSV'};
		return JSON.stringify(merged(capture, groundTruthData));
	});
}

function merged(capture: JsonObject, groundTruthData: unknown): object {
	const dialect = dialectOf(capture);
	if (dialect === 'merged') return capture;
	if (dialect === 'capture') return {eventVersion: '0', groundTruthData, ...capture};
	const {SageMakerInferenceId: eventId, SageMakerInferenceTime: _, ...data} = capture;
	const batchTransformOutput = {data: JSON.stringify(data), encoding: 'JSON'};
	return {eventMetadata: {eventId}, eventVersion: '0', groundTruthData, captureData: {batchTransformOutput}};
}

async function recordsIn(sources: readonly Source[]): Promise<readonly JsonObject[]> {
	const records: JsonObject[] = [];
	for (const source of sources) {
		for await (const {lines} of readLines(source)) {
			for (const {text} of lines) if (text.trim().startsWith('{')) records.push(...parsed(text));
		}
	}
	return records;
}

function parsed(text: string): readonly JsonObject[] {
	try {
		return [JSON.parse(text) as JsonObject];
	} catch {
		return [];
	}
}
