import type {Role} from '../mapping/mapping.js';
import {placesOfRole} from '../mapping/role.js';
import {formatPath, parsePath, type Segment} from '../records/path.js';
import {type Place, placesOf} from '../records/place.js';
import type {Dialect, Side} from '../records/record.js';

export type MergedPlace = {readonly from: Side; readonly path: readonly Segment[]};

/**
 * Where a role is in a merged record, which is what the monitor and its preprocessor see. The record of a batch
 * transform is the output there, without the generated id, which has become the `eventId`.
 */
export function mergedPlaces(role: Role | undefined, dialect: Dialect): readonly MergedPlace[] {
	const places = placesOfRole(role).flatMap((place) => (dialect === 'transform' ? ofBatch(place) : [place]));
	const spelled = places.flatMap((place) => placesOf(place, 'merged'));
	const known = new Map(spelled.map((place) => [`${place.from} ${place.path}`, place]));
	return [...known.values()].map(({from, path}) => ({from, path: parsePath(path) ?? []}));
}

function ofBatch(place: Place): readonly Place[] {
	if (place.from === 'truth') return [place];
	if (place.from === 'metadata') {
		return [{from: 'metadata', path: place.path === '$.SageMakerInferenceId' ? '$.eventId' : place.path}];
	}
	const path = parsePath(place.path) ?? [];
	const inner = path[0] === 'SageMakerOutput' ? path.slice(1) : path;
	const outer: Place = {from: 'output', path: formatPath(['SageMakerOutput', ...inner])};
	return place.from === 'input'
		? [{from: 'output', path: place.path}]
		: [outer, {from: 'output', path: formatPath(inner)}];
}
