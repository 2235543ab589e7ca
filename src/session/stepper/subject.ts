import type {Outcome} from '../../mapping/after.js';
import type {Expectation} from '../../monitor/expectation.js';
import type {Dataset} from '../../records/dataset.js';
import {decodeRecord} from '../../records/decode-record.js';
import {createLineParser} from '../../records/parse-line.js';
import type {DecodedRecord} from '../../records/record.js';
import type {Model} from '../model.js';
import {type Trace, traceOf} from './trace.js';

/** The record as one side sees it, and what comes of all records there. */
export type Seen = {readonly trace: Trace; readonly outcome: Outcome};

/** The current record with everything that its stages are computed from. */
export type Subject = {
	readonly dataset: Dataset;
	readonly row: number;
	/** The raw line. */
	readonly text: string;
	readonly record: DecodedRecord;
	readonly expectation: Expectation;
	readonly monitor: Seen;
	readonly mapping: Seen;
};

const parse = createLineParser();
let last: {readonly text: string; readonly of: readonly unknown[]; readonly subject: Subject | undefined} | undefined;

/** Undefined until the raw line was fetched and the monitor's reading is there, and for a line that is no record. */
export function subjectOf({data, record, monitor, draft}: Model): Subject | undefined {
	const {line, row} = record;
	if (line?.row !== row || line.problem !== undefined || monitor === undefined || draft === undefined) return undefined;
	const {dataset} = data;
	if (row >= dataset.captures.rows) return undefined;
	const of = [dataset, dataset.version, row, monitor, draft.after];
	if (last?.text === line.text && last.of.every((one, at) => one === of[at])) return last.subject;
	const subject = subjectIn({dataset, row, text: line.text}, monitor, draft.after);
	last = {text: line.text, of, subject};
	return subject;
}

type Place = Pick<Subject, 'dataset' | 'row' | 'text'>;

function subjectIn(
	place: Place,
	{expectation, literal, before}: NonNullable<Model['monitor']>,
	after: Outcome,
): Subject | undefined {
	const parsed = parse(place.text);
	if (parsed === undefined || !parsed.ok) return undefined;
	const record = decodeRecord(parsed.value);
	const traced = {...place, record};
	return {
		...traced,
		expectation,
		monitor: {trace: traceOf(traced, literal, {literal: true}), outcome: before},
		mapping: {trace: traceOf(traced, after.reading.mapping, {literal: false}), outcome: after},
	};
}
