import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {Dataset} from '../../src/records/dataset.js';
import {appendDataset} from '../../src/records/packed-dataset.js';
import {createLineScanner} from '../../src/records/scan/line-scanner.js';
import {cutAtLines} from '../../src/sources/file-part.js';
import {createPartScanner, nothingUnread} from '../../src/sources/scan-part.js';
import {datasetContent} from '../support/dataset-content.js';
import {temporaryFolder} from './temporary-folder.js';

const unlimited = {lines: Number.POSITIVE_INFINITY, carefulLines: Number.POSITIVE_INFINITY};
const role = 'ground truth';

/** Lines of several megabytes, without a line break at the end. */
function manyLines(): Buffer {
	const line = (row: number) =>
		`{"groundTruthData":{"data":"${row % 7}","encoding":"CSV"},"eventMetadata":{"eventId":"${row}-${'x'.repeat(row % 90)}"}}`;
	return Buffer.from(Array.from({length: 20_000}, (_, row) => line(row)).join('\n'));
}

it('reads parts of a file at the same time as one reads all of it', async () => {
	const bytes = manyLines();
	const path = join(temporaryFolder(), 'truth.jsonl');
	writeFileSync(path, bytes);
	const whole = new Dataset();
	createLineScanner(whole, role, 0).scan(bytes, 0, bytes.length, 0, unlimited);

	const parts = await cutAtLines(path, [bytes.length - 3000, 2000, 1000]);
	const task = {name: path, source: 0, role, unread: nothingUnread} as const;
	const scanPart = createPartScanner();
	const joined = new Dataset();
	let lines = 0;
	for (const filePart of parts) {
		const part = await scanPart({...task, part: filePart}, () => {});
		appendDataset(joined, part.packed, lines);
		lines += part.lines;
	}

	expect(parts).toHaveLength(3);
	expect(datasetContent(joined)).toEqual(datasetContent(whole));
});

it('reads what is left of a part whose file has become shorter', async () => {
	const bytes = manyLines();
	const path = join(temporaryFolder(), 'truth.jsonl');
	writeFileSync(path, bytes.subarray(0, bytes.length - 10));
	const part = {path, start: 0, end: bytes.length};
	const {packed, lines} = await createPartScanner()(
		{part, name: path, source: 0, role, unread: nothingUnread},
		() => {},
	);

	// The last line is cut off, and no record.
	expect(lines).toBe(20_000);
	expect([packed.truths.rows.length, packed.truthIntake.malformed]).toEqual([19_999, 1]);
});
