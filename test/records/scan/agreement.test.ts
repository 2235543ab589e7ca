import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createLineReader, type SourceRole} from '../../../src/records/add-line.js';
import {dictionaryLimit} from '../../../src/records/column.js';
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

/** `offset`: where the first line begins in its file. */
function scanned(lines: readonly Buffer[], role: SourceRole, offset = 0): Dataset {
	const dataset = new Dataset();
	const bytes = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
	createLineScanner(dataset, role, 0).scan(bytes, 0, bytes.length, offset, unlimited);
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
			{numRuns: 2000},
		);
	}, 120_000);

	it('reads lines of one shape exactly as the careful path does, whatever their values are', () => {
		fc.assert(
			fc.property(anyLine, fc.array(fc.tuple(fc.nat(), anyLine), {maxLength: 12}), role, (shape, others, of) => {
				const lines = [shape, shape, ...others.map(([at, other]) => mixed(shape, other, at)), shape].map((line) =>
					withoutBreak(Buffer.from(line)),
				);
				expect(datasetContent(scanned(lines, of))).toEqual(datasetContent(readCarefully(lines, of)));
			}),
			{numRuns: 5000},
		);
	}, 120_000);

	it('reads so many lines that hardly any value comes twice exactly as the careful path does', () => {
		const rows = dictionaryLimit * 2;
		fc.assert(
			fc.property(fc.array(oddity, {maxLength: 4}), (oddities) => {
				const at = (row: number) => oddities.find((odd) => odd.row % rows === row);
				const lines = Array.from({length: rows}, (_, row) => Buffer.from(manyValued(row, at(row))));
				const content = datasetContent(scanned(lines, 'captures'));
				expect(content).toEqual(datasetContent(readCarefully(lines, 'captures')));
			}),
			{numRuns: 4},
		);
	}, 120_000);

	it.each(Object.entries(ordinaryLines))('takes %s from their bytes once it has seen one', (_, line) => {
		const bytes = Buffer.from(Array.from({length: 100}, (_, row) => `${line(row)}\n`).join(''));
		const dataset = new Dataset();
		const scanner = createLineScanner(
			dataset,
			line(0).startsWith('{"groundTruthData"') ? 'ground truth' : 'captures',
			0,
		);
		const careful = {lines: 100, carefulLines: 2};

		expect(scanner.scan(bytes, 0, bytes.length, 0, careful)).toBe(bytes.length);
		expect(dataset.captures.rows + dataset.truths.rows).toBe(100);
	});

	it('reads a file in parts as it reads it whole', () => {
		fc.assert(
			fc.property(fc.array(oneLine, {minLength: 1, maxLength: 30}), fc.nat(30), role, (lines, at, of) => {
				const whole = datasetContent(scanned(lines, of));
				const joined = new Dataset();
				const first = lines.slice(0, at);
				const bytesBefore = first.reduce((sum, line) => sum + line.length + 1, 0);
				appendDataset(joined, structuredClone(packDataset(scanned(first, of))), 0);
				appendDataset(joined, structuredClone(packDataset(scanned(lines.slice(at), of, bytesBefore))), first.length);
				const content = datasetContent(joined);
				expect(content.counts.map((counts) => counts.toSorted())).toEqual(
					whole.counts.map((counts) => counts.toSorted()),
				);
				expect({...content, counts: 0}).toEqual({...whole, counts: 0});
			}),
			{numRuns: 500},
		);
	});
});

/** As they are written by the service, the client's examples and batch jobs. */
const ordinaryLines: Readonly<Record<string, (row: number) => string>> = {
	'captures with CSV': (row) =>
		`{"captureData":{"endpointInput":{"observedContentType":"text/csv","mode":"INPUT","data":"${row},0.5,x","encoding":"CSV"},"endpointOutput":{"observedContentType":"text/csv; charset=utf-8","mode":"OUTPUT","data":"0.${row}\\n","encoding":"CSV"}},"eventMetadata":{"eventId":"id-${row}","inferenceTime":"2026-03-02T00:00:00Z"},"eventVersion":"0"}`,
	'captures with JSON': (row) =>
		`{"captureData":{"endpointInput":{"data":"{\\"x\\": [${row}, 2.50]}","encoding":"JSON"},"endpointOutput":{"data":"{\\"probability\\": 0.${row}, \\"predicted_label\\": \\"${row}\\"}\\n","encoding":"JSON"}},"eventMetadata":{"eventId":"${row}"}}`,
	labels: (row) =>
		`{"groundTruthData":{"data":"${row % 2}","encoding":"CSV"},"eventMetadata":{"eventId":"${row}"},"eventVersion":"0"}`,
	'merged records': (row) =>
		`{"eventVersion":"0","groundTruthData":{"data":"${row}","encoding":"CSV"},"captureData":{"endpointOutput":{"data":"1","encoding":"CSV"}},"eventMetadata":{"eventId":"${row}"}}`,
	'batch transform output': (row) =>
		`{"SageMakerInferenceId":"${row}","SageMakerOutput":{"score":0.${row}},"age":${row}}`,
	exchanges: (row) => `{"request":{"x":${row}}, "response":{"prediction":"yes","p":[0.${row},0.5]}}`,
	payloads: (row) => `{"features":[${row},2],"prediction":0.${row},"actual_class":"positive"}`,
};

/** A row that is not like the others; some of them are longer than what the matcher looks at together. */
type Oddity = {readonly row: number; readonly id: string; readonly score: string; readonly feature: string};
const oddity: fc.Arbitrary<Oddity> = fc.record({
	row: fc.nat(),
	id: fc.constantFrom('"a"', '""', 'null', '1', `"${'0'.repeat(36)}"`, '"é"'),
	score: fc.constantFrom('1e-7', '0.10', 'null', '\\"0.5\\"', '-0', '12345678901234567890'),
	feature: fc.constantFrom('x', '', '1e5', ' 1', '0.50', 'x'.repeat(300_000)),
});

function manyValued(row: number, odd: Oddity | undefined): string {
	const id = `"${row.toString(16).padStart(8, '0')}-3cd6-43f3-ab14-7dcc4c081dbf"`;
	const {score, feature} = odd ?? {score: `0.${row}1`, feature: `-${row}.25`};
	const input = `{"data":"${feature},${row % 3}","encoding":"CSV"}`;
	const output = `{"data":"{\\"score\\":${score}}","encoding":"JSON"}`;
	const captureData = `{"endpointInput":${input},"endpointOutput":${output}}`;
	return `{"captureData":${captureData},"eventMetadata":{"eventId":${odd?.id ?? id}}}`;
}

/** The first line with one of its values taken from the second one. */
function mixed(line: string, other: string, at: number): string {
	const value = /"(?:[^"\\]|\\.)*"|[-+.\w]+/g;
	const values = [...line.matchAll(value)];
	const [taken] = [...other.matchAll(value)].slice(at % 7);
	const replaced = values[at % Math.max(1, values.length)];
	if (taken === undefined || replaced === undefined) return line;
	return line.slice(0, replaced.index) + taken[0] + line.slice(replaced.index + replaced[0].length);
}
