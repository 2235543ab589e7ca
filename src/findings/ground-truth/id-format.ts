import {normaliseId} from '../../mapping/id-reader.js';
import {joinOf, joinSteps} from '../../mapping/join.js';
import type {JoinRules} from '../../mapping/mapping.js';
import {applyPatch} from '../../mapping/patch.js';
import {complete} from '../../records/steps.js';
import {truthEvidenceAt} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {commonAffixes} from './affixes.js';
import {captureIds, joinsBadly, normalIdsSteps, shareJoined} from './ids.js';

/** Ids differ only in blanks, case, or a prefix or suffix. */
export const idFormat: Detector = {
	code: 'ground-truth/id-format',
	*prepare(scene) {
		if (!joinsBadly(scene)) return;
		yield* normalIdsSteps(scene, loosely);
		if (helps(scene, {normalise: loosely})) {
			yield* normalIdsSteps(scene, ['trim']);
			yield* normalIdsSteps(scene, ['case']);
		}
		const join = mildestRules(scene);
		if (join !== undefined) yield* joinSteps(scene.dataset, applyPatch(scene.mapping, {join}));
	},
	detect: (scene) => {
		if (!joinsBadly(scene)) return undefined;
		const {dataset, mapping, total} = scene;
		const rules = mildestRules(scene);
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

/** The mildest normalisation with which most ids are found; undefined where not even the strongest helps. */
function mildestRules(scene: Scene): JoinRules | undefined {
	if (helps(scene, {normalise: loosely})) return plainRules.find((rules) => helps(scene, rules));
	const wanted = complete(normalIdsSteps(scene, loosely));
	const ids = captureIds(scene).map((id) => normaliseId(id, {normalise: loosely}));
	for (const affix of commonAffixes(ids, wanted)) {
		const found = [affix, {normalise: loosely, ...affix}].find((rules) => helps(scene, rules));
		if (found !== undefined) return found;
	}
	return undefined;
}

const plainRules: readonly JoinRules[] = [{normalise: ['trim']}, {normalise: ['case']}, {normalise: loosely}];

function differenceText({normalise, stripPrefix, stripSuffix}: JoinRules): string {
	const parts = [
		normalise?.includes('trim') ? 'blanks' : undefined,
		normalise?.includes('case') ? 'upper and lower case' : undefined,
		stripPrefix === undefined ? undefined : `the prefix "${stripPrefix}"`,
		stripSuffix === undefined ? undefined : `the suffix "${stripSuffix}"`,
	];
	return parts.filter((part) => part !== undefined).join(' and ');
}
