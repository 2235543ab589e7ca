import {platform, setPriority} from 'node:os';
import {type MessagePort, parentPort, workerData} from 'node:worker_threads';
import type {PackedColumn} from '../records/column-data.js';
import type {PackedDataset} from '../records/packed-dataset.js';
import type {PackedTable} from '../records/table.js';
import {createPartScanner, type PartTask, type ScannedPart} from './scan-part.js';

/** What a thread says while it reads a part, and when it has. */
export type Answer =
	| {readonly type: 'read'; readonly bytes: number}
	| {readonly type: 'scanned'; readonly part: ScannedPart};

/** What a thread is told when it starts. */
export type ThreadManner = {
	/** Somebody types meanwhile: whatever answers keys goes first, however busy the processors are. */
	readonly givesWay: boolean;
};

/** Bytes of which a thread says that it has read them; less would keep who listens from what it does. */
const worthSaying = 8 * 1024 * 1024;

const {givesWay} = workerData as ThreadManner;
// Only here a priority is that of the calling thread; elsewhere it would be that of all.
if (givesWay && platform() === 'linux') setPriority(19);

/** All that a thread does: reads the parts that it is sent. This file is where it begins, and all that it loads. */
const port = parentPort;
const scanPart = createPartScanner();
let done = Promise.resolve();
port?.on('message', (task: PartTask) => {
	done = done.then(() => serve(port, task));
});

async function serve(port: MessagePort, task: PartTask): Promise<void> {
	let unsaid = 0;
	const say = () => {
		port.postMessage({type: 'read', bytes: unsaid} satisfies Answer);
		unsaid = 0;
	};
	const part = await scanPart(task, (bytes) => {
		unsaid += bytes;
		if (unsaid >= worthSaying) say();
	});
	say();
	port.postMessage({type: 'scanned', part} satisfies Answer, buffersOf(part.packed));
}

/** Everything large is handed over, not copied. */
function buffersOf({captures, truths}: PackedDataset): ArrayBuffer[] {
	return [captures, truths].flatMap(buffersOfTable);
}

function buffersOfTable({rows, columns}: PackedTable): ArrayBuffer[] {
	const arrays = [rows.kinds, ...Object.values(rows.places), ...columns.flatMap(({column}) => arraysOf(column))];
	return arrays.map(({buffer}) => buffer as ArrayBuffer);
}

function arraysOf(column: PackedColumn | undefined): readonly {readonly buffer: ArrayBufferLike}[] {
	if (column === undefined) return [];
	if (column.kind === 'coded') return [column.codes];
	if (column.kind === 'numbers') return [column.numbers];
	const {texts} = column;
	return texts.kind === 'uuids' ? [texts.words] : [texts.types, texts.ends, texts.bytes];
}
