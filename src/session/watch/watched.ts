import type {Place} from '../../records/place.js';
import type {Assignable} from '../assigning.js';

/** A thing whose value is always on the screen. */
export type Watched =
	| {readonly kind: 'role'; readonly role: Assignable}
	| {readonly kind: 'metric'; readonly name: string}
	/** What stands at a place of the current record. */
	| {readonly kind: 'path'; readonly place: Place};

/** Equal keys, same thing. */
export function keyOf(watched: Watched): string {
	if (watched.kind === 'role') return `role ${watched.role}`;
	if (watched.kind === 'metric') return `metric ${watched.name}`;
	return `path ${watched.place.from} ${watched.place.path}`;
}

export const watchableRoles: readonly Assignable[] = ['groundTruth', 'prediction', 'probability', 'features', 'id'];

const roleNames: Readonly<Record<Assignable, string>> = {
	groundTruth: 'ground truth',
	prediction: 'prediction',
	probability: 'probability',
	features: 'features',
	id: 'id',
};

/** The thing in words. */
export function nameOf(watched: Watched): string {
	if (watched.kind === 'role') return roleNames[watched.role];
	return watched.kind === 'metric' ? watched.name : `${watched.place.from} ${watched.place.path}`;
}
