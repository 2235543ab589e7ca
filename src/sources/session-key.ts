import {createHash} from 'node:crypto';
import {basename} from 'node:path';
import type {SourceSet} from './load-records.js';
import type {Source} from './source.js';

/** Bytes of a source that tell it from others, and how many sources are looked into: the screen waits for this. */
const headBytes = 64 * 1024;
const mostHeads = 16;

/**
 * What the same inputs are known by again: a hash of the names, sizes and first bytes of the sources, and of the settings
 * that they are read by. Undefined where a source can be read only once (standard input). Throws errors of the file system.
 */
export async function sessionKey(
	{captures, groundTruth}: SourceSet,
	settings: readonly unknown[],
): Promise<string | undefined> {
	const hash = createHash('sha256');
	for (const [role, sources] of Object.entries({captures, groundTruth})) {
		for (const [at, source] of sources.entries()) {
			if (source.size === undefined) return undefined;
			hash.update(`${role}\0${basename(source.name)}\0${source.size}\0`);
			if (at < mostHeads) hash.update(await headOf(source));
		}
	}
	return hash.update(JSON.stringify(settings)).digest('hex').slice(0, 32);
}

async function headOf(source: Source): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let missing = headBytes;
	for await (const chunk of source.open()) {
		chunks.push(chunk.subarray(0, missing));
		missing -= chunk.length;
		if (missing <= 0) break;
	}
	return Buffer.concat(chunks);
}
