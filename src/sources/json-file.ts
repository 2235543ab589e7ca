import {createReadStream} from 'node:fs';
import {findSyntaxFault} from '../records/json-syntax.js';
import {failure, type Result, success} from '../records/result.js';
import {fileProblem} from './file-problem.js';

/** Settings are small; a bigger file is a capture that was given in the wrong place. */
const largest = 64 * 1024 * 1024;

/** Reads a JSON file as a whole: a mapping, a monitor configuration, a report of the monitor. */
export async function readJsonFile(path: string): Promise<Result<unknown>> {
	const bytes = await readBytes(path);
	return bytes.ok ? parseJsonText(decode(bytes.value), path) : bytes;
}

/** Parses a JSON text; `where` gets `:line:column` where the syntax breaks. */
export function parseJsonText(text: string, where: string): Result<unknown> {
	if (text.trim() === '') return failure('the file is empty', {where});
	try {
		return success(JSON.parse(text));
	} catch (error) {
		const fault = findSyntaxFault(text);
		if (!fault) return failure(`this is not JSON: ${String(error)}`, {where});
		const {line, column} = positionOf(text, fault.offset);
		return failure(`this is not JSON: ${fault.what}`, {where: `${where}:${line}:${column}`});
	}
}

/** Counted while reading, not asked beforehand: a pipe has no size. */
async function readBytes(path: string): Promise<Result<Buffer>> {
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
			chunks.push(chunk);
			size += chunk.length;
			if (size <= largest) continue;
			const mend = 'Captured records are given as CAPTURE or --ground-truth';
			return failure('this file is larger than 64 MiB', {where: path, mend});
		}
	} catch (error) {
		return {ok: false, problem: fileProblem(error, path)};
	}
	return success(Buffer.concat(chunks));
}

/** UTF-8 with or without byte order mark, or what PowerShell's `>` writes: UTF-16 with one. */
function decode(bytes: Buffer): string {
	const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
	return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** 1-based; columns count UTF-16 units, as editors do. */
function positionOf(text: string, offset: number): {line: number; column: number} {
	const lines = text.slice(0, offset).split('\n');
	return {line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1};
}
