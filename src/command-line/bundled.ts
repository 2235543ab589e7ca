import {type DemoFile, type DemoName, demoFiles, isDemoName} from '../demo/demos.js';
import type {Bundled} from '../sources/find-sources.js';

const prefix = 'demo:';

/** The name in `demo:NAME`; undefined for every other argument and for names that are not bundled. */
export function bundledName(argument: string): DemoName | undefined {
	const name = argument.startsWith(prefix) ? argument.slice(prefix.length) : '';
	return isDemoName(name) ? name : undefined;
}

/** The captures that come with the program, for `findSources`. */
export const bundledCaptures: Bundled = (name) => bytesOf(name, 'capture');

export const bundledGroundTruth: Bundled = (name) => bytesOf(name, 'groundTruth');

/** The monitor file of a bundled capture. */
export function bundledMonitor(name: DemoName): DemoFile | undefined {
	return demoFiles(name).find(({role}) => role === 'monitor');
}

function bytesOf(name: string, wanted: DemoFile['role']): readonly Uint8Array[] | undefined {
	if (!isDemoName(name)) return undefined;
	const files = demoFiles(name).filter(({role}) => role === wanted);
	return files.length === 0 ? undefined : files.map(({text}) => new TextEncoder().encode(text));
}
