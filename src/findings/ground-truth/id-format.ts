import {normaliseId} from '../../mapping/id-reader.js';
import {joinOf, joinSteps} from '../../mapping/join.js';
import type {JoinRules} from '../../mapping/mapping.js';
import {applyPatch} from '../../mapping/patch.js';
import {complete, type Steps} from '../../records/steps.js';
import {truthEvidenceAt} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {commonAffixes} from './affixes.js';
import {captureIds, joinsBadly, normalIdsSteps, shareJoined} from './ids.js';

/** Ids differ only in blanks, case, or a prefix or suffix. */
export const idFormat: Detector = {
	code: 'ground-truth/id-format',
	*prepare(scene) {
		if (!joinsBadly(scene)) return;
		const join = yield* mildestRulesSteps(scene);
		if (join !== undefined) yield* joinSteps(scene.dataset, applyPatch(scene.mapping, {join}));
	},
	detect: (scene) => {
		if (!joinsBadly(scene)) return undefined;
		const {dataset, mapping, total} = scene;
		const rules = complete(mildestRulesSteps(scene));
		if (rules === undefined) return undefined;
		const changes = {join: rules};
		const joined = joinOf(dataset, applyPatch(mapping, changes)).joined;
		return {
			severity: 'error',
			count: joined,
			total,
			message: `The ids of captures and ground truth differ only in ${differenceText(rules)} in ${countText(joined, total)}; the monitor compares them exactly.`,
			evidence: [
				...evidenceOfIds(scene),
				...truthEvidenceAt(dataset, {from: 'truth', path: '$.eventMetadata.eventId'}).slice(0, 1),
			],
			fixes: [{id: 'ids-alike', title: `Ignore ${differenceText(rules)} when joining`, certainty: 'safe', changes}],
		};
	},
};

function evidenceOfIds(scene: Scene) {
	const line = scene.dataset.captures.originOf(0).line;
	const [id] = captureIds(scene);
	return id === undefined ? [] : [{line, path: 'id of the capture', value: id}];
}

const loosely = ['trim', 'case'] as const;

function helps(scene: Scene, rules: JoinRules): boolean {
	return shareJoined(scene, captureIds(scene), rules) >= 0.5;
}

const mildest = new WeakMap<Scene, {readonly rules: JoinRules | undefined}>();

/** The mildest normalisation with which most ids are found; undefined where not even the strongest helps. Remembered with the scene. */
function* mildestRulesSteps(scene: Scene): Steps<JoinRules | undefined> {
	const known = mildest.get(scene) ?? {rules: yield* lookingForRules(scene)};
	mildest.set(scene, known);
	return known.rules;
}

function* lookingForRules(scene: Scene): Steps<JoinRules | undefined> {
	const wanted = yield* normalIdsSteps(scene, loosely);
	if (helps(scene, {normalise: loosely})) {
		for (const normalise of plainRules) {
			yield* normalIdsSteps(scene, normalise);
			if (helps(scene, {normalise})) return {normalise};
		}
		return undefined;
	}
	yield;
	const ids = captureIds(scene).map((id) => normaliseId(id, {normalise: loosely}));
	yield;
	for (const affix of commonAffixes(ids, wanted)) {
		for (const rules of [affix, {normalise: loosely, ...affix}]) {
			yield;
			if (helps(scene, rules)) return rules;
		}
	}
	return undefined;
}

const plainRules: readonly NonNullable<JoinRules['normalise']>[] = [['trim'], ['case'], loosely];

function differenceText({normalise, stripPrefix, stripSuffix}: JoinRules): string {
	const parts = [
		normalise?.includes('trim') ? 'blanks' : undefined,
		normalise?.includes('case') ? 'upper and lower case' : undefined,
		stripPrefix === undefined ? undefined : `the prefix "${stripPrefix}"`,
		stripSuffix === undefined ? undefined : `the suffix "${stripSuffix}"`,
	];
	return parts.filter((part) => part !== undefined).join(' and ');
}
