import {createLineReader, type SourceRole} from '../add-line.js';
import type {Dataset} from '../dataset.js';
import {type BoundTemplate, bindTemplate, type LinePosition} from './bound-template.js';
import {blockOf} from './literal.js';
import {learnTemplate} from './template.js';

/** Records are written by few programs, each with one shape or a handful of them. */
const mostTemplates = 8;
/** A shape is only worth learning where it comes back: one lesson for so many lines. */
const linesPerLesson = 64;
const firstLessons = 16;

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
	const position: LinePosition = {source, line: 0, offset: 0};
	const intake = role === 'captures' ? dataset.captureIntake : dataset.truthIntake;

	/** Gives back where the next line begins. */
	function careful(bytes: Buffer, start: number, end: number, offset: number): number {
		const lineBreak = bytes.indexOf(newline, start);
		const next = lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
		const line = lineAt(bytes, start, next, offset, position.line);
		readCarefully(line.text, {source, line: line.number, offset: line.offset, bytes: line.bytes}, role);
		if (dataset.isSampleFull) templates.learn(line.text, line.number);
		return next;
	}

	return {
		scan(bytes, start, end, offset, budget) {
			const block = blockOf(bytes);
			let [at, lines, carefulLines] = [start, 0, 0];
			while (at < end && lines < budget.lines && carefulLines < budget.carefulLines) {
				lines++;
				position.line++;
				position.offset = offset + at;
				let next = dataset.isSampleFull ? templates.take(block, at, end, position) : -1;
				if (next < 0) {
					next = careful(bytes, at, end, offset);
					carefulLines++;
				}
				keep?.(lineAt(bytes, at, next, offset, position.line));
				at = next;
			}
			return at;
		},
		lines: () => position.line,
		passOver() {
			position.line++;
			intake.addBadLine({source, line: position.line, reason: 'the line is too long to be a record'});
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

type Templates = {
	readonly take: BoundTemplate['take'];
	readonly learn: (text: string, line: number) => void;
};

/** The shapes that were seen so far; the one that fitted last is tried first. */
function createTemplates(dataset: Dataset, role: SourceRole): Templates {
	const templates: BoundTemplate[] = [];
	let lessons = 0;
	return {
		take(block, start, limit, position) {
			for (let index = 0; index < templates.length; index++) {
				const template = templates[index] as BoundTemplate;
				const end = template.take(block, start, limit, position);
				if (end < 0) continue;
				if (index > 0) templates.unshift(...templates.splice(index, 1));
				return end;
			}
			return -1;
		},
		learn(text, line) {
			if (lessons >= firstLessons + line / linesPerLesson) return;
			lessons++;
			const template = learnTemplate(text, role);
			const bound = template && bindTemplate(template, dataset);
			if (bound === undefined) return;
			templates.unshift(bound);
			templates.length = Math.min(templates.length, mostTemplates);
		},
	};
}
