import {createLineReader, type SourceRole} from '../add-line.js';
import type {Dataset} from '../dataset.js';
import type {LinePosition} from './bound-template.js';
import type {MatchedLines} from './matcher.js';
import {createTemplates} from './templates.js';
import {type Window, windowOn} from './window.js';

const newline = 0x0a;
const carriageReturn = 0x0d;
const mark = [0xef, 0xbb, 0xbf] as const;

/** What may be done before the caller wants its turn. */
export type Budget = {
	/** Lines that have to be read carefully, which takes some forty times as long. */
	readonly carefulLines: number;
	readonly lines: number;
};

/** Reads the lines of one source into a dataset. */
export type LineScanner = {
	/**
	 * Reads whole lines, from `start` to `end` of the bytes, until the budget is used up; gives back how far it came.
	 * `offset` is where the first of the bytes stands in its source.
	 */
	readonly scan: (bytes: Buffer, start: number, end: number, offset: number, budget: Budget) => number;
	/** Lines passed so far, blank ones included. */
	readonly lines: () => number;
	/** A line that was too long to be kept. */
	readonly passOver: () => void;
};

/** A line without its line break, and without the byte order mark that a file may begin with. */
export type ScannedLine = {
	readonly number: number;
	readonly offset: number;
	readonly bytes: number;
	readonly text: string;
};

/**
 * The fast path in front of the careful one, which is the definition: a line that is, byte for byte, of a shape that
 * was read carefully before has its values taken from the bytes; every other line is read carefully.
 */
export function createLineScanner(
	dataset: Dataset,
	role: SourceRole,
	source: number,
	keep?: (line: ScannedLine) => void,
): LineScanner {
	const readCarefully = createLineReader(dataset);
	const templates = createTemplates(dataset, role);
	const position: LinePosition = {source, lines: 0, shift: 0};
	const intake = role === 'captures' ? dataset.captureIntake : dataset.truthIntake;

	/** What goes into the sample as well is read carefully. */
	const isFast = () => role === 'ground truth' || !dataset.isSampling;

	/** Gives back where the next line begins. */
	function careful(bytes: Buffer, start: number, end: number, offset: number): number {
		const lineBreak = bytes.indexOf(newline, start);
		const next = lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
		const line = lineAt(bytes, start, next, offset, ++position.lines);
		readCarefully(line.text, {source, line: line.number, offset: line.offset, bytes: line.bytes}, role);
		if (isFast()) templates.learn(line.text, line.number);
		keep?.(line);
		return next;
	}

	/** The same for lines that were matched. */
	function taken(bytes: Buffer, lines: MatchedLines, shift: number, offset: number): number {
		const {count, next, positions, first, stride} = lines;
		for (let at = 0; keep !== undefined && at < count; at++) {
			const start = positions[first + at * stride] as number;
			const end = positions[first + (at + 1) * stride] as number;
			keep(lineAt(bytes, start - shift, end - shift, offset, position.lines + at + 1));
		}
		position.lines += count;
		return next - shift;
	}

	return {
		scan(bytes, start, end, offset, budget) {
			const before = position.lines;
			let [at, carefulLines] = [start, 0];
			let window: Window = {end: start, shift: 0};
			while (at < end && carefulLines < budget.carefulLines) {
				const most = budget.lines - (position.lines - before);
				if (most <= 0) break;
				if (at >= window.end && isFast()) window = windowOn(bytes, at, end);
				position.shift = offset - window.shift;
				const lines =
					at < window.end ? templates.take(at + window.shift, window.end + window.shift, most, position) : undefined;
				if (lines === undefined) carefulLines++;
				at = lines === undefined ? careful(bytes, at, end, offset) : taken(bytes, lines, window.shift, offset);
			}
			return at;
		},
		lines: () => position.lines,
		passOver() {
			position.lines++;
			intake.addBadLine({source, line: position.lines, reason: 'the line is too long to be a record'});
		},
	};
}

function lineAt(bytes: Buffer, start: number, next: number, offset: number, number: number): ScannedLine {
	let end = next;
	if (bytes[end - 1] === newline) end--;
	if (end > start && bytes[end - 1] === carriageReturn) end--;
	const isMarked = offset + start === 0 && mark.every((byte, at) => bytes[start + at] === byte);
	const from = isMarked ? start + mark.length : start;
	return {number, offset: offset + from, bytes: end - from, text: bytes.toString('utf8', from, end)};
}
