import {type ProblemType, problemTypes} from '../metrics/problem-type.js';
import {documentKind, kindNames} from '../records/document-kind.js';
import {failure, type Result, success} from '../records/result.js';

/** How a problem type is spelled in the block names of the monitor's files: `regression_metrics`. */
const spellings = {
	BinaryClassification: 'binary_classification',
	MulticlassClassification: 'multiclass_classification',
	Regression: 'regression',
} as const satisfies Record<ProblemType, string>;

/** The one block of metrics or constraints in a file of the monitor; `name` is its key, for messages. */
export type Block = {readonly problemType: ProblemType; readonly name: string; readonly content: unknown};

/** The block that a file of the monitor holds, or what the file is instead. */
export function blockOf(json: unknown, kind: 'statistics' | 'constraints', where: string): Result<Block> {
	const suffix = kind === 'statistics' ? 'metrics' : 'constraints';
	const blocks = problemTypes.map((problemType) => ({problemType, name: `${spellings[problemType]}_${suffix}`}));
	const content = new Map(typeof json === 'object' && json !== null ? Object.entries(json) : []);
	const block = blocks.find(({name}) => content.has(name));
	if (block) return success({...block, content: content.get(block.name)});
	const actual = documentKind(json);
	const what = actual === undefined ? 'this is not' : `this is ${kindNames[actual]}, not`;
	const mend = `That file holds one of ${blocks.map(({name}) => name).join(', ')}`;
	return failure(`${what} ${kindNames[kind]}`, {where, mend});
}
