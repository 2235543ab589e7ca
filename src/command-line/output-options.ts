import type {Options} from 'yargs';
import {standardInput} from './standard-input.js';

/** Where a command writes; `describe` says what. */
export function outputOptions(describe: string) {
	return {
		out: {type: 'string', requiresArg: true, group: 'Output:', describe, coerce: standardInput},
		overwrite: {type: 'boolean', default: false, group: 'Output:', describe: 'Replace what is there already'},
	} as const satisfies {[name: string]: Options};
}
