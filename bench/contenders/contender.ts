import type {BenchData} from '../data/generate.js';
import type {Answer} from './answer.js';

/** A way to do the work, as a process of its own. */
export type Contender = {
	readonly name: string;
	readonly command: (data: BenchData) => readonly [program: string, ...args: string[]];
	readonly answerOf: (output: string) => Answer;
	/** Why it cannot run on this machine; undefined where it can. */
	readonly missing: () => string | undefined;
};
