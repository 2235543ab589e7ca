import {existsSync, readFileSync} from 'node:fs';

const interval = 20;

/** Watches how much memory a process and all that it starts use at the most. */
export type MemoryWatch = {
	/** In bytes; undefined where the system has no /proc to read it from. */
	readonly peak: () => number | undefined;
	readonly stop: () => void;
};

export function watchMemory(process: number): MemoryWatch {
	let peak = 0;
	const look = () => {
		peak = Math.max(peak, peakOfTree(process));
	};
	const timer = existsSync('/proc/self/status') ? setInterval(look, interval) : undefined;
	return {peak: () => (peak === 0 ? undefined : peak), stop: () => clearInterval(timer)};
}

/** The system keeps the highest value of each process, so that nothing is missed between two looks. */
function peakOfTree(process: number): number {
	const status = contentOf(`/proc/${process}/status`);
	const children = contentOf(`/proc/${process}/task/${process}/children`).split(' ').filter(Boolean).map(Number);
	return highWaterMark(status) + children.reduce((sum, child) => sum + peakOfTree(child), 0);
}

/** From the text of `/proc/PID/status`, in bytes. */
export function highWaterMark(status: string): number {
	return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

/** A process may end between two looks. */
function contentOf(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
