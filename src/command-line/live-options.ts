import {stat} from 'node:fs/promises';
import type {Options} from 'yargs';
import {withFlags} from '../monitor/flags.js';
import type {SessionInputs} from '../runtime/open-session.js';
import {bundledName} from './bundled.js';
import type {InputArguments} from './input-options.js';
import {findSet} from './inputs.js';
import {readMonitor} from './monitor-file.js';

const group = 'Live files:';

/** How the debugger keeps up with files that change while it is open. */
export const liveOptions = {
	follow: {
		type: 'boolean',
		default: false,
		group,
		describe: 'Keep reading what is added to the files, and new files in the folders',
	},
	watch: {
		type: 'boolean',
		default: false,
		group,
		describe: 'Read the monitor file and the mapping again whenever they are saved',
	},
} as const satisfies {[name: string]: Options};

/** The names of these options, for commands that have a beginning and an end. */
export const liveOptionNames = Object.keys(liveOptions);

export type LiveArguments = {readonly follow: boolean; readonly watch: boolean};

/** What a session is told about it. */
export async function liveInputs(
	given: InputArguments,
	{follow, watch}: LiveArguments,
): Promise<Pick<SessionInputs, 'followed' | 'watched'>> {
	return {
		followed: follow ? {folders: await foldersOf(given), find: () => findSet(given, {emptyFolders: true})} : undefined,
		watched: watch ? {monitor: watchedMonitor(given)} : undefined,
	};
}

async function foldersOf({captures, groundTruth}: InputArguments) {
	return {captures: await foldersAmong(captures), 'ground truth': await foldersAmong(groundTruth)};
}

async function foldersAmong(paths: readonly string[]): Promise<readonly string[]> {
	const are = await Promise.all(
		paths.map((path) =>
			stat(path).then(
				(stats) => stats.isDirectory(),
				() => false,
			),
		),
	);
	return paths.filter((_, at) => are[at]);
}

function watchedMonitor({monitor, flags}: InputArguments) {
	if (monitor === undefined || bundledName(monitor) !== undefined) return undefined;
	return {
		path: monitor,
		async read() {
			const read = await readMonitor(monitor);
			return read.ok ? withFlags(read.value, flags) : read;
		},
	};
}
