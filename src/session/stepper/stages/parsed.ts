import type {Dialect} from '../../../records/record.js';
import {preview} from '../preview.js';
import type {StageReport} from '../stage.js';
import type {Subject} from '../subject.js';

/** The line as a JSON object, and which of the five shapes it has. */
export function parsedStage({record}: Subject): StageReport {
	const keys = Object.keys(record.record);
	return {
		common: [
			{name: record.dialect, value: preview(record.record)},
			{name: 'keys', value: keys.join(', '), from: knownBy[record.dialect]},
		],
		monitor: {fate: 'fine', does: 'Reads one JSON object a line.', values: []},
		mapping: {
			fate: 'fine',
			does: 'Reads one JSON object a line; its keys say which sides it has.',
			values: [],
		},
	};
}

const knownBy: Readonly<Record<Dialect, string>> = {
	capture: 'a capture record: captureData and eventMetadata',
	merged: 'a merged record: captureData and groundTruthData',
	transform: 'a batch transform record: SageMakerInferenceId',
	exchange: 'an exchange: request and response',
	payload: 'a payload: any other object',
};
