/** What went wrong, where, and what to do about it; drawn as `what (where). mend` by whoever shows it. */
export type Problem = {readonly what: string; readonly where?: string; readonly mend?: string};

/** Errors are values in the core: nothing below the command line throws for bad input. */
export type Result<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly problem: Problem};

export function success<T>(value: T): Result<T> {
	return {ok: true, value};
}

export function failure(what: string, details: {where?: string; mend?: string} = {}): {ok: false; problem: Problem} {
	return {ok: false, problem: {what, ...details}};
}

export function problemText(problem: Problem): string {
	const place = problem.where === undefined ? '' : `${problem.where}: `;
	return `${place}${problem.what}${problem.mend === undefined ? '' : `. ${problem.mend}`}`;
}
