import type {Trace} from './trace.js';

type Compared = Pick<Trace, 'actual' | 'predicted' | 'sides'> & {
	readonly mapping: Pick<Trace['mapping'], 'problemType'>;
};

/** What a record comes to, in the words of its problem type. */
export function cellName({actual, predicted, sides, mapping: {problemType}}: Compared): string {
	if (actual === undefined && predicted === undefined) return 'neither ground truth nor prediction';
	if (actual === undefined) return 'no ground truth';
	if (predicted === undefined) return 'no prediction';
	if (problemType === 'Regression') return 'comparable';
	const isSide = (label: string) => label === sides.positive || label === sides.negative;
	if (problemType === 'BinaryClassification' && isSide(actual) && isSide(predicted))
		return `${actual === predicted ? 'true' : 'false'} ${predicted === sides.positive ? 'positive' : 'negative'}`;
	return actual === predicted ? 'match' : 'miss';
}

/** `a true positive`, `without ground truth`: to follow "is". */
export function cellPhrase(name: string): string {
	if (name.startsWith('no ')) return `without ${name.slice(3)}`;
	if (name.startsWith('neither ')) return 'without ground truth and prediction';
	return name === 'comparable' ? name : `a ${name}`;
}
