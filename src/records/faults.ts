import {formatPath, type Segment} from './path.js';
import type {Problem} from './result.js';

/** One thing that is wrong in a JSON document, at the path where it stands. */
export type Fault = {readonly path: readonly Segment[]; readonly what: string};

/** A path as people write it in a document: `roles.prediction.path`, without the leading `$.`; the root is empty. */
export function documentPath(segments: readonly Segment[]): string {
	return formatPath(segments).replace(/^\$\.?/, '');
}

/** All faults of a document as one problem. Several are one line each, so that whoever prints it prints a list. */
export function faultsProblem(faults: readonly Fault[], where: string): Problem {
	const [first] = faults;
	if (first && faults.length === 1) {
		const path = documentPath(first.path);
		return {what: first.what, where: path === '' ? where : `${where} → ${path}`};
	}
	const lines = faults.map(({path, what}) => `  ${path.length === 0 ? '' : `${documentPath(path)}: `}${what}`);
	return {what: [`${faults.length} problems`, ...lines].join('\n'), where};
}
