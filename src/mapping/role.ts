import {formatPath, parsePath} from '../records/path.js';
import type {Place} from '../records/place.js';
import type {Role} from './mapping.js';

/** The paths of a role in the order in which they are tried, each in its one spelling. */
export function pathsOf(role: Role): readonly string[] {
	const paths = typeof role.path === 'string' ? [role.path] : role.path;
	return paths.map((path) => formatPath(parsePath(path) ?? []));
}

/** The places of a role, in the order in which they are tried. */
export function placesOfRole(role: Role | undefined): readonly Place[] {
	return role === undefined ? [] : pathsOf(role).map((path) => ({from: role.from, path}));
}

export function roleAt(place: Place): Role {
	return {from: place.from, path: place.path};
}

/** The last key of a path, the name that people see: `$.a.ground_truth` → `ground_truth`. */
export function nameOf(path: string): string {
	const last = parsePath(path)?.at(-1);
	return last === undefined ? path : String(last);
}
