import {Worker} from 'node:worker_threads';
import type {ScannedPart, ScanPart} from './scan-part.js';
import type {Answer, ThreadManner} from './serve-parts.js';

/** The bundle is a single file: bundle.mjs puts the source of the thread in here, so that a thread compiles no more than that. */
declare const bundledThread: string | undefined;

/** A thread that reads parts, one after the other, in the order in which they are asked for. */
export type PartThread = {
	readonly scan: ScanPart;
	readonly stop: () => void;
};

function newWorker(manner: ThreadManner): Worker {
	if (typeof bundledThread === 'string') return new Worker(bundledThread, {eval: true, workerData: manner});
	return new Worker(new URL('./serve-parts.js', import.meta.url), {workerData: manner});
}

/** A thread that got ready before anybody asked for one. */
let ready: {readonly worker: Worker; readonly manner: ThreadManner} | undefined;

/** Starts a thread for whoever asks first for one of this manner; it costs little where nobody does. */
export function startThreadAhead(manner: ThreadManner): void {
	const worker = newWorker(manner);
	worker.unref();
	worker.once('error', () => {
		ready = undefined;
	});
	ready = {worker, manner};
}

function readyOrNew(manner: ThreadManner): Worker {
	if (ready?.manner.givesWay !== manner.givesWay) return newWorker(manner);
	const {worker} = ready;
	ready = undefined;
	return worker;
}

type Asked = {
	readonly onBytes: (bytes: number) => void;
	readonly resolve: (part: ScannedPart) => void;
	readonly reject: (error: unknown) => void;
};

export function startPartThread(manner: ThreadManner): PartThread {
	const worker = readyOrNew(manner);
	// A thread that has nothing to do must not keep the program from ending.
	worker.unref();
	const asked: Asked[] = [];
	worker.on('message', (answer: Answer) => {
		if (answer.type === 'read') {
			asked[0]?.onBytes(answer.bytes);
			return;
		}
		const first = asked.shift();
		if (asked.length === 0) worker.unref();
		first?.resolve(answer.part);
	});
	/** Why it reads no more. */
	let broken: {readonly error: unknown} | undefined;
	worker.on('error', (error) => {
		broken = {error};
		for (const {reject} of asked.splice(0)) reject(error);
	});
	return {
		scan: (task, onBytes) =>
			new Promise((resolve, reject) => {
				if (broken !== undefined) {
					reject(broken.error);
					return;
				}
				asked.push({onBytes, resolve, reject});
				worker.ref();
				worker.postMessage(task);
			}),
		stop: () => void worker.terminate(),
	};
}
