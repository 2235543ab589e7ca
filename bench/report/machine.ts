import {cpus, totalmem} from 'node:os';

/** When and on what it was measured, in a sentence. */
export function circumstances(records: number, now: Date): string {
	const [processor] = cpus();
	const model = processor?.model.trim() ?? 'unknown processor';
	const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
	const machine = `${cpus().length} × ${model}, ${memory}, ${process.platform}, Node ${process.versions.node}`;
	const work = `${records.toLocaleString('en-US')} capture records and as many ground-truth lines in another order`;
	return `${now.toISOString().slice(0, 10)}, ${machine}: ${work}.`;
}
