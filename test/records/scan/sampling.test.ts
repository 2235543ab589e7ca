import {describe, expect, it} from 'vitest';
import type {SourceRole} from '../../../src/records/add-line.js';
import {Dataset} from '../../../src/records/dataset.js';
import {createLineScanner} from '../../../src/records/scan/line-scanner.js';

const count = 100;
const capture = (id: number) =>
	`{"captureData":{"endpointOutput":{"observedContentType":"text/csv","mode":"OUTPUT","data":"0.${id}","encoding":"CSV"}},"eventMetadata":{"eventId":"id-${id}"},"eventVersion":"0"}\n`;
const label = (id: number) =>
	`{"groundTruthData":{"data":"1","encoding":"CSV"},"eventMetadata":{"eventId":"id-${id}"},"eventVersion":"0"}\n`;

/** How many lines are read where no more than a few may be read carefully. */
function linesReadFast(role: SourceRole, line: (id: number) => string, dataset: Dataset): number {
	const bytes = Buffer.from(Array.from({length: count}, (_, at) => line(at + 10)).join(''));
	const scanner = createLineScanner(dataset, role, 0);
	scanner.scan(bytes, 0, bytes.length, 0, {lines: count, carefulLines: 10});
	return scanner.lines();
}

describe('the first records, which are kept by themselves as well', () => {
	it('are read carefully, and those behind them from their bytes', () => {
		expect(linesReadFast('captures', capture, new Dataset({sampleRows: 40}))).toBe(10);
		expect(linesReadFast('captures', capture, new Dataset({sampleRows: 5}))).toBe(count);
	});

	it('do not make the labels slow, which come before them', () => {
		expect(linesReadFast('ground truth', label, new Dataset({sampleRows: 40}))).toBe(count);
	});
});
