import {stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import type {SourceRole} from '../records/add-line.js';
import {printable} from '../records/printable.js';
import type {Problem} from '../records/result.js';
import {fileSource} from './find-sources.js';
import {type GrowingFile, growingFile, type Look} from './growing-file.js';
import {orderedSources, type SourceSet} from './load-records.js';
import {recordFiles} from './record-files.js';
import type {Source} from './source.js';

/** What a look at files that are followed shows. `source` is an index. */
export type FileNews =
	| {
			readonly kind: 'lines';
			readonly source: number;
			readonly role: SourceRole;
			readonly look: Extract<Look, {kind: 'grown'}>;
	  }
	/** A new file, to be read before the next look. */
	| {readonly kind: 'file'; readonly source: number; readonly role: SourceRole; readonly content: Source}
	/** Nothing follows: everything has to be read anew. */
	| {readonly kind: 'changed'; readonly problem: Problem}
	| {readonly kind: 'gone'; readonly file: string};

export type Following = {
	/** The sources for the first reading: complete lines only, of what grows. */
	readonly set: SourceSet;
	/** One look at all of it. */
	readonly look: () => AsyncGenerator<FileNews, void>;
	/** Where changes are to be expected. */
	readonly folders: () => readonly string[];
};

/** The folders that the user named: new files in them are read too. */
export type FollowedFolders = Readonly<Record<SourceRole, readonly string[]>>;

type Tracked = {
	readonly source: number;
	readonly role: SourceRole;
	readonly name: string;
	readonly path: string;
	/** Undefined for a compressed file, which never grows. */
	readonly growing: GrowingFile | undefined;
	state: string | undefined;
	isGone: boolean;
};

/**
 * Follows files and folders. `sources` is the list that the indexes of rows are about: new files are added at its end.
 * What can be read only once (standard input) is not followed.
 */
export function followSources(set: SourceSet, sources: Source[], folders: FollowedFolders): Following {
	const tracked = new Map<string, Tracked>();
	const arriving = new Map<string, string | undefined>();
	const track = (source: Source, index: number, role: SourceRole): Source => {
		if (source.path === undefined) return source;
		const growing = source.compressed ? undefined : growingFile({...source, path: source.path});
		const {name, path} = source;
		tracked.set(path, {source: index, role, name, path, growing, state: undefined, isGone: false});
		return growing?.source ?? source;
	};
	const wrapped = orderedSources(set).map((source, index) =>
		track(source, index, index < set.groundTruth.length ? 'ground truth' : 'captures'),
	);

	async function* newFiles(): AsyncGenerator<FileNews, void> {
		for (const role of ['ground truth', 'captures'] as const) {
			for (const path of await filesIn(folders[role])) {
				if (tracked.has(path)) continue;
				const state = await stateOf(path);
				// A compressed file is of use once it is complete.
				const isComplete = !/\.gz$/i.test(path) || (arriving.has(path) && arriving.get(path) === state?.text);
				arriving.set(path, state?.text);
				if (state === undefined || !isComplete) continue;
				const other = [...tracked.values()].find(({growing}) => growing?.identity() === state.identity);
				if (other !== undefined) yield changed(other.name, `it is called ${printable(path)} now`);
				const source = await fileSource(path);
				const index = sources.push(source) - 1;
				yield {kind: 'file', source: index, role, content: track(source, index, role)};
			}
		}
	}

	return {
		set: {groundTruth: wrapped.slice(0, set.groundTruth.length), captures: wrapped.slice(set.groundTruth.length)},
		folders: () => [
			...new Set([
				...folders['ground truth'],
				...folders.captures,
				...[...tracked.keys()].map((path) => dirname(path)),
			]),
		],
		async *look() {
			for (const file of tracked.values()) yield* newsOf(file);
			yield* newFiles();
		},
	};
}

async function* newsOf(file: Tracked): AsyncGenerator<FileNews, void> {
	for (;;) {
		const look = await lookAt(file);
		const wasGone = file.isGone;
		file.isGone = look.kind === 'gone';
		if (look.kind === 'gone' && !wasGone) yield {kind: 'gone', file: file.name};
		if (look.kind === 'changed') yield changed(file.name, look.what);
		if (look.kind !== 'grown') return;
		yield {kind: 'lines', source: file.source, role: file.role, look};
		if (!look.more) return;
	}
}

async function lookAt(file: Tracked): Promise<Look> {
	if (file.growing !== undefined) return file.growing.look();
	const state = (await stateOf(file.path))?.text;
	if (state === undefined) return {kind: 'gone'};
	const isSame = file.state === undefined || file.state === state;
	file.state = state;
	return isSame ? {kind: 'same'} : {kind: 'changed', what: 'it was written anew'};
}

function changed(file: string, what: string): FileNews {
	return {kind: 'changed', problem: {what, where: file}};
}

type FileState = {readonly identity: string; readonly text: string};

async function stateOf(path: string): Promise<FileState | undefined> {
	try {
		const {dev, ino, size, mtimeMs} = await stat(path);
		return {identity: `${dev}:${ino}`, text: `${dev}:${ino} ${size} ${mtimeMs}`};
	} catch {
		return undefined;
	}
}

/** In path order; a folder that cannot be read now may be read later. */
async function filesIn(folders: readonly string[]): Promise<readonly string[]> {
	const lists = await Promise.all(folders.map((folder) => recordFiles(folder).catch(() => [])));
	return lists.flat();
}
