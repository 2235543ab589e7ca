import type {Mapping, MappingPatch} from '../mapping/mapping.js';
import {applyPatch} from '../mapping/patch.js';
import {readingSteps} from '../mapping/reading.js';
import type {Dataset} from '../records/dataset.js';
import type {Steps} from '../records/steps.js';
import type {Finding, Fix, UnratedFinding} from './finding.js';

/**
 * How many more records each fix makes comparable. Counted with all other suggested fixes in place, since of several
 * causes no single mend shows anything: the mended mapping against the same with this one cause put back. In steps.
 */
export function* ratingSteps(
	dataset: Dataset,
	finding: UnratedFinding,
	{start, mended, literal}: {readonly start: Mapping; readonly mended: Mapping; readonly literal: boolean},
): Steps<Omit<Finding, 'mode'>> {
	const [standard] = finding.fixes;
	if (standard === undefined) return {...finding, fixes: []};
	const unmended = putBack(mended, start, standard.changes);
	// What the mapping says the same before and after can only be rescued by reading what the monitor does not read.
	const style = {literal: literal && JSON.stringify(unmended) === JSON.stringify(mended)};
	const without = (yield* readingSteps(dataset, unmended, style)).funnel.comparable;
	const fixes: Fix[] = [];
	for (const fix of finding.fixes) {
		const mapping = fix === standard ? mended : applyPatch(unmended, fix.changes);
		const {comparable} = (yield* readingSteps(dataset, mapping)).funnel;
		fixes.push({...fix, rescues: Math.max(0, comparable - without)});
	}
	return {...finding, fixes};
}

/** The mapping with every part that a patch touches as it was at the start. */
function putBack(mended: Mapping, start: Mapping, {roles, ...parts}: MappingPatch): Mapping {
	const result: {-readonly [K in keyof Mapping]: Mapping[K]} = {...mended};
	const restored: {[role: string]: unknown} = {...mended.roles};
	for (const role of Object.keys(roles ?? {})) restoreKey(restored, start.roles, role);
	result.roles = restored as Mapping['roles'];
	for (const part of Object.keys(parts)) restoreKey(result as {[part: string]: unknown}, start, part);
	return result;
}

function restoreKey(target: {[key: string]: unknown}, source: object, key: string): void {
	const value = (source as {readonly [key: string]: unknown})[key];
	if (value === undefined) delete target[key];
	else target[key] = value;
}
