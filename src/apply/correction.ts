import type {Mapping} from '../mapping/mapping.js';
import type {RecordReader, RecordReading} from '../mapping/read-record.js';
import {roleReader} from '../mapping/role-leaves.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import {winningId} from '../monitor/literal-mapping.js';
import {documentsOf, isDecoded} from '../records/documents.js';
import type {DecodedRecord, Dialect} from '../records/record.js';
import {isMissing} from '../records/scalar.js';
import {writeJson} from '../records/write-json.js';
import {correctedOutput} from './captured-output.js';
import {flatCorrector} from './correct-flat.js';
import {groundTruthLine} from './ground-truth-line.js';
import {hourFolder} from './hour.js';
import {IdIndex} from './id-index.js';
import {layoutOf} from './layout.js';
import {mergedRecord} from './merge-record.js';
import type {TruthIndex} from './truth-index.js';

/** A kind of output; each is filed in files of its own. */
export type OutputKind = 'captures' | 'groundTruth' | 'merged' | 'records';

/** A line for the file at `path`, below the output folder. */
export type OutputLine = {readonly kind: OutputKind; readonly path: string; readonly text: string};

/** Why a record is not among the corrected ones. */
export type LeftOut = 'undecoded' | 'withoutId' | 'withoutGroundTruth' | 'withoutPrediction';

export type Corrected = {readonly lines: readonly OutputLine[]; readonly leftOut: LeftOut | undefined};

/** The second pass: what becomes of one record. `text` is its line as it was read. */
export type Corrector = (record: DecodedRecord, text: string) => Corrected;

export type CorrectionRules = {
	readonly mapping: Mapping;
	readonly configuration: MonitorConfiguration;
	readonly reader: RecordReader;
	readonly truths: TruthIndex;
};

/**
 * Records that carry their labels become records in the monitor's shape. Captures stay as they are, get ground truth
 * under the id that wins, and merged records in which the monitor finds everything.
 */
export function corrector({mapping, configuration, reader, truths}: CorrectionRules): Corrector {
	const layout = layoutOf(mapping, configuration, reader.sides);
	const correctFlat = flatCorrector(mapping, layout, configuration);
	const written = new Map<string, IdIndex>();
	return (record, text) => {
		const isCaptured = record.dialect !== 'payload' && record.dialect !== 'exchange';
		const facts = isCaptured ? captureFacts(record) : undefined;
		const kept = facts && record.dialect !== 'merged' ? [captureLine(facts.hour, text)] : [];
		if (!isDecoded(record)) return {lines: kept, leftOut: 'undecoded'};
		const reading = reader.read(documentsOf(record));
		const labels = labelsFor(record, reading, {mapping, reader, truths}).filter((label) => label !== undefined);
		if (labels.length === 0) return {lines: kept, leftOut: 'withoutGroundTruth'};
		if (facts === undefined) return flatLines(labels, reading, (labelled) => correctFlat(record, labelled));
		const lines = [...kept, ...truthLines(facts, labels, written)];
		const output = correctedOutput(layout, reading, mapping.problemType === 'Regression');
		if (output === undefined) return {lines, leftOut: 'withoutPrediction'};
		for (const label of labels) lines.push(mergedLine(facts, mergedRecord(record, facts.id, label, output)));
		return {lines, leftOut: facts.id === undefined ? 'withoutId' : undefined};
	};
}

type Labels = Pick<CorrectionRules, 'mapping' | 'reader' | 'truths'>;

/** The labels of a record: several where its id has several ground-truth records. */
function labelsFor(
	{dialect}: DecodedRecord,
	{id, groundTruth}: RecordReading,
	{mapping, reader, truths}: Labels,
): readonly (string | undefined)[] {
	if (mapping.roles.groundTruth?.from !== 'truth' || dialect === 'merged') return [groundTruth];
	if (id === undefined) return [];
	return truths.labelsOf(id, mapping.join?.duplicates).map((label) => label && reader.show(label));
}

function flatLines(
	labels: readonly string[],
	reading: RecordReading,
	correct: (reading: RecordReading) => ReturnType<ReturnType<typeof flatCorrector>>,
): Corrected {
	if (reading.prediction === undefined) return {lines: [], leftOut: 'withoutPrediction'};
	const records = labels.map((groundTruth) => writeJson(correct({...reading, groundTruth})));
	return {lines: records.map((text) => ({kind: 'records', path: 'records.jsonl', text})), leftOut: undefined};
}

/** The id by which the service merges, which may differ from the one that the mapping joins by; and the hour. */
type CaptureFacts = {readonly id: string | undefined; readonly hour: string};

const idReaders = new Map<Dialect, ReturnType<typeof roleReader>>();

function captureFacts(record: DecodedRecord): CaptureFacts {
	const reader = idReaders.get(record.dialect) ?? roleReader(winningId(record.dialect));
	idReaders.set(record.dialect, reader);
	const id = reader.leaf(documentsOf(record), (scalar) => !isMissing(scalar));
	const time = record.metadata?.['inferenceTime'] ?? record.metadata?.['SageMakerInferenceTime'];
	return {id: id?.text, hour: hourFolder(typeof time === 'string' ? time : undefined)};
}

function captureLine(hour: string, text: string): OutputLine {
	return {kind: 'captures', path: `captures/${hour}/captures.jsonl`, text: text.trim()};
}

function mergedLine({hour}: CaptureFacts, record: Parameters<typeof writeJson>[0]): OutputLine {
	return {kind: 'merged', path: `merged/${hour}/merged.jsonl`, text: writeJson(record)};
}

/** The labels of an id go into each hour in which it was captured, and only once: every line more multiplies rows. */
function truthLines(
	{id, hour}: CaptureFacts,
	labels: readonly string[],
	written: Map<string, IdIndex>,
): readonly OutputLine[] {
	if (id === undefined) return [];
	const ids = written.get(hour) ?? new IdIndex();
	written.set(hour, ids);
	const known = ids.size;
	ids.add(id);
	if (ids.size === known) return [];
	const path = `ground-truth/${hour}/ground-truth.jsonl`;
	return labels.map((label) => ({kind: 'groundTruth', path, text: groundTruthLine(id, label)}));
}
