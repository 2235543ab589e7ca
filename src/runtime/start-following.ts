import {createLineReader} from '../records/add-line.js';
import type {Dataset} from '../records/dataset.js';
import {problemText, type Result} from '../records/result.js';
import type {Event} from '../session/events.js';
import {createChangeHints} from '../sources/change-hints.js';
import {contentOf} from '../sources/content.js';
import {type FileNews, type FollowedFolders, type Following, followSources} from '../sources/follow-sources.js';
import type {LineStore} from '../sources/line-store.js';
import {type LoadProgress, orderedSources, type SourceSet} from '../sources/load-records.js';
import {readProblem} from '../sources/read-problem.js';
import {scanContent} from '../sources/scan-content.js';
import type {Source} from '../sources/source.js';
import {paced} from './paced.js';
import {loadingOf, newsEvery, startLoading} from './start-loading.js';

/** What is followed, and how it is found again once it has changed. */
export type Followed = {readonly folders: FollowedFolders; readonly find: () => Promise<Result<SourceSet>>};

export type ReadGiven = {
	readonly set: SourceSet;
	/** The sources that the indexes of rows are about; new files come behind them. */
	readonly sources: Source[];
	readonly lines: LineStore;
	readonly dispatch: (event: Event) => void;
	readonly signal: AbortSignal;
};

type Given = ReadGiven & {readonly followed: Followed};

/** Between two looks where nobody hints at a change, in milliseconds; more where a look takes long. */
const leastPause = 500;
const pauseForWork = 10;

/** Reads the sources, then whatever is added to them, until `signal` says stop. What changes otherwise is read anew. */
export async function startFollowing(given: Given): Promise<void> {
	const {sources, followed, dispatch, signal, lines} = given;
	let {set} = given;
	while (!signal.aborted) {
		sources.splice(0, sources.length, ...orderedSources(set));
		const following = followSources(set, sources, followed.folders);
		const loaded = await startLoading(following.set, lines, dispatch, signal, {after: 'following'});
		const change = await follow(following, loaded, given);
		if (change === undefined) return;
		const why = problemText(change.problem);
		if (orderedSources(set).some(isReadOnce)) {
			dispatch({type: 'files-told', text: `${why}. Start again: standard input cannot be read twice`});
			return;
		}
		dispatch({type: 'read-anew', why});
		set = (await findAgain(given)) ?? set;
	}
}

function isReadOnce({path, size}: Source): boolean {
	return path === undefined && size === undefined;
}

/** Where a file has been put away and the next one is still to come, that is waited for. */
async function findAgain({followed, signal}: Given): Promise<SourceSet | undefined> {
	const hints = createChangeHints();
	try {
		while (!signal.aborted) {
			const found = await followed.find();
			if (found.ok) return found.value;
			await hints.wait(leastPause, signal);
		}
		return undefined;
	} finally {
		hints.close();
	}
}

type Change = Extract<FileNews, {kind: 'changed'}>;

/** Undefined where it was called off; else what changed so that nothing follows from what was read before. */
async function follow(
	following: Following,
	{dataset, progress}: {readonly dataset: Dataset; readonly progress: LoadProgress},
	{dispatch, signal, lines}: Given,
): Promise<Change | undefined> {
	const hints = createChangeHints();
	const intake = createIntake(dataset, progress, lines);
	const tell = paced(() => dispatch({type: 'records-arrived', ...intake.news()}), newsEvery);
	signal.addEventListener('abort', tell.stop);
	try {
		for (;;) {
			hints.watch(following.folders());
			const started = performance.now();
			for await (const news of following.look()) {
				if (signal.aborted) return undefined;
				if (news.kind === 'changed') return news;
				if (news.kind === 'gone') dispatch({type: 'files-told', text: `${news.file} is gone; its records stay`});
				else for await (const _ of intake.take(news)) tell.ask();
			}
			await hints.wait(Math.max(leastPause, (performance.now() - started) * pauseForWork), signal);
			if (signal.aborted) return undefined;
		}
	} finally {
		tell.stop();
		hints.close();
	}
}

/** Puts what arrives into the dataset, in pieces, with a turn of the event loop after each. */
function createIntake(dataset: Dataset, progress: LoadProgress, lines: LineStore) {
	const add = createLineReader(dataset);
	let {bytes} = progress;
	const problems = [...progress.problems];

	async function* takeLines({source, role, look}: Extract<FileNews, {kind: 'lines'}>) {
		const intake = role === 'captures' ? dataset.captureIntake : dataset.truthIntake;
		bytes += look.bytes;
		intake.bytes += look.bytes;
		for (const {number} of look.overlong)
			intake.addBadLine({source, line: number, reason: 'the line is too long to be a record'});
		for (const [at, {text, number, offset, bytes: length}] of look.lines.entries()) {
			add(text, {source, line: number, offset, bytes: length}, role);
			if (at % 64 === 63) yield await turn();
		}
		yield await turn();
	}

	async function* takeFile({source, role, content}: Extract<FileNews, {kind: 'file'}>) {
		const intake = role === 'captures' ? dataset.captureIntake : dataset.truthIntake;
		dataset.sources[source] = content.name;
		const chunks = contentOf(content, (read) => {
			bytes += read;
			intake.bytes += read;
		});
		const budget = {lines: 2048, carefulLines: 64};
		const scanning = {dataset, role, source, budget, keep: lines.keeperOf(source)};
		try {
			for await (const _ of scanContent(chunks, scanning)) yield await turn();
		} catch (error) {
			problems.push(readProblem(error, content.name));
		}
		yield await turn();
	}

	return {
		take: (news: Extract<FileNews, {kind: 'lines' | 'file'}>) =>
			news.kind === 'lines' ? takeLines(news) : takeFile(news),
		news: () => {
			const now: LoadProgress = {...progress, bytes, total: undefined, problems};
			return {loading: loadingOf('following', now, dataset, 0), dataset, isSample: false};
		},
	};
}

function turn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
