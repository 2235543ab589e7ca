import {parentPort, Worker} from 'node:worker_threads';
import type {PackedColumn} from '../records/column.js';
import type {PackedDataset} from '../records/packed-dataset.js';
import type {PackedTable} from '../records/table.js';
import {isBundled} from '../version.js';
import {type PartTask, type ScannedPart, scanPart} from './scan-part.js';

/** A thread that reads parts, one after the other. */
export type PartThread = {
	readonly scan: (task: PartTask, onBytes: (bytes: number) => void) => Promise<ScannedPart>;
	readonly stop: () => void;
};

type Answer = {readonly type: 'read'; readonly bytes: number} | {readonly type: 'scanned'; readonly part: ScannedPart};

/** The program itself, which in a thread does nothing but read parts (`servePart`). */
function entry(): URL {
	return isBundled ? new URL(import.meta.url) : new URL('../cli.js', import.meta.url);
}

export function startPartThread(): PartThread {
	const worker = new Worker(entry());
	// A thread that has nothing to do must not keep the program from ending.
	worker.unref();
	return {
		scan: (task, onBytes) =>
			new Promise((resolve, reject) => {
				const settle = () => worker.off('message', hear).off('error', fail).unref();
				const hear = (answer: Answer) => {
					if (answer.type === 'read') {
						onBytes(answer.bytes);
						return;
					}
					settle();
					resolve(answer.part);
				};
				const fail = (error: unknown) => {
					settle();
					reject(error);
				};
				worker.on('message', hear).on('error', fail).ref();
				worker.postMessage(task);
			}),
		stop: () => void worker.terminate(),
	};
}

/** What the program does in a thread: reads the parts that it is sent. */
export function serveParts(): void {
	const port = parentPort;
	port?.on('message', async (task: PartTask) => {
		const part = await scanPart(task, (bytes) => port.postMessage({type: 'read', bytes} satisfies Answer));
		port.postMessage({type: 'scanned', part} satisfies Answer, buffersOf(part.packed));
	});
}

/** Everything large is handed over, not copied. */
function buffersOf({captures, truths}: PackedDataset): ArrayBuffer[] {
	return [captures, truths].flatMap(buffersOfTable);
}

function buffersOfTable({rows, columns}: PackedTable): ArrayBuffer[] {
	const arrays = [
		rows.kinds,
		rows.sources,
		rows.lines,
		rows.offsets,
		rows.bytes,
		...columns.flatMap(({column}) => arraysOf(column)),
	];
	return arrays.map(({buffer}) => buffer as ArrayBuffer);
}

function arraysOf(column: PackedColumn | undefined): readonly {readonly buffer: ArrayBufferLike}[] {
	if (column === undefined) return [];
	if (column.kind === 'coded') return [column.codes];
	if (column.kind === 'numbers') return [column.numbers];
	const {texts} = column;
	return texts.kind === 'uuids' ? [texts.words] : [texts.types, texts.ends, texts.bytes];
}
