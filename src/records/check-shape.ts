import * as z from 'zod';
import {type Fault, faultsProblem} from './faults.js';
import {nearest} from './nearest.js';
import type {Segment} from './path.js';
import {type Result, success} from './result.js';
import {numberOf} from './scalar.js';

/** Holds a document from outside against its schema; every fault says what was found and what is allowed. */
export function checkShape<T>(schema: z.ZodType<T>, json: unknown, where: string): Result<T> {
	const checked = schema.safeParse(json, {reportInput: true});
	if (checked.success) return success(checked.data);
	const faults = checked.error.issues.flatMap((issue) => faultsOf(issue, schema, []));
	return {ok: false, problem: faultsProblem(faults, where)};
}

/** A value in JSON form, cut so that it fits into a sentence. */
export function shortForm(value: unknown): string {
	const text = JSON.stringify(value) ?? 'nothing';
	return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue, schema: z.ZodType, base: readonly Segment[]): readonly Fault[] {
	const path = [...base, ...segmentsOf(issue.path)];
	if (issue.code === 'unrecognized_keys') {
		const allowed = keysAt(schema, path);
		return issue.keys.map((key) => ({path: [...path, key], what: `unknown key${meant(key, allowed)}`}));
	}
	if (issue.code === 'invalid_union') {
		const closest = closestBranch(issue.errors);
		if (closest) return closest.flatMap((inner) => faultsOf(inner, schema, path));
		return [{path, what: `${found(issue.input)} expected ${expectedByBranches(issue.errors)}`}];
	}
	return [{path, what: sentence(issue)}];
}

function sentence(issue: Issue): string {
	if (issue.code === 'invalid_type') {
		return `${found(issue.input)} expected ${named(issue.expected)}${rewritten(issue.expected, issue.input)}`;
	}
	if (issue.code === 'invalid_value') {
		const allowed = issue.values.map((value) => JSON.stringify(value));
		return `${found(issue.input)} allowed: ${allowed.join(', ')}${meantValue(issue.input, issue.values)}`;
	}
	if (issue.code === 'too_small') return `${found(issue.input)} expected at least ${issue.minimum} ${counted(issue)}`;
	const isLeaf = issue.input !== undefined && (typeof issue.input !== 'object' || issue.input === null);
	return isLeaf ? `${shortForm(issue.input)} ${issue.message}` : issue.message;
}

function found(input: unknown): string {
	return input === undefined ? 'is missing;' : `found ${shortForm(input)};`;
}

const names: Readonly<Record<string, string>> = {
	string: 'text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
	record: 'an object',
};

function named(type: string): string {
	return names[type] ?? type;
}

/** The value in the wanted type, where only its quotes are wrong. */
function rewritten(expected: string, input: unknown): string {
	if (expected === 'string' && (typeof input === 'number' || typeof input === 'boolean')) return `: write "${input}"`;
	if (expected === 'number' && typeof input === 'string') {
		const number = numberOf({type: 'text', text: input});
		if (!Number.isNaN(number)) return `: write ${number}`;
	}
	return '';
}

function counted(issue: {readonly origin: string; readonly minimum: number | bigint}): string {
	if (issue.origin !== 'array') return '';
	return Number(issue.minimum) === 1 ? 'entry' : 'entries';
}

function meant(key: string, allowed: readonly string[]): string {
	const near = nearest(key, allowed);
	if (near !== undefined) return `; did you mean ${JSON.stringify(near)}?`;
	return allowed.length === 0 ? '' : `; allowed: ${allowed.join(', ')}`;
}

function meantValue(input: unknown, allowed: readonly unknown[]): string {
	if (typeof input !== 'string') return '';
	const near = nearest(
		input,
		allowed.filter((value) => typeof value === 'string'),
	);
	return near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`;
}

/** The one branch that the author must have meant: its own type fits, and it has the fewest faults. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
	const fitting = branches.filter((issues) => issues.every((issue) => issue.path.length > 0 || !isTypeFault(issue)));
	return fitting.toSorted((a, b) => a.length - b.length)[0];
}

function isTypeFault(issue: Issue): boolean {
	return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

function expectedByBranches(branches: readonly (readonly Issue[])[]): string {
	const expected = branches.flat().flatMap((issue) => {
		if (issue.code === 'invalid_type') return [named(issue.expected)];
		return issue.code === 'invalid_value' ? issue.values.map((value) => JSON.stringify(value)) : [];
	});
	return [...new Set(expected)].join(' or ');
}

function keysAt(schema: z.ZodType, path: readonly Segment[]): readonly string[] {
	let at: unknown = unwrapped(schema);
	for (const segment of path) at = at instanceof z.ZodObject ? unwrapped(at.shape[segment]) : undefined;
	return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrapped(schema: unknown): unknown {
	return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}

function segmentsOf(path: readonly PropertyKey[]): readonly Segment[] {
	return path.map((key) => (typeof key === 'symbol' ? String(key) : key));
}
