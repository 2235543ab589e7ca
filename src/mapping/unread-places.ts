import type {Dataset} from '../records/dataset.js';
import type {Mapping} from './mapping.js';
import {placesOfRole} from './role.js';

/** The columns that a mapping reads and whose values were passed over; with any of them its outcome is not to be had. */
export function unreadPlaces({captures}: Dataset, {roles}: Mapping): readonly string[] {
	const {features: _, truthId: __, ...read} = roles;
	const places = Object.values(read).flatMap(placesOfRole);
	return [...new Set(places.flatMap((place) => captures.unreadAt(place)))];
}
