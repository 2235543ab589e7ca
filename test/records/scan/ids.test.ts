import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {Dataset} from '../../../src/records/dataset.js';
import {createLineScanner} from '../../../src/records/scan/line-scanner.js';
import {datasetContent} from '../../support/dataset-content.js';

const unlimited = {lines: Number.POSITIVE_INFINITY, carefulLines: Number.POSITIVE_INFINITY};

function uuid(seed: number): string {
	const digits = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
	return `${digits.toString(16).padStart(8, '0')}-0000-4000-8000-${seed.toString(16).padStart(12, '0')}`;
}

function dataset(ids: readonly string[], carefully: boolean): Dataset {
	const lines = ids.map(
		(id) => `{"groundTruthData":{"data":"1","encoding":"CSV"},"eventMetadata":{"eventId":${id}}}\n`,
	);
	const bytes = Buffer.from(lines.join(''));
	const read = new Dataset();
	if (carefully) {
		// Each line by itself: no shape is known beforehand.
		let offset = 0;
		for (const [at, line] of lines.entries()) {
			const scanner = createLineScanner(read, 'ground truth', 0);
			for (let before = 0; before < at; before++) scanner.passOver();
			scanner.scan(Buffer.from(line), 0, Buffer.byteLength(line), offset, unlimited);
			offset += Buffer.byteLength(line);
		}
		read.truthIntake.read = ids.length;
		read.truthIntake.malformed = 0;
		read.truthIntake.badLines.length = 0;
	} else createLineScanner(read, 'ground truth', 0).scan(bytes, 0, bytes.length, 0, unlimited);
	return read;
}

const kindOf = (read: Dataset) =>
	read.truths.column({from: 'truth', path: '$.eventMetadata.eventId'})?.data(read.truths.rows).kind;

describe('a column that looks like one of ids', () => {
	const different = fc.integer({min: 500, max: 1400});
	const odd = fc.constantFrom('"n/a"', 'null', '""', '17', '"17"', `"${uuid(0).toUpperCase()}"`, `"${uuid(1)}"`);

	it('is what it would be read line by line, whatever comes behind many different ids', () => {
		fc.assert(
			fc.property(different, fc.array(odd, {maxLength: 4}), fc.boolean(), (count, odds, repeated) => {
				const ids = Array.from({length: count}, (_, seed) => `"${uuid(seed)}"`);
				const all = [...ids, ...odds, ...(repeated ? ids.slice(0, 700) : [])];
				const [fast, careful] = [dataset(all, false), dataset(all, true)];
				expect(kindOf(fast)).toBe('coded');
				expect(datasetContent(fast)).toEqual(datasetContent(careful));
			}),
			{numRuns: 12},
		);
	});

	it('is one where there are too many of them for a dictionary, also with others behind them', () => {
		const ids = Array.from({length: 5000}, (_, seed) => `"${uuid(seed)}"`);
		for (const others of [[], ['"n/a"', 'null', '"17"'], ids.slice(0, 40)]) {
			const read = dataset([...ids, ...others], false);
			expect(kindOf(read)).toBe('texts');
			const column = read.truths.column({from: 'truth', path: '$.eventMetadata.eventId'});
			expect(column?.present).toBe(5000 + others.length);
			expect(column?.scalarAt(4999)).toEqual({type: 'text', text: uuid(4999)});
		}
	});
});
