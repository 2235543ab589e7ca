import type {Problem} from '../records/result.js';
import {errorCode, fileProblem} from './file-problem.js';

const reasons: Readonly<Record<string, readonly [what: string, mend?: string]>> = {
	Z_BUF_ERROR: ['the gzip data end too early', 'Copy the file again; what could be unpacked was read'],
	Z_DATA_ERROR: ['the gzip data are damaged', 'Copy the file again; what could be unpacked was read'],
	UTF16: ['this is UTF-16 text, not UTF-8', 'Convert it with iconv -f UTF-16 -t UTF-8'],
	EIO: ['the device failed while reading'],
};

/** What an error of `contentOf` means; `name` is the source's. */
export function readProblem(error: unknown, name: string): Problem {
	const [what, mend] = reasons[errorCode(error) ?? ''] ?? [];
	if (what === undefined) return fileProblem(error, name);
	return {what, where: name, ...(mend === undefined ? {} : {mend})};
}
