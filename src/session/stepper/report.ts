import {type Fate, type RecordStage, recordStages, type StageReport} from './stage.js';
import {cellStage} from './stages/cell.js';
import {decodedStage} from './stages/decoded.js';
import {extractedStage} from './stages/extracted.js';
import {joinedStage} from './stages/joined.js';
import {labelStage} from './stages/label.js';
import {lineStage} from './stages/line.js';
import {metricsStage} from './stages/metrics.js';
import {normalisedStage} from './stages/normalised.js';
import {parsedStage} from './stages/parsed.js';
import type {Subject} from './subject.js';

export type Reports = Readonly<Record<RecordStage, StageReport>>;

/** Every stage is a pure function of the record and of the two ways of reading it. */
function reportsOf(subject: Subject): Reports {
	return {
		line: lineStage(subject),
		parsed: parsedStage(subject),
		decoded: decodedStage(subject),
		joined: joinedStage(subject),
		extracted: extractedStage(subject),
		normalised: normalisedStage(subject),
		label: labelStage(subject),
		cell: cellStage(subject),
		metrics: metricsStage(subject),
	};
}

/** How a stage ends on the way of one side; `not reached` once the record is lost before. */
export type Arrival = Fate | 'not reached';

export type Arrivals = Readonly<Record<RecordStage, Arrival>>;
export type Way = {readonly reports: Reports; readonly monitor: Arrivals; readonly mapping: Arrivals};

let last: {readonly subject: Subject; readonly way: Way} | undefined;

/** The whole way of a record. */
export function wayOf(subject: Subject): Way {
	if (last?.subject === subject) return last.way;
	const reports = reportsOf(subject);
	const way = {reports, monitor: arrivals(reports, 'monitor'), mapping: arrivals(reports, 'mapping')};
	last = {subject, way};
	return way;
}

function arrivals(reports: Reports, side: 'monitor' | 'mapping'): Arrivals {
	const fates = {} as {[stage in RecordStage]: Arrival};
	let isLost = false;
	for (const stage of recordStages) {
		const {fate} = reports[stage][side];
		fates[stage] = isLost ? 'not reached' : fate;
		isLost ||= fate === 'lost';
	}
	return fates;
}
