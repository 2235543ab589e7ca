#!/usr/bin/env node
import {isMainThread} from 'node:worker_threads';

if (isMainThread) {
	const {run} = await import('./command-line/run.js');
	// Not process.exit(): standard output may be a pipe that has not taken everything yet.
	process.exitCode = await run(process.argv.slice(2));
} else {
	const {serveParts} = await import('./sources/part-thread.js');
	serveParts();
}
