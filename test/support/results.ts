import {type Problem, problemText, type Result} from '../../src/records/result.js';

/** The value of a result that has to be good; its problem is the test's failure message. */
export function valueIn<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(problemText(result.problem));
	return result.value;
}

/** The problem of a result that has to be bad. */
export function problemOf(result: Result<unknown>): Problem {
	if (result.ok) throw new Error(`expected a problem, got ${JSON.stringify(result.value)}`);
	return result.problem;
}

/** The problem as a user reads it. */
export function messageOf(result: Result<unknown>): string {
	return problemText(problemOf(result));
}
