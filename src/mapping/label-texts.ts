import type {ManyLabels} from '../metrics/outcomes.js';
import type {LabelSpace} from './label-space.js';
import type {Spellings} from './spelling.js';

/** The labels of a reading by their codes, as they are shown. */
export type Labels = {
	/** All of them; where there are many they are made now. */
	readonly all: readonly string[];
	readonly many: ManyLabels | undefined;
};

/** With more labels than this, most are numbers that stand in the place of labels. */
const mostMade = 1 << 14;

/** `ofTruth`: how many labels, the first ones, the ground truth has. */
export function labelsIn(space: LabelSpace, ofTruth: number, spellings: Spellings): Labels {
	const spelled = (key: string) => spellings.get(key) ?? key;
	if (space.size <= mostMade) return {all: space.keys().map(spelled), many: undefined};
	const at = (code: number) => spelled(space.keyAt(code) ?? '');
	const truth = Array.from({length: ofTruth}, (_, code) => at(code));
	const codeOf = (label: string) => {
		const code = truth.indexOf(label);
		return code === -1 ? space.codeOfKey(label) : code;
	};
	let all: readonly string[] | undefined;
	return {
		get all() {
			all ??= space.keys().map(spelled);
			return all;
		},
		many: {count: space.size, ofTruth, at, codeOf},
	};
}
