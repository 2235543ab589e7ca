import {mkdir, readdir, rm, stat} from 'node:fs/promises';
import {homedir} from 'node:os';
import {isAbsolute, join} from 'node:path';
import {type Problem, type Result, success} from '../records/result.js';
import {errorCode, fileProblem} from './file-problem.js';
import {readJsonFile} from './json-file.js';
import {saveFile} from './save-file.js';

/** The file that the session on one set of inputs is kept in; only the user can read it. */
export type SessionFile = {
	readonly path: string;
	/** The content as JSON; undefined where none is kept. */
	read(): Promise<Result<unknown>>;
	/** Writes the file whole, and removes the oldest sessions where there are too many. */
	write(text: string): Promise<Problem | undefined>;
	remove(): Promise<void>;
};

/** Nobody resumes the session before so many others. */
const mostSessions = 50;

/** Where programs keep what they would rather not lose: the XDG base directory specification. */
export function stateFolder(environment: NodeJS.ProcessEnv): string {
	const given = environment['XDG_STATE_HOME'];
	// The specification has relative paths ignored.
	const base = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.local', 'state');
	return join(base, 'mqm-debug');
}

export function sessionFile(folder: string, key: string): SessionFile {
	const path = join(folder, `${key}.json`);
	return {
		path,
		async read() {
			try {
				await stat(path);
			} catch (error) {
				return errorCode(error) === 'ENOENT' ? success(undefined) : {ok: false, problem: fileProblem(error, path)};
			}
			return readJsonFile(path);
		},
		async write(text) {
			try {
				await mkdir(folder, {recursive: true, mode: 0o700});
			} catch (error) {
				return fileProblem(error, folder);
			}
			const saved = await saveFile(path, text, {overwrite: true, mode: 0o600});
			if (!saved.ok) return saved.problem;
			await removeOldest(folder);
			return undefined;
		},
		remove: () => rm(path, {force: true}).catch(() => {}),
	};
}

async function removeOldest(folder: string): Promise<void> {
	const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{32}\.json$/.test(name));
	if (names.length <= mostSessions) return;
	const files = await Promise.all(names.map(async (name) => ({name, time: await timeOf(join(folder, name))})));
	const oldest = files.sort((a, b) => a.time - b.time).slice(0, files.length - mostSessions);
	for (const {name} of oldest) await rm(join(folder, name), {force: true});
}

/** Another program may have removed it meanwhile. */
async function timeOf(path: string): Promise<number> {
	try {
		return (await stat(path)).mtimeMs;
	} catch {
		return 0;
	}
}
