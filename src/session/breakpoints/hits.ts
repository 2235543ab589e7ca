import {knownRowsWhere} from '../../mapping/conditions/find-rows.js';
import type {Model} from '../model.js';
import {atOnce, readingsOf, rowsOf} from '../record-sets/record-set.js';
import type {Breakpoint} from './breakpoints.js';

/** How many records hit a breakpoint; of malformed lines, how many there are. Undefined while that is being counted. */
export function hitCount(model: Model, {name, of}: Breakpoint): number | undefined {
	if (of.kind === 'lines') return malformedCount(model);
	if (model.data.dataset.captures.rows <= atOnce) return rowsOf(model, {name, of}).length;
	const readings = readingsOf(model);
	return readings && knownRowsWhere(readings, of)?.length;
}

/** The first breakpoint on the screen whose hits are not known. */
export function uncounted(model: Model): Breakpoint | undefined {
	if (model.overlay !== 'breakpoints' || readingsOf(model) === undefined) return undefined;
	return model.breakpoints.list.find((one) => hitCount(model, one) === undefined);
}

/** Lines that are no records, on both sides. */
export function malformedCount({data}: Model): number {
	const {captureIntake, truthIntake} = data.dataset;
	return captureIntake.malformed + truthIntake.malformed;
}
