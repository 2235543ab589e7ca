import {joinOf} from '../../mapping/join.js';
import type {JoinRules} from '../../mapping/mapping.js';
import {applyPatch} from '../../mapping/patch.js';
import {truthEvidenceAt} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {captureIds, type Ids, joinsBadly, shareJoined, truthIds} from './ids.js';

/** Ids differ only in blanks, case, or a prefix or suffix. */
export const idFormat: Detector = {
	code: 'ground-truth/id-format',
	detect: (scene) => {
		if (!joinsBadly(scene)) return undefined;
		const {dataset, mapping, total} = scene;
		const ids = captureIds(scene);
		const wanted = truthIds(scene);
		const rules = waysToMatch(ids, wanted).find((candidate) => shareJoined(ids, wanted, candidate) >= 0.5);
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

function evidenceOfIds({dataset, mapping}: Scene) {
	const line = dataset.captures.originOf(0).line;
	const [id] = captureIds({dataset, mapping} as Scene);
	return id === undefined ? [] : [{line, path: 'id of the capture', value: id}];
}

/** Normalisations to try, mildest first. */
function waysToMatch(ids: readonly string[], wanted: Ids): readonly JoinRules[] {
	const plain: readonly JoinRules[] = [{normalise: ['trim']}, {normalise: ['case']}, {normalise: ['trim', 'case']}];
	const affixes = commonAffixes(ids.slice(0, 60), [...wanted.keys()].slice(0, 5000));
	return [...plain, ...affixes.flatMap((affix) => [affix, {normalise: ['trim', 'case'] as const, ...affix}])];
}

/** The prefix or suffix by which ids of one side are longer than those of the other, most frequent first. */
function commonAffixes(ids: readonly string[], wanted: readonly string[]): readonly JoinRules[] {
	const votes = new Map<string, {rules: JoinRules; count: number}>();
	const vote = (key: 'stripPrefix' | 'stripSuffix', affix: string) => {
		const name = `${key} ${affix}`;
		votes.set(name, {rules: {[key]: affix}, count: (votes.get(name)?.count ?? 0) + 1});
	};
	for (const one of ids.map((id) => id.trim().toLowerCase())) {
		for (const raw of wanted) {
			const other = raw.trim().toLowerCase();
			const [long, short] = one.length > other.length ? [one, other] : [other, one];
			if (short.length === 0 || long.length === short.length) continue;
			if (long.endsWith(short)) vote('stripPrefix', long.slice(0, long.length - short.length));
			else if (long.startsWith(short)) vote('stripSuffix', long.slice(short.length));
		}
	}
	return [...votes.values()]
		.sort((a, b) => b.count - a.count)
		.slice(0, 4)
		.map(({rules}) => rules);
}

function differenceText({normalise, stripPrefix, stripSuffix}: JoinRules): string {
	const parts = [
		normalise?.includes('trim') ? 'blanks' : undefined,
		normalise?.includes('case') ? 'upper and lower case' : undefined,
		stripPrefix === undefined ? undefined : `the prefix "${stripPrefix}"`,
		stripSuffix === undefined ? undefined : `the suffix "${stripSuffix}"`,
	];
	return parts.filter((part) => part !== undefined).join(' and ');
}
