import type {Dataset} from '../records/dataset.js';
import type {LoadProgress} from '../sources/load-records.js';

const everyMilliseconds = 100;
const eraseLine = '\r\u001B[K';

export type ProgressLine = {
	readonly show: (progress: LoadProgress, dataset: Dataset) => void;
	readonly clear: () => void;
};

/** One line on standard error that rewrites itself while a long input is read; nothing where that is no terminal. */
export function createProgressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
	let shownAt = Date.now();
	let visible = false;
	return {
		show(progress, dataset) {
			const now = Date.now();
			if (stream.isTTY !== true || now - shownAt < everyMilliseconds) return;
			shownAt = now;
			visible = true;
			stream.write(`${eraseLine}${progressText(progress, dataset)}`);
		},
		clear() {
			if (visible) stream.write(eraseLine);
			visible = false;
		},
	};
}

export function progressText({phase, bytes, total}: LoadProgress, {captures, truths}: Dataset): string {
	const rows = phase === 'captures' ? captures.rows : truths.rows;
	const share = total ? ` of ${megabytes(total)} (${Math.floor((100 * bytes) / total)} %)` : '';
	return `reading ${phase}: ${rows.toLocaleString('en-US')} records, ${megabytes(bytes)}${share}`;
}

function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(1)} MB`;
}
