import type {Argv, Options} from 'yargs';
import {problemTypes} from '../metrics/problem-type.js';
import type {MonitorFlags} from '../monitor/flags.js';
import {standardInput} from './standard-input.js';

const files = 'Inputs:';
const flags = 'What the monitor looks for (wins over --monitor):';

/** The inputs that every command takes which reads records. */
const inputOptions = {
	'ground-truth': {
		type: 'string',
		array: true,
		requiresArg: true,
		group: files,
		describe: 'Ground-truth files or folders',
		coerce: (values: string | readonly string[]) => [values].flat().map(standardInput),
	},
	monitor: file('Job definition, processing job, or payload expectation (JSON)', 'monitor'),
	statistics: file("The monitor's statistics.json", 'statistics'),
	constraints: file("The baseline's constraints.json", 'constraints'),
	mapping: file('A mapping to read the records by', 'mapping'),
	'problem-type': flag(problemTypes.join(' | '), 'problem-type'),
	'inference-attribute': flag('Where the predicted label is: key, index or $.path', 'inference-attribute'),
	'probability-attribute': flag('Where the probability is', 'probability-attribute'),
	threshold: flag('Probability above which a record is positive', 'threshold'),
	'ground-truth-attribute': flag('Where a payload carries its ground truth', 'ground-truth-attribute'),
	'positive-label': flag('The positive class', 'positive-label'),
} as const satisfies {[name: string]: Options};

function file(describe: string, name: string) {
	const coerce = (value: string | string[]) => {
		const path = once(value, name);
		if (path.trim() === '') throw new Error(`--${name} needs the name of a file`);
		return path;
	};
	return {type: 'string', requiresArg: true, group: files, describe, coerce} as const;
}

function flag(describe: string, name: string) {
	const coerce = (value: string | string[]) => once(value, name);
	return {type: 'string', requiresArg: true, group: flags, describe, coerce} as const;
}

/** yargs makes a list of an option that is given twice. */
function once(value: string | string[], name: string): string {
	if (Array.isArray(value)) throw new Error(`--${name} is given more than once`);
	return standardInput(value);
}

/** The inputs as the user named them. */
export type InputArguments = {
	readonly captures: readonly string[];
	readonly groundTruth: readonly string[];
	readonly monitor?: string | undefined;
	readonly statistics?: string | undefined;
	readonly constraints?: string | undefined;
	readonly mapping?: string | undefined;
	readonly flags: MonitorFlags;
};

/** Adds the positional CAPTURE… and all input options to a command. */
export function withInputs(cli: Argv) {
	return cli
		.positional('capture', {
			type: 'string',
			array: true,
			describe: 'Captured records: files, folders, - for standard input, demo:NAME',
			coerce: (values: readonly string[] | undefined) => (values ?? []).map(standardInput),
		})
		.options(inputOptions);
}

type Parsed = {
	readonly _: readonly (string | number)[];
	readonly capture?: readonly string[] | undefined;
	readonly 'ground-truth'?: readonly string[] | undefined;
	readonly [option: string]: unknown;
};

/** What yargs understood, in our own words. `command` is the word that stands before the captures. */
export function inputArguments(args: Parsed, command?: string): InputArguments {
	// What follows a bare `--` is not among the positionals.
	const afterDashes = args._.map(String).slice(args._[0] === command && command !== undefined ? 1 : 0);
	const text = (name: keyof typeof inputOptions) => {
		const value = args[name];
		return typeof value === 'string' ? value : undefined;
	};
	return {
		captures: [...(args.capture ?? []), ...afterDashes.map(standardInput)],
		groundTruth: args['ground-truth'] ?? [],
		monitor: text('monitor'),
		statistics: text('statistics'),
		constraints: text('constraints'),
		mapping: text('mapping'),
		flags: {
			problemType: text('problem-type'),
			inferenceAttribute: text('inference-attribute'),
			probabilityAttribute: text('probability-attribute'),
			threshold: text('threshold'),
			groundTruthAttribute: text('ground-truth-attribute'),
			positiveLabel: text('positive-label'),
		},
	};
}

/** The command line that names these inputs again, captures first: `--ground-truth` takes every word after it. */
export function inputWords({captures, groundTruth, flags, ...named}: InputArguments): readonly string[] {
	const words = (name: string, given: string | number | undefined) => {
		const value = given === undefined ? undefined : String(given);
		if (value === undefined) return [];
		return value.startsWith('-') ? [`--${name}=${value}`] : [`--${name}`, value];
	};
	return [
		...captures,
		...(groundTruth.length === 0 ? [] : ['--ground-truth', ...groundTruth]),
		...words('monitor', named.monitor),
		...words('statistics', named.statistics),
		...words('constraints', named.constraints),
		...words('mapping', named.mapping),
		...words('problem-type', flags.problemType),
		...words('inference-attribute', flags.inferenceAttribute),
		...words('probability-attribute', flags.probabilityAttribute),
		...words('threshold', flags.threshold),
		...words('ground-truth-attribute', flags.groundTruthAttribute),
		...words('positive-label', flags.positiveLabel),
	];
}
