import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createLineReader, type SourceRole} from '../../../src/records/add-line.js';
import {Dataset} from '../../../src/records/dataset.js';
import {appendDataset, packDataset} from '../../../src/records/packed-dataset.js';
import {createLineScanner} from '../../../src/records/scan/line-scanner.js';
import {anyLine, damagedLine} from '../../support/any-line.js';
import {datasetContent} from '../../support/dataset-content.js';

const unlimited = {lines: Number.POSITIVE_INFINITY, carefulLines: Number.POSITIVE_INFINITY};

function readCarefully(lines: readonly Buffer[], role: SourceRole): Dataset {
	const dataset = new Dataset();
	const read = createLineReader(dataset);
	let offset = 0;
	for (const [index, line] of lines.entries()) {
		const isMarked = index === 0 && line.indexOf('\ufeff') === 0;
		const start = isMarked ? 3 : 0;
		const end = line.at(-1) === 0x0d && line.length > start ? line.length - 1 : line.length;
		const origin = {source: 0, line: index + 1, offset: offset + start, bytes: end - start};
		read(line.toString('utf8', start, end), origin, role);
		offset += line.length + 1;
	}
	return dataset;
}

function scanned(lines: readonly Buffer[], role: SourceRole): Dataset {
	const dataset = new Dataset();
	const bytes = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
	createLineScanner(dataset, role, 0).scan(bytes, 0, bytes.length, 0, unlimited);
	return dataset;
}

const oneLine = fc
	.oneof({weight: 5, arbitrary: anyLine.map((line) => Buffer.from(line))}, damagedLine)
	.map(withoutBreak);
const role = fc.constantFrom<SourceRole>('captures', 'ground truth');

function withoutBreak(line: Buffer): Buffer {
	return Buffer.from(line.filter((byte) => byte !== 0x0a));
}

describe('the fast path', () => {
	it('reads any lines exactly as the careful path does', () => {
		fc.assert(
			fc.property(fc.array(oneLine, {minLength: 1, maxLength: 60}), role, (lines, of) => {
				expect(datasetContent(scanned(lines, of))).toEqual(datasetContent(readCarefully(lines, of)));
			}),
			{numRuns: 700},
		);
	});

	it('reads lines of one shape exactly as the careful path does, whatever their values are', () => {
		fc.assert(
			fc.property(anyLine, fc.array(fc.tuple(fc.nat(), anyLine), {maxLength: 12}), role, (shape, others, of) => {
				const lines = [shape, shape, ...others.map(([at, other]) => mixed(shape, other, at)), shape].map((line) =>
					withoutBreak(Buffer.from(line)),
				);
				expect(datasetContent(scanned(lines, of))).toEqual(datasetContent(readCarefully(lines, of)));
			}),
			{numRuns: 1500},
		);
	});

	it('reads a file in parts as it reads it whole', () => {
		fc.assert(
			fc.property(fc.array(oneLine, {minLength: 1, maxLength: 30}), fc.nat(30), role, (lines, at, of) => {
				const whole = datasetContent(scanned(lines, of));
				const joined = new Dataset();
				const first = lines.slice(0, at);
				for (const [part, before] of [
					[first, 0],
					[lines.slice(at), first.length],
				] as const) {
					appendDataset(joined, structuredClone(packDataset(scanned(part, of))), before);
				}
				const offsets = ({rows}: {rows: {offset: number}[]}) => rows.map(({offset, ...row}) => row);
				const content = datasetContent(joined);
				for (const table of ['captures', 'truths'] as const) {
					expect(offsets(content[table])).toEqual(offsets(whole[table]));
					expect(content[table].columns).toEqual(whole[table].columns);
				}
				expect(content.counts.map((counts) => counts.toSorted())).toEqual(
					whole.counts.map((counts) => counts.toSorted()),
				);
				expect({...content, captures: 0, truths: 0, counts: 0}).toEqual({...whole, captures: 0, truths: 0, counts: 0});
			}),
			{numRuns: 500},
		);
	});
});

/** The first line with one of its values taken from the second one. */
function mixed(line: string, other: string, at: number): string {
	const value = /"(?:[^"\\]|\\.)*"|[-+.\w]+/g;
	const values = [...line.matchAll(value)];
	const [taken] = [...other.matchAll(value)].slice(at % 7);
	const replaced = values[at % Math.max(1, values.length)];
	if (taken === undefined || replaced === undefined) return line;
	return line.slice(0, replaced.index) + taken[0] + line.slice(replaced.index + replaced[0].length);
}
