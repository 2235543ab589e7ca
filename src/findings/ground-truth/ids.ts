import {profilesOn, profilesSteps} from '../../mapping/candidates.js';
import {idReader, normaliseId} from '../../mapping/id-reader.js';
import {joinOf} from '../../mapping/join.js';
import type {JoinRules} from '../../mapping/mapping.js';
import {type Profile, profileAt} from '../../mapping/profile.js';
import {rowsById} from '../../mapping/truth-rows.js';
import type {Dataset} from '../../records/dataset.js';
import {isMissing} from '../../records/scalar.js';
import {complete, type Steps} from '../../records/steps.js';
import type {Table} from '../../records/table.js';
import type {Scene} from '../scene.js';

/** A better way to join has to win at least this share of what it is judged by. */
const convincing = 0.5;
const judged = 5000;

/** Whether labels are joined from files by id, and too few of the captures find one to call the ids right. */
export function joinsBadly({dataset, mapping, total}: Scene): boolean {
	if (mapping.roles.groundTruth?.from !== 'truth' || dataset.truths.rows === 0) return false;
	if (dataset.dialects.has('merged') && dataset.dialects.size === 1) return false;
	return joinOf(dataset, mapping).joined < convincing * Math.min(total, dataset.truths.rows);
}

/** Ids to look up. */
export type Ids = {readonly size: number; readonly has: (id: string) => boolean; readonly keys: () => Iterable<string>};

/** The ids of all ground-truth rows as the mapping reads them. */
function truthIds({dataset, mapping}: Scene): Ids {
	const rows = rowsById(dataset.truths, mapping.roles.truthId, mapping.join);
	return {size: rows.size, keys: rows.keys, has: (id) => rows.first(id) >= 0};
}

/** The ids of (a spread of) the captures as the mapping reads them. */
export function captureIds({dataset, mapping}: Scene): readonly string[] {
	const idOf = idReader(dataset.captures, mapping.roles.id, mapping.join);
	return spreadRows(dataset.captures).flatMap((row) => idOf(row) ?? []);
}

const everywhere = ['input', 'output', 'metadata', 'record'] as const;

type HoldingIds = {readonly profile: Profile; readonly share: number};

const holdingIds = new WeakMap<Scene, readonly HoldingIds[]>();

/**
 * Columns of the captures whose values are ids of the ground truth, with the share of wanted or present ids that they give;
 * best first. A column in a step; remembered with the scene.
 */
export function* columnsHoldingIdsSteps(scene: Scene): Steps<readonly HoldingIds[]> {
	const known = holdingIds.get(scene);
	if (known !== undefined) return known;
	const {captures} = scene.dataset;
	yield* profilesSteps(scene.dataset, everywhere);
	const wanted = truthIds(scene);
	const found: HoldingIds[] = [];
	for (const profile of profilesOn(scene.dataset, everywhere)) {
		const {distinct, present} = profile;
		if (distinct < present * 0.5 || present <= 1) continue;
		const share = shareHeld(captures, profile, wanted, undefined);
		if (share >= convincing) found.push({profile, share});
		yield;
	}
	found.sort((a, b) => b.share - a.share);
	holdingIds.set(scene, found);
	return found;
}

/** Columns of the ground truth whose values are ids of captures, best first. */
export function truthColumnsHoldingIds({truths}: Dataset, wanted: Ids): readonly {profile: Profile; share: number}[] {
	return truths
		.places()
		.flatMap((place) => profileAt(truths, place) ?? [])
		.map((profile) => ({profile, share: shareHeld(truths, profile, wanted, undefined)}))
		.filter(({share}) => share >= convincing)
		.sort((a, b) => b.share - a.share);
}

type Normalise = NonNullable<JoinRules['normalise']>;

const normalIds = new WeakMap<Scene, Map<string, ReadonlySet<string>>>();
const idsPerStep = 1 << 11;

/** All ids of the ground truth after normalisation, in steps; remembered with the scene. */
export function* normalIdsSteps(scene: Scene, normalise: Normalise): Steps<ReadonlySet<string>> {
	const ofScene = normalIds.get(scene) ?? new Map<string, ReadonlySet<string>>();
	normalIds.set(scene, ofScene);
	const known = ofScene.get(normalise.join());
	if (known !== undefined) return known;
	const ids = new Set<string>();
	let seen = 0;
	for (const id of truthIds(scene).keys()) {
		ids.add(normaliseId(id, {normalise}));
		if (++seen % idsPerStep === 0) yield;
	}
	ofScene.set(normalise.join(), ids);
	return ids;
}

/** How many of the given ids are wanted, once both sides are read by the given rules; each looked up among all. */
export function shareJoined(scene: Scene, ids: readonly string[], rules: JoinRules): number {
	const wanted = truthIds(scene);
	const normal = rules.normalise === undefined ? wanted : complete(normalIdsSteps(scene, rules.normalise));
	const held = ids.filter((id) => spellings(normaliseId(id, rules), rules).some((other) => normal.has(other))).length;
	return held / Math.max(1, Math.min(ids.length, wanted.size));
}

/** The normalised ids from which the rules would take an affix off to get this one; itself, where they would not. */
function spellings(id: string, rules: JoinRules): readonly string[] {
	const isCased = rules.normalise?.includes('case') === true;
	const [prefix = '', suffix = ''] = [rules.stripPrefix, rules.stripSuffix].map((affix) =>
		isCased ? affix?.toLowerCase() : affix,
	);
	const candidates = [id, prefix + id, id + suffix, prefix + id + suffix];
	return candidates.filter((candidate) => normaliseId(candidate, rules) === id);
}

function shareHeld(table: Table, {column}: Profile, wanted: Ids, rules: JoinRules | undefined): number {
	let [held, seen] = [0, 0];
	for (const row of spreadRows(table)) {
		const scalar = column.scalarAt(row);
		if (isMissing(scalar)) continue;
		seen++;
		if (wanted.has(normaliseId(scalar.text, rules))) held++;
	}
	return held / Math.max(1, Math.min(seen, wanted.size));
}

function spreadRows({rows}: Table): readonly number[] {
	const count = Math.min(rows, judged);
	return Array.from({length: count}, (_, index) => Math.floor((index * rows) / count));
}
