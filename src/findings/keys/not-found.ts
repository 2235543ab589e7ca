import {profilesOn} from '../../mapping/candidates.js';
import {nameOf} from '../../mapping/role.js';
import {outputSide} from '../../monitor/literal-mapping.js';
import {nearest} from '../../records/nearest.js';
import {evidenceAt} from '../evidence.js';
import type {Detector} from '../scene.js';
import {lostSlots, nearestPaths} from './lookup.js';

/** The configured attribute is in no record, and nothing in the output looks like what it means. */
export const notFound: Detector = {
	code: 'keys/not-found',
	detect: (scene) => {
		const [lost] = lostSlots(scene).filter(({level}) => level === 'none');
		if (lost === undefined) return undefined;
		const {dataset, total} = scene;
		const profiles = profilesOn(dataset, [outputSide(dataset)]);
		const similar = nearest(
			lost.attribute,
			profiles.map(({place}) => nameOf(place.path)),
		);
		const [first] = profiles;
		return {
			severity: 'error',
			count: total,
			total,
			message: `"${lost.attribute}" is in no record, and nothing in the output looks like a ${lost.role}; ${nearestPaths(scene, lost.expected)}.${similar === undefined ? '' : ` The nearest name is "${similar}".`} Point at the right value with a+letter, or let the model return it.`,
			evidence: first === undefined ? [] : evidenceAt(dataset, first.place).slice(0, 1),
			fixes: [],
		};
	},
};
