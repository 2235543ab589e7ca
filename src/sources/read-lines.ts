import type {Problem} from '../records/result.js';
import {contentOf} from './content.js';
import {createLineSplitter, type LineLimits, type Lines} from './line-splitter.js';
import {readProblem} from './read-problem.js';
import type {Source} from './source.js';

/**
 * A few lines, in order, or none: there is a batch for each chunk and one at the end, so that progress is seen. `problem`
 * ends the reading and comes with the last batch; the lines before it are good.
 */
export type LineBatch = Lines & {
	/** Bytes read so far, as stored: comparable with the source's size. */
	readonly bytesRead: number;
	readonly problem: Problem | undefined;
};

const defaultLimits: LineLimits = {longestLine: 64 * 1024 * 1024, batchLines: 256, batchBytes: 1024 * 1024};

/**
 * The lines of a source, blank ones included, in small batches. Nothing is read ahead of the consumer, so that the
 * consumer's pace is the pace of reading. Never throws for bad input.
 */
export async function* readLines(source: Source, limits: Partial<LineLimits> = {}): AsyncGenerator<LineBatch, void> {
	const splitter = createLineSplitter({...defaultLimits, ...limits});
	let bytesRead = 0;
	let problem: Problem | undefined;
	try {
		const content = contentOf(source, (bytes) => {
			bytesRead += bytes;
		});
		for await (const chunk of content) {
			for (const {lines, overlong} of splitter.push(chunk)) yield {lines, overlong, bytesRead, problem};
		}
	} catch (error) {
		problem = readProblem(error, source.name);
	}
	const {lines, overlong} = splitter.end();
	yield {lines, overlong, bytesRead, problem};
}
