import type {Mapping} from '../mapping/mapping.js';
import {applyPatch} from '../mapping/patch.js';
import {unreadPlaces} from '../mapping/unread-places.js';
import {isLarge} from './errands/errand.js';
import type {Model} from './model.js';
import {menuOf} from './navigation.js';
import {type Brief, briefAfter, briefIsKnown} from './outcome-text.js';

/** What a fix would come to, as far as it is known before it is applied. */
export type Effect =
	| {readonly state: 'known'; readonly brief: Brief}
	/** All records are being read by it. */
	| {readonly state: 'counted'}
	/** It reads values that reading passed over. */
	| {readonly state: 'unread'};

/** The mapping that the highlighted fix makes; undefined where no fix is on the screen. */
export function mappingOfFix(model: Model): Mapping | undefined {
	const {draft, overlay, step, highlighted} = model;
	const fix = draft === undefined || overlay !== undefined || step === 4 ? undefined : menuOf(model)[highlighted]?.fix;
	return draft && fix && applyPatch(draft.mapping, fix.changes);
}

/** Of few records it is found out at once; of many never while the screen is drawn. */
export function effectOf(model: Model, mapping: Mapping): Effect {
	const {dataset} = model.data;
	if (unreadPlaces(dataset, mapping).length > 0) return {state: 'unread'};
	if (isLarge(model) && !briefIsKnown(dataset, mapping)) return {state: 'counted'};
	return {state: 'known', brief: briefAfter(dataset, mapping)};
}
