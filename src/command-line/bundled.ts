import {type DemoName, demoCapture, isDemoName} from '../demo/demos.js';
import type {Bundled} from '../sources/find-sources.js';

const prefix = 'demo:';

/** The name in `demo:NAME`; undefined for every other argument and for names that are not bundled. */
export function bundledName(argument: string): DemoName | undefined {
	const name = argument.startsWith(prefix) ? argument.slice(prefix.length) : '';
	return isDemoName(name) ? name : undefined;
}

/** The captures that come with the program, for `findSources`. They carry their labels. */
export const bundledCaptures: Bundled = (name) =>
	isDemoName(name) ? [new TextEncoder().encode(demoCapture(name).text)] : undefined;
