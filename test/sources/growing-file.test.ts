import {appendFileSync, mkdirSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {fileSource} from '../../src/sources/find-sources.js';
import {type GrowingFile, growingFile, type Look} from '../../src/sources/growing-file.js';
import {temporaryFolder} from './temporary-folder.js';

async function open(path: string): Promise<GrowingFile> {
	const source = await fileSource(path);
	return growingFile({...source, path});
}

async function contentOf(file: GrowingFile): Promise<string> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of file.source.open()) chunks.push(chunk);
	return Buffer.concat(chunks).toString();
}

async function opened(text: string) {
	const path = join(temporaryFolder(), 'capture.jsonl');
	writeFileSync(path, text);
	const file = await open(path);
	const read = await contentOf(file);
	return {path, file, read};
}

function linesIn(look: Look): readonly (readonly [number: number, offset: number, text: string])[] {
	return look.kind === 'grown' ? look.lines.map(({number, offset, text}) => [number, offset, text]) : [];
}

describe('a file that grows', () => {
	it('is read up to its last line break, and goes on where that was', async () => {
		const {path, file, read} = await opened('one\ntwo\nthr');
		expect(read).toBe('one\ntwo\n');
		expect(await file.look()).toEqual({kind: 'same'});

		appendFileSync(path, 'ee\r\nfour\nfi');
		const look = await file.look();
		expect(linesIn(look)).toEqual([
			[3, 8, 'three'],
			[4, 15, 'four'],
		]);
		expect(look).toMatchObject({kind: 'grown', bytes: 12, more: false});
		expect(await file.look()).toEqual({kind: 'same'});
		appendFileSync(path, 've\n');
		expect(linesIn(await file.look())).toEqual([[5, 20, 'five']]);
	});

	it('may be empty at first', async () => {
		const {path, file, read} = await opened('');
		expect(read).toBe('');
		appendFileSync(path, '\uFEFFone\n');
		expect(linesIn(await file.look())).toEqual([[1, 3, 'one']]);
	});

	it('gives every complete line once, however it is written', async () => {
		const anyPiece = fc.string({unit: fc.constantFrom('a', '漢', '\n', 'b'), maxLength: 30});
		await fc.assert(
			fc.asyncProperty(anyPiece, fc.array(anyPiece, {maxLength: 6}), async (first, pieces) => {
				const {path, file, read} = await opened(first);
				const found = read.split('\n').slice(0, -1);
				for (const piece of pieces) {
					appendFileSync(path, piece);
					const look = await file.look();
					for (const [number, , text] of linesIn(look)) {
						expect(number).toBe(found.length + 1);
						found.push(text);
					}
				}
				const whole = first + pieces.join('');
				expect(found).toEqual(whole.split('\n').slice(0, -1));
			}),
			{numRuns: 40},
		);
	});

	it('is taken in pieces where much is added, a long line whole', async () => {
		const {path, file} = await opened('');
		const long = 'x'.repeat(5_000_000);
		appendFileSync(path, `${'y'.repeat(99)}\n`.repeat(50_000));
		appendFileSync(path, `${long}\n`);
		let lines = 0;
		let last = '';
		for (let more = true; more; ) {
			const look = await file.look();
			more = look.kind === 'grown' && look.more;
			lines += linesIn(look).length;
			last = linesIn(look).at(-1)?.[2] ?? last;
		}
		expect(lines).toBe(50_001);
		expect(last).toBe(long);
	});
});

describe('a file that does more than grow', () => {
	const text = 'one\ntwo\nthree\n';

	it('was truncated', async () => {
		const {path, file} = await opened(text);
		truncateSync(path, 4);
		expect(await file.look()).toEqual({kind: 'changed', what: 'it is shorter than it was'});
	});

	it('was written anew and is longer than before', async () => {
		const {path, file} = await opened(text);
		writeFileSync(path, 'another text\nthat is longer\n');
		expect(await file.look()).toEqual({kind: 'changed', what: 'it was written anew'});
	});

	it('was written over, letter by letter', async () => {
		const {path, file} = await opened(text);
		await file.look();
		writeFileSync(path, text.replace('one', 'ONE'));
		utimesSync(path, new Date(), new Date(Date.now() + 5000));
		expect(await file.look()).toEqual({kind: 'changed', what: 'it was written over'});
	});

	it('was put away for another one', async () => {
		const {path, file} = await opened(text);
		await file.look();
		renameSync(path, `${path}.1`);
		expect(await file.look()).toEqual({kind: 'gone'});
		writeFileSync(path, `${text}four\n`);
		expect(await file.look()).toEqual({kind: 'changed', what: 'another file has taken its place'});
	});

	it('is gone, or is a folder now', async () => {
		const {path, file} = await opened(text);
		rmSync(path);
		expect(await file.look()).toEqual({kind: 'gone'});
		mkdirSync(path);
		expect(await file.look()).toEqual({kind: 'gone'});
	});
});
