import {bytesText, lineText} from '../origin-text.js';
import {shortened} from '../preview.js';
import type {StageReport} from '../stage.js';
import type {Subject} from '../subject.js';

/** The bytes as they stand in the file. */
export function lineStage({dataset, row, text, expectation}: Subject): StageReport {
	const from = `${lineText(dataset.captures, dataset, row)}, ${bytesText(dataset, row)}`;
	const hour =
		expectation.kind === 'hosted' ? 'Takes every line of the files of its hour for one record' : 'Gets this line';
	return {
		common: [{name: 'line', value: shortened(text), from}],
		monitor: {fate: 'fine', does: `${hour}.`, values: []},
		mapping: {fate: 'fine', does: 'Takes the line as it is.', values: []},
	};
}
