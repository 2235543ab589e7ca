import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, it} from 'vitest';
import {findSources} from '../../src/sources/find-sources.js';
import type {Line} from '../../src/sources/line-splitter.js';
import {createLineStore, type LineStore} from '../../src/sources/line-store.js';
import {readLines} from '../../src/sources/read-lines.js';
import {memorySource, type Source} from '../../src/sources/source.js';
import {temporaryFolder} from './temporary-folder.js';

async function filled(sources: readonly Source[], budget?: number): Promise<{store: LineStore; lines: Line[][]}> {
	const store = createLineStore(sources, budget);
	const lines: Line[][] = [];
	for (const [index, source] of sources.entries()) {
		const read: Line[] = [];
		for await (const batch of readLines(source)) read.push(...batch.lines);
		for (const line of read) store.keeperOf(index)?.(line);
		lines.push(read);
	}
	return {store, lines};
}

async function expectAllBack({store, lines}: {store: LineStore; lines: Line[][]}): Promise<void> {
	for (const [index, read] of lines.entries()) {
		for (const line of read) {
			expect(await store.read(index, line.offset, line.bytes)).toEqual({ok: true, value: line.text});
		}
	}
}

async function sourcesIn(folder: string): Promise<readonly Source[]> {
	const found = await findSources([folder]);
	return found.ok ? found.value : [];
}

const text = '\uFEFF{"a":"é"}\r\n\n{"b":2}\r\n{"c":3}';

describe('a line store', () => {
	it('gives back every line of plain files without keeping any', async () => {
		const folder = temporaryFolder({'a.jsonl': text, 'b.jsonl': 'x\ny\n'});
		await expectAllBack(await filled(await sourcesIn(folder), 0));
	});

	it('gives lines of plain files back at once, very long ones later', async () => {
		const long = `{"long":"${'x'.repeat(300_000)}"}`;
		const folder = temporaryFolder({'a.jsonl': `{"a":1}\n${long}\n`});
		const store = createLineStore(await sourcesIn(folder), 0);
		expect(store.read(0, 0, 7)).toEqual({ok: true, value: '{"a":1}'});
		const later = store.read(0, 8, long.length);
		expect(later).toBeInstanceOf(Promise);
		expect(await later).toEqual({ok: true, value: long});
	});

	it('gives back the lines of memory and gzip that fit into its budget', async () => {
		const folder = temporaryFolder({'a.jsonl.gz': gzipSync(text)});
		await expectAllBack(await filled([memorySource('memory', [Buffer.from(text)]), ...(await sourcesIn(folder))]));
	});

	it('says that a line beyond the budget is gone, and how to keep it', async () => {
		const folder = temporaryFolder({'a.jsonl.gz': gzipSync('first\nsecond\n')});
		const [packed] = await sourcesIn(folder);
		if (packed === undefined) throw new Error('the test has no such file');
		const {store, lines} = await filled([packed, memorySource('standard input', [Buffer.from('third\n')])], 70);
		expect(lines.flat()).toHaveLength(3);
		expect(await store.read(0, 0, 5)).toEqual({ok: true, value: 'first'});
		expect(await store.read(0, 6, 6)).toMatchObject({
			problem: {mend: expect.stringContaining('gunzip'), where: packed.name},
		});
		expect(await store.read(1, 0, 5)).toMatchObject({problem: {mend: expect.stringContaining('Save the input')}});
	});

	it('notices that a file has changed or gone', async () => {
		const folder = temporaryFolder({'a.jsonl': 'one\ntwo\nthree\n'});
		const {store, lines} = await filled(await sourcesIn(folder));
		const [, two, three] = lines[0] ?? [];
		if (two === undefined || three === undefined) throw new Error('the test has no such lines');
		const changed = {ok: false, problem: {what: 'the file has changed since it was read'}};
		writeFileSync(join(folder, 'a.jsonl'), 'eleven\ntwelve\n');
		expect(await store.read(0, two.offset, two.bytes)).toMatchObject(changed);
		writeFileSync(join(folder, 'a.jsonl'), 'one\n');
		expect(await store.read(0, three.offset, three.bytes)).toMatchObject(changed);
		rmSync(join(folder, 'a.jsonl'));
		expect(await store.read(0, two.offset, two.bytes)).toMatchObject({
			problem: {what: 'there is no such file or folder'},
		});
	});

	it('knows no line of a source that it was not given', async () => {
		expect(await createLineStore([]).read(0, 0, 1)).toMatchObject({ok: false});
	});
});
