import type {Dataset} from './dataset.js';
import {decodeGroundTruth} from './decode-ground-truth.js';
import {decodeRecord} from './decode-record.js';
import {isGroundTruthRecord} from './dialect.js';
import {createLineParser} from './parse-line.js';
import type {DecodedRecord, GroundTruthRecord} from './record.js';
import {type OddForm, salvage} from './salvage.js';
import type {Origin} from './table.js';

export type SourceRole = 'captures' | 'ground truth';

/** What a line turned out to be. */
export type ReadLine =
	| {readonly kind: 'capture'; readonly record: DecodedRecord}
	| {readonly kind: 'ground truth'; readonly truth: GroundTruthRecord}
	/** Any number of records in a line that is no JSON Lines. */
	| {readonly kind: 'odd ground truth'; readonly form: OddForm; readonly truths: readonly GroundTruthRecord[]}
	| {readonly kind: 'bad'; readonly reason: string};

/** Reads one line of text; a blank line is nothing. */
export function createLineDecoder(): (text: string, role: SourceRole) => ReadLine | undefined {
	const parse = createLineParser();
	return (text, role) => {
		const parsed = parse(text);
		if (parsed === undefined) return undefined;
		if (!parsed.ok) return (role === 'ground truth' && oddGroundTruth(text)) || {kind: 'bad', reason: parsed.reason};
		// Folders may hold both kinds of files; a ground-truth record says itself what it is.
		if (isGroundTruthRecord(parsed.value)) return {kind: 'ground truth', truth: decodeGroundTruth(parsed.value)};
		if (role === 'captures') return {kind: 'capture', record: decodeRecord(parsed.value)};
		return {kind: 'bad', reason: 'no ground-truth record: it has no groundTruthData'};
	};
}

/** Ground truth that was not written as JSON Lines; undefined where the line holds none. */
function oddGroundTruth(text: string): ReadLine | undefined {
	const salvaged = salvage(text);
	if (salvaged === undefined || !salvaged.records.every(isGroundTruthRecord)) return undefined;
	return {kind: 'odd ground truth', form: salvaged.form, truths: salvaged.records.map(decodeGroundTruth)};
}

/** Adds one line of text to a dataset: as a record, or to the count of bad lines. Blank lines are nothing. */
export type LineReader = (text: string, origin: Origin, role: SourceRole) => void;

export function createLineReader(dataset: Dataset): LineReader {
	const decode = createLineDecoder();
	return (text, origin, role) => {
		const line = decode(text, role);
		if (line?.kind === 'capture') dataset.addCapture(line.record, origin);
		if (line?.kind === 'ground truth') dataset.addGroundTruth(line.truth, origin);
		if (line?.kind === 'odd ground truth') {
			for (const truth of line.truths) dataset.addGroundTruth(truth, origin, line.form);
		}
		if (line?.kind !== 'bad') return;
		const intake = role === 'captures' ? dataset.captureIntake : dataset.truthIntake;
		intake.addBadLine({source: origin.source, line: origin.line, reason: line.reason});
	};
}
