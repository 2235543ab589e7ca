import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type Reading, read} from '../../../src/mapping/reading.js';
import {decodeRecord} from '../../../src/records/decode-record.js';
import {pairOf} from '../../../src/session/record-values.js';
import {traceOf} from '../../../src/session/stepper/trace.js';
import {arbitraryLine, arbitraryReadingMapping, arbitraryTruthLine} from '../../support/arbitrary-records.js';
import {datasetOf} from '../../support/sessions.js';

const texts = (records: readonly object[]) => records.map((record) => JSON.stringify(record));

/** What the columns hold for the first pair of a row. */
function columnsAt({outcomes, ...reading}: Reading, row: number) {
	const pair = pairOf(reading, row);
	if (pair === undefined) return {actual: undefined, predicted: undefined};
	const [actual, predicted] = [outcomes.actual[pair] ?? Number.NaN, outcomes.predicted[pair] ?? Number.NaN];
	const textOf = (number: number) => (Number.isFinite(number) ? String(number) : undefined);
	return outcomes.kind === 'numbers'
		? {actual: textOf(actual), predicted: textOf(predicted)}
		: {actual: outcomes.labels[actual], predicted: outcomes.labels[predicted]};
}

describe('the trace of one record', () => {
	it('ends where reading whole columns ends, for any records, any mapping and both ways of reading', () => {
		fc.assert(
			fc.property(
				fc.array(arbitraryLine, {minLength: 1, maxLength: 8}),
				fc.array(arbitraryTruthLine, {maxLength: 6}),
				arbitraryReadingMapping,
				fc.boolean(),
				(captures, truths, mapping, literal) => {
					const dataset = datasetOf(texts(captures), texts(truths));
					const reading = read(dataset, mapping, {literal});
					for (let row = 0; row < dataset.captures.rows; row++) {
						const record = decodeRecord(captures[row] ?? {});
						const trace = traceOf({dataset, row, record}, mapping, {literal});
						const expected = columnsAt(reading, row);
						expect(trace.actual).toBe(expected.actual);
						if (trace.truthRows.length > 0) expect(trace.predicted).toBe(expected.predicted);
						expect(trace.truthRows).toEqual(
							[...reading.truthRow].filter((_, pair) => reading.captureRow[pair] === row),
						);
					}
				},
			),
			{numRuns: 400},
		);
	});
});
