import type {Dataset, Intake} from './dataset.js';
import {decodeGroundTruth} from './decode-ground-truth.js';
import {decodeRecord} from './decode-record.js';
import {isGroundTruthRecord} from './dialect.js';
import {createLineParser} from './parse-line.js';
import type {Origin} from './table.js';

export type SourceRole = 'captures' | 'ground truth';

/** Adds one line of text to a dataset: as a record, or to the count of bad lines. Blank lines are nothing. */
export type LineReader = (text: string, origin: Origin, role: SourceRole) => void;

export function createLineReader(dataset: Dataset): LineReader {
	const parse = createLineParser();
	return (text, origin, role) => {
		const parsed = parse(text);
		if (parsed === undefined) return;
		const intake = role === 'captures' ? dataset.captureIntake : dataset.truthIntake;
		if (!parsed.ok) {
			intake.addBadLine({source: origin.source, line: origin.line, reason: parsed.reason});
		} else if (isGroundTruthRecord(parsed.value)) {
			// Folders may hold both kinds of files; a ground-truth record says itself what it is.
			dataset.addGroundTruth(decodeGroundTruth(parsed.value), origin);
		} else if (role === 'captures') {
			dataset.addCapture(decodeRecord(parsed.value), origin);
		} else {
			addUnlabelled(intake, origin);
		}
	};
}

function addUnlabelled(intake: Intake, {source, line}: Origin): void {
	intake.addBadLine({source, line, reason: 'no ground-truth record: it has no groundTruthData'});
}
