import type {SourceRole} from '../records/add-line.js';
import type {Dataset} from '../records/dataset.js';
import {appendDataset} from '../records/packed-dataset.js';
import type {Problem} from '../records/result.js';
import type {PartTask, ScannedPart} from './scan-part.js';
import type {Source} from './source.js';

/** Puts parts that come in any order into the dataset in their own order. `onPart`: no part is put there before it has ended. */
export function createPartJoiner(
	dataset: Dataset,
	sources: readonly Source[],
	tasks: readonly PartTask[],
	problems: Problem[],
	onPart: () => Promise<void> | void,
) {
	const waiting = new Map<number, ScannedPart>();
	let [next, linesBefore] = [0, 0];
	const sizeOf = (role: SourceRole) =>
		tasks.reduce((sum, {part, role: own}) => sum + (own === role ? part.end - part.start : 0), 0);
	for (const [index, {name}] of sources.entries()) dataset.sources[index] = name;
	const phase = () => tasks[next]?.role ?? 'captures';
	function join({packed, lines, bytes, problem}: ScannedPart): void {
		const intake = phase() === 'captures' ? dataset.captureIntake : dataset.truthIntake;
		intake.bytes += bytes;
		appendDataset(dataset, packed, linesBefore, intake.bytes / sizeOf(phase()));
		linesBefore += lines;
		if (problem !== undefined) problems.push(problem);
		next++;
		if (tasks[next]?.source !== tasks[next - 1]?.source) linesBefore = 0;
	}
	function add(index: number, part: ScannedPart): void {
		waiting.set(index, part);
		for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
			waiting.delete(next);
			join(ready);
		}
	}
	let [done, behind] = [Promise.resolve(), 0];
	return {
		phase,
		/** How many parts have come that are not in their place yet. */
		behind: () => behind,
		/** Resolves when all is done that has come up to this part. */
		put(index: number, part: ScannedPart): Promise<void> {
			behind++;
			done = done.then(async () => {
				add(index, part);
				await onPart();
				behind--;
			});
			return done;
		},
		/** The same for all parts that have come. */
		done: () => done,
	};
}
