import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** The packages whose files a run of a Node program loads, as Node's own coverage lists them. */
export function packagesLoaded(args: readonly string[]): ReadonlySet<string> {
	const folder = mkdtempSync(join(tmpdir(), 'mqm-debug-modules-'));
	try {
		spawnSync(process.execPath, args, {stdio: 'ignore', env: {...process.env, NODE_V8_COVERAGE: folder}});
		const reports = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
		return new Set(reports.flatMap((report) => packagesIn(report)));
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}

/** `…/node_modules/ink/build/index.js` is of the package ink. */
function packagesIn(report: string): readonly string[] {
	const {result} = JSON.parse(report) as {readonly result: readonly {readonly url: string}[]};
	return result.flatMap(({url}) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
}
