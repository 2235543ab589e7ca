import {samePlace} from '../../records/place.js';
import {placeUnderCursor} from '../assigning.js';
import type {Model} from '../model.js';
import {recordLines} from '../record-lines.js';
import {keyOf, nameOf, type Watched, watchableRoles} from './watched.js';
import {metricNames} from './watched-value.js';

/** What the list offers: the value under the cursor of the record, the watched places, the roles, the metrics. */
export function watchables(model: Model): readonly Watched[] {
	const under = model.focus === 'record' ? placeUnderCursor(model) : undefined;
	const watched = model.watch.watched.filter(({kind}) => kind === 'path');
	const isListed = watched.some((one) => one.kind === 'path' && samePlace(one.place, under));
	return [
		...(under === undefined || isListed ? [] : [{kind: 'path', place: under} as const]),
		...watched,
		...watchableRoles.map((role) => ({kind: 'role', role}) as const),
		...metricNames(model).map((name) => ({kind: 'metric', name}) as const),
	];
}

/** A role or metric by its name, or a path of the record on the screen. */
export function watchedByName(model: Model, text: string): Watched | undefined {
	const wanted = text.trim().toLowerCase();
	const listed = watchables(model).find(
		(one) => nameOf(one).toLowerCase() === wanted || keyOf(one).toLowerCase() === `role ${wanted}`,
	);
	if (listed !== undefined) return listed;
	const line = recordLines(model).find(({place}) => place?.path.toLowerCase() === wanted);
	return line?.place && {kind: 'path', place: line.place};
}
