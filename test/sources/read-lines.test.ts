import {rmSync, truncateSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {findSources} from '../../src/sources/find-sources.js';
import type {LineLimits} from '../../src/sources/line-splitter.js';
import {type LineBatch, readLines} from '../../src/sources/read-lines.js';
import {memorySource, type Source} from '../../src/sources/source.js';
import {temporaryFolder} from './temporary-folder.js';

async function batchesOf(source: Source, limits?: Partial<LineLimits>): Promise<LineBatch[]> {
	const batches: LineBatch[] = [];
	for await (const batch of readLines(source, limits)) batches.push(batch);
	return batches;
}

async function linesOf(source: Source, limits?: Partial<LineLimits>) {
	const batches = await batchesOf(source, limits);
	return {
		lines: batches.flatMap((batch) => batch.lines),
		texts: batches.flatMap((batch) => batch.lines.map((line) => line.text)),
		overlong: batches.flatMap((batch) => batch.overlong),
		problem: batches.at(-1)?.problem,
		bytesRead: batches.at(-1)?.bytesRead,
	};
}

function inChunks(content: string | Uint8Array, size: number): Source {
	const bytes = Buffer.from(content as string);
	const chunks: Uint8Array[] = [];
	for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
	return memorySource('memory', chunks);
}

async function fileIn(folder: string, name: string): Promise<Source> {
	const found = await findSources([join(folder, name)]);
	if (!found.ok || found.value[0] === undefined) throw new Error('the test has no such file');
	return found.value[0];
}

/** Text that gzip cannot make much smaller. */
const noise = (count: number) =>
	Array.from(
		{length: count},
		(_, index) =>
			`${index} ${Math.imul(index + 1, 0x9e3779b1)
				.toString(36)
				.repeat(3)}\n`,
	).join('');

describe.each([1, 3, 1_000_000])('lines from chunks of %i byte(s)', (size) => {
	it('are numbered, and know where they stand', async () => {
		expect((await linesOf(inChunks('ab\n\ncé', size))).lines).toEqual([
			{number: 1, offset: 0, bytes: 2, text: 'ab'},
			{number: 2, offset: 3, bytes: 0, text: ''},
			{number: 3, offset: 4, bytes: 3, text: 'cé'},
		]);
	});

	it('lose their carriage return, and the first its byte order mark', async () => {
		expect((await linesOf(inChunks('\uFEFFa\r\n\uFEFFb\r\nc\r', size))).lines).toEqual([
			{number: 1, offset: 3, bytes: 1, text: 'a'},
			{number: 2, offset: 6, bytes: 4, text: '\uFEFFb'},
			{number: 3, offset: 12, bytes: 1, text: 'c'},
		]);
	});

	it('are unpacked, from several gzip members too', async () => {
		const packed = Buffer.concat([gzipSync('a\nb'), gzipSync('c\n😀\n')]);
		const read = await linesOf(inChunks(packed, size));
		expect(read).toMatchObject({texts: ['a', 'bc', '😀'], problem: undefined, bytesRead: packed.length});
	});

	it('are passed over when they are too long, and reading goes on', async () => {
		const read = await linesOf(
			inChunks(`ok\n${'x'.repeat(50)}\nok\r\n0123456789\r\n01234567891\r\n${'y'.repeat(20)}`, size),
			{
				longestLine: 10,
			},
		);
		expect(read.texts).toEqual(['ok', 'ok', '0123456789']);
		expect(read.overlong.map(({number, offset}) => [number, offset])).toEqual([
			[2, 3],
			[5, 70],
			[6, 83],
		]);
	});
});

describe('lines', () => {
	it('are those of the text, however it is cut into chunks', async () => {
		const text = fc.string({unit: fc.constantFrom('a', '{', 'é', '😀', '\n', '\r', '\uFEFF', '\u2028')});
		await fc.assert(
			fc.asyncProperty(text, fc.array(fc.nat(40)), async (content, cuts) => {
				const bytes = Buffer.from(content);
				const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length])].sort(
					(a, b) => a - b,
				);
				const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
				const expected = content
					.replace(/^\uFEFF/, '')
					.split('\n')
					.map((line) => line.replace(/\r$/, ''));
				if (content === '' || content.endsWith('\n')) expected.pop();
				const read = await linesOf(memorySource('memory', chunks), {batchLines: 2});
				expect(read.texts).toEqual(expected);
				expect(read.lines.map((line) => line.number)).toEqual(expected.map((_, index) => index + 1));
				for (const {offset, bytes: length, text: line} of read.lines) {
					expect(bytes.toString('utf8', offset, offset + length)).toBe(line);
				}
			}),
			{numRuns: 300},
		);
	});

	it('come in small batches with the bytes read so far', async () => {
		const batches = await batchesOf(inChunks('a\nb\nc\nd\ne\n', 6), {batchLines: 2});
		expect(batches.map((batch) => [batch.lines.map((line) => line.text).join(''), batch.bytesRead])).toEqual([
			['ab', 6],
			['c', 6],
			['de', 10],
			['', 10],
			['', 10],
		]);
		const large = await batchesOf(inChunks(`${'x'.repeat(60)}\n`.repeat(6), 1000), {batchBytes: 100});
		expect(large.map((batch) => batch.lines.length)).toEqual([2, 2, 2, 0, 0]);
	});

	it('may be hostile bytes', async () => {
		const bytes = new Uint8Array([0x00, 0xc3, 0x28, 0x0a, 0xed, 0xa0, 0x80, 0x0a, 0x1b]);
		const read = await linesOf(inChunks(bytes, 2));
		expect(read.lines.map((line) => [line.number, line.bytes])).toEqual([
			[1, 3],
			[2, 3],
			[3, 1],
		]);
		expect(read.problem).toBeUndefined();
	});

	it('are none in an empty source, and one in a source that is a single byte', async () => {
		expect((await linesOf(memorySource('memory', []))).texts).toEqual([]);
		expect((await linesOf(inChunks('x', 1))).texts).toEqual(['x']);
	});

	it('of UTF-16 text are a problem that says so', async () => {
		for (const mark of [Uint8Array.of(0xff, 0xfe), Uint8Array.of(0xfe, 0xff)]) {
			const {texts, problem} = await linesOf(inChunks(Buffer.concat([mark, Buffer.from('a\n', 'utf16le')]), 1));
			expect(texts).toEqual([]);
			expect(problem).toMatchObject({where: 'memory', what: 'this is UTF-16 text, not UTF-8'});
		}
	});
});

describe('a file', () => {
	it('is unpacked by its content, not by its name', async () => {
		const folder = temporaryFolder({'packed.jsonl': gzipSync('a\nb\n'), 'plain.jsonl.gz': 'a\nb\n'});
		expect((await linesOf(await fileIn(folder, 'packed.jsonl'))).texts).toEqual(['a', 'b']);
		expect((await linesOf(await fileIn(folder, 'plain.jsonl.gz'))).texts).toEqual(['a', 'b']);
	});

	it('of many chunks is read whole', async () => {
		const text = noise(100_000);
		const folder = temporaryFolder({'plain.jsonl': text, 'packed.jsonl.gz': gzipSync(text)});
		for (const name of ['plain.jsonl', 'packed.jsonl.gz']) {
			const source = await fileIn(folder, name);
			const read = await linesOf(source);
			expect(read.texts.join('\n') === text.slice(0, -1)).toBe(true);
			expect([read.problem, read.bytesRead]).toEqual([undefined, source.size]);
		}
	});

	it('that vanished meanwhile is a problem', async () => {
		const folder = temporaryFolder({'gone.jsonl': 'a\n'});
		const source = await fileIn(folder, 'gone.jsonl');
		rmSync(join(folder, 'gone.jsonl'));
		expect(await linesOf(source)).toMatchObject({
			texts: [],
			problem: {what: 'there is no such file or folder', where: source.name},
		});
	});

	it('that breaks off in the middle of gzip data keeps the lines before', async () => {
		const text = noise(50_000);
		const packed = gzipSync(text);
		const folder = temporaryFolder({'cut.jsonl.gz': packed});
		truncateSync(join(folder, 'cut.jsonl.gz'), Math.floor(packed.length / 2));
		const {texts, problem} = await linesOf(await fileIn(folder, 'cut.jsonl.gz'));
		expect(problem?.what).toBe('the gzip data end too early');
		expect(texts.length).toBeGreaterThan(20_000);
		expect(text.startsWith(texts.join('\n'))).toBe(true);
	});

	it('with damaged gzip data keeps the lines before the damage', async () => {
		const text = noise(50_000);
		const packed = gzipSync(text);
		packed.fill(0xff, packed.length / 2, packed.length / 2 + 5000);
		const {texts, problem} = await linesOf(inChunks(packed, 100_000));
		expect(problem).toMatchObject({what: 'the gzip data are damaged', where: 'memory'});
		expect(texts.length).toBeGreaterThan(10_000);
	});

	it('may be left before its end', async () => {
		const folder = temporaryFolder({'long.jsonl': noise(100_000)});
		const source = await fileIn(folder, 'long.jsonl');
		for await (const {lines} of readLines(source)) {
			expect(lines[0]?.number).toBe(1);
			break;
		}
	});
});

it('an error of a stream comes after the lines before it', async () => {
	const source: Source = {
		...memorySource('stream', []),
		async *open() {
			yield Buffer.from('a\nb\npart');
			throw new Error('connection lost');
		},
	};
	expect(await linesOf(source)).toMatchObject({
		texts: ['a', 'b', 'part'],
		problem: {what: 'Error: connection lost', where: 'stream'},
	});
});
