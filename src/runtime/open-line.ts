import {mkdtempSync, rmSync} from 'node:fs';
import {chmod, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseExact} from '../records/exact-json.js';
import {prettyJson} from '../records/pretty-json.js';
import type {Problem} from '../records/result.js';
import type {EditorEvent} from '../session/editor.js';
import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';
import {fileProblem} from '../sources/file-problem.js';
import type {LineStore} from '../sources/line-store.js';
import type {Source} from '../sources/source.js';
import type {EditTarget} from '../terminal/editor-command.js';

/** Shows a file in the user's editor; resolves when that has ended. */
export type EditFile = (target: EditTarget) => Promise<Problem | undefined>;

/** Opens the line of a record in the user's editor whenever the model asks for it. */
export function openLines(
	store: Store<Model, Event>,
	sources: readonly Source[],
	lines: LineStore,
	edit: EditFile,
): () => void {
	let asked: Model['editor'];
	return store.subscribe(() => {
		const {editor, data} = store.get();
		if (editor === asked) return;
		asked = editor;
		if (editor === undefined) return;
		const {source: index, line, offset, bytes} = data.dataset.captures.originOf(editor.row);
		const source = sources[index];
		if (source === undefined) return;
		const outcome =
			source.path === undefined || source.compressed
				? editCopy(line, () => lines.read(index, offset, bytes), edit)
				: editFile(source.path, line, edit);
		void outcome.then((then) => store.dispatch({type: 'editor-closed', line, file: source.name, outcome: then}));
	});
}

type Outcome = Extract<EditorEvent, {type: 'editor-closed'}>['outcome'];

async function editFile(path: string, line: number, edit: EditFile): Promise<Outcome> {
	const before = await stateOf(path);
	const problem = await edit({path, line, isCopy: false});
	if (problem !== undefined) return problem;
	return (await stateOf(path)) === before ? 'seen' : 'changed';
}

async function stateOf(path: string): Promise<string> {
	try {
		const {mtimeMs, size, ino} = await stat(path);
		return `${mtimeMs} ${size} ${ino}`;
	} catch {
		return 'gone';
	}
}

/** A read-only copy of one record in a folder that nobody else may enter; the name says in every editor what it is. */
async function editCopy(line: number, read: () => ReturnType<LineStore['read']>, edit: EditFile): Promise<Outcome> {
	const text = await read();
	if (!text.ok) return text.problem;
	let folder: string | undefined;
	const tidy = () => folder !== undefined && rmSync(folder, {recursive: true, force: true});
	// Also when the process ends while the editor is open.
	process.once('exit', tidy);
	try {
		folder = mkdtempSync(join(tmpdir(), 'mqm-debug-'));
		const path = join(folder, `line-${line}-read-only-copy.json`);
		await writeFile(path, `${pretty(text.value)}\n`, {mode: 0o600});
		await chmod(path, 0o400);
		return (await edit({path, line: 1, isCopy: true})) ?? 'copy';
	} catch (error) {
		return fileProblem(error, folder ?? tmpdir());
	} finally {
		tidy();
		process.off('exit', tidy);
	}
}

function pretty(text: string): string {
	try {
		return prettyJson(parseExact(text));
	} catch {
		return text;
	}
}
