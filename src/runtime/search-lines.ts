import type {Dataset} from '../records/dataset.js';
import type {Steps} from '../records/steps.js';
import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {SearchNews} from '../session/searching/search.js';
import type {Store} from '../session/store.js';
import type {LineStore} from '../sources/line-store.js';
import {readLines} from '../sources/read-lines.js';
import type {Source} from '../sources/source.js';
import {type FoundRows, foundRows} from './found-rows.js';

/** Longest stretch of searching between two turns of the event loop, in milliseconds. */
const slice = 4;
/** Shortest time between two pieces of news for the screen, in milliseconds. */
const newsEvery = 100;

/** News are told when the search has gone on for so many times as long as the screen took to draw the last ones. */
const restAfterNews = 4;

/** Where a search looks. */
type Haystack = {readonly dataset: Dataset; readonly sources: readonly Source[]; readonly lines: LineStore};

/** Searches the raw lines when the session asks for it, and gives up a search that is not wanted any more. */
export function searchLines(store: Store<Model, Event>, sources: readonly Source[], lines: LineStore): () => void {
	let running = {number: store.get().search.number, abort: new AbortController()};
	const stop = store.subscribe(() => {
		const {search, data} = store.get();
		const {number, state, text} = search;
		if (number === running.number) return;
		running.abort.abort();
		running = {number, abort: new AbortController()};
		const {signal} = running.abort;
		if (state !== 'running') return;
		const tell = (news: Omit<SearchNews, 'number'>) => {
			if (!signal.aborted) store.dispatch({type: 'search-news', number, ...news});
		};
		void searchAll({dataset: data.dataset, sources, lines}, text, tell, signal);
	});
	return () => {
		stop();
		running.abort.abort();
	};
}

type Tell = (news: Omit<SearchNews, 'number'>) => void;

async function searchAll(haystack: Haystack, text: string, tell: Tell, signal: AbortSignal): Promise<void> {
	const found = foundRows();
	const has = textTest(text);
	const rest = pacer(() => tell({state: 'running', ...found.news()}));
	const sorting = rowsBySourceSteps(haystack.dataset);
	let sorted = sorting.next();
	for (; sorted.done !== true; sorted = sorting.next()) if (!(await rest(signal))) return;
	for (const [index, rows] of sorted.value) {
		const source = haystack.sources[index];
		// What cannot be read a second time is in the line store, as far as it is anywhere.
		const search = source?.path === undefined ? searchKept : searchFile;
		await search({...haystack, index, rows, has}, found, () => rest(signal));
		if (signal.aborted) return;
	}
	tell({state: 'done', ...found.news()});
}

/** Lower-case letters stand for capitals too; a capital letter in the text says that case matters. */
export function textTest(text: string): (line: string) => boolean {
	const lower = text.toLowerCase();
	return text === lower ? (line) => line.toLowerCase().includes(lower) : (line) => line.includes(text);
}

/** Gives way to the event loop and tells the news when it is time; false when the search is called off. */
function pacer(tell: () => void): (signal: AbortSignal) => Promise<boolean> {
	let turned = performance.now();
	let told = turned;
	let costOfNews = 0;
	return async (signal) => {
		const now = performance.now();
		if (now - turned < slice) return !signal.aborted;
		const isTime = now - told >= restAfterNews * costOfNews + newsEvery;
		if (isTime) tell();
		await new Promise((resolve) => setImmediate(resolve));
		turned = performance.now();
		if (isTime) [told, costOfNews] = [turned, turned - now];
		return !signal.aborted;
	};
}

const rowsPerStep = 1 << 14;

/** The capture rows of each source, in the order of its lines; of those that there are at the beginning. */
function* rowsBySourceSteps({captures}: Dataset): Steps<ReadonlyMap<number, Int32Array>> {
	const all = captures.rows;
	const counts = new Map<number, number>();
	for (let row = 0; row < all; row++) {
		if (row % rowsPerStep === 0) yield;
		const {source} = captures.originOf(row);
		counts.set(source, (counts.get(source) ?? 0) + 1);
	}
	const rows = new Map([...counts].map(([source, count]) => [source, new Int32Array(count)]));
	const filled = new Map<number, number>();
	for (let row = 0; row < all; row++) {
		if (row % rowsPerStep === 0) yield;
		const {source} = captures.originOf(row);
		const at = filled.get(source) ?? 0;
		filled.set(source, at + 1);
		const own = rows.get(source);
		if (own) own[at] = row;
	}
	return rows;
}

type OneSource = Haystack & {
	readonly index: number;
	readonly rows: Int32Array;
	readonly has: (line: string) => boolean;
};

/** Reads the file again, from its beginning to the last line that is a record. */
async function searchFile(
	{dataset, sources, index, rows, has}: OneSource,
	found: FoundRows,
	goesOn: () => Promise<boolean>,
): Promise<void> {
	const source = sources[index];
	if (source === undefined) return;
	const {captures, captureIntake} = dataset;
	const malformed = new Set(captureIntake.badLines.filter((line) => line.source === index).map(({line}) => line));
	const lastLine = Math.max(captures.originOf(rows.at(-1) as number).line, ...malformed);
	let [at, read, scanned] = [0, 0, 0];
	for await (const batch of readLines(source)) {
		for (const {number, text} of batch.lines) {
			while (at < rows.length && captures.originOf(rows[at] as number).line < number) at++;
			const row = rows[at];
			const isRecord = row !== undefined && captures.originOf(row).line === number;
			if (isRecord) read++;
			if (!(isRecord || malformed.has(number)) || !has(text)) continue;
			if (isRecord) found.add(row);
			else found.addStray(number);
		}
		found.scanned(read - scanned);
		scanned = read;
		if (!(await goesOn())) return;
		if ((batch.lines.at(-1)?.number ?? 0) >= lastLine) break;
	}
	found.addUnread(rows.length - read);
}

/** Takes the lines that were kept while they were read. */
async function searchKept(
	{dataset, lines, rows, has}: OneSource,
	found: FoundRows,
	goesOn: () => Promise<boolean>,
): Promise<void> {
	for (const row of rows) {
		const {source, offset, bytes} = dataset.captures.originOf(row);
		const line = await lines.read(source, offset, bytes);
		found.scanned(1);
		if (!line.ok) found.addUnread(1);
		else if (has(line.value)) found.add(row);
		if (!(await goesOn())) return;
	}
}
