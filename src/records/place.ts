import type {Dialect, Side} from './record.js';

/** Where a value stands: a side and a path in its one spelling (`formatPath`). */
export type Place = {readonly from: Side; readonly path: string};

/** One text for each place. */
export function placeKey({from, path}: Place): string {
	return `${from} ${path}`;
}

/** Where the label stands in a ground-truth record: the decoded data. */
export const labelOfTruth: Place = {from: 'truth', path: '$.groundTruthData.data'};

export function samePlace(a: Place | undefined, b: Place | undefined): boolean {
	return a !== undefined && b !== undefined && a.from === b.from && a.path === b.path;
}

/** Where a side lies inside the whole line; `undefined` where the dialect does not have the side. */
const roots: Readonly<Record<Dialect, Partial<Record<Side, string>>>> = {
	capture: {metadata: '$.eventMetadata'},
	merged: {metadata: '$.eventMetadata'},
	transform: {output: '$.SageMakerOutput'},
	exchange: {input: '$.request', output: '$.response'},
	payload: {input: '$', output: '$'},
};

/**
 * The places under which the leaves of a value may be filed, best first: a value is filed once, under the narrowest
 * side that holds it, while a mapping may name it from a wider one (`record`, or any side of a flat payload).
 */
export function placesOf(place: Place, dialect: Dialect): readonly Place[] {
	if (place.from === 'truth') return truthPlaces(place.path);
	if (dialect === 'payload') return [{from: 'record', path: place.path}];
	if (place.from === 'output' && dialect === 'transform') {
		return [place, {from: 'output', path: withoutPrefix(place.path, '$.SageMakerOutput') ?? place.path}];
	}
	if (place.from !== 'record') return [place];
	const inner = Object.entries(roots[dialect]).flatMap(([from, root]) => {
		const path = withoutPrefix(place.path, root);
		return path === undefined ? [] : [{from: from as Side, path}];
	});
	const flatOutput: readonly Place[] = dialect === 'transform' ? [{from: 'output', path: place.path}] : [];
	const truth: readonly Place[] = place.path.startsWith('$.groundTruthData') ? [{from: 'truth', path: place.path}] : [];
	return [...inner, place, ...flatOutput, ...truth];
}

/** A path that the ground-truth record itself does not have is meant inside its decoded label data. */
function truthPlaces(path: string): readonly Place[] {
	const inside = labelOfTruth.path + path.slice(1);
	const place = {from: 'truth', path} as const;
	const unwrapped = path.replace(/\[0\]$/, '');
	const first = unwrapped === path ? [] : truthPlaces(unwrapped);
	return path === '$' ? [labelOfTruth] : [place, {from: 'truth', path: inside}, ...first];
}

function withoutPrefix(path: string, root: string): string | undefined {
	const rest = path.startsWith(root) ? path.slice(root.length) : undefined;
	return rest === undefined || /^[^.[]/.test(rest) ? undefined : `$${rest}`;
}

const names: Readonly<Record<Side, string>> = {
	input: 'captureData.endpointInput.data',
	output: 'captureData.endpointOutput.data',
	truth: 'ground truth',
	metadata: 'eventMetadata',
	record: 'record',
};

/** The same for a screen, where room is scarce: `endpointInput → $.ground_truth`. */
export function shortPlaceText(place: Place, dialect: Dialect): string {
	const short = {input: 'endpointInput', output: 'endpointOutput'} as const;
	const isCaptured = dialect === 'capture' || dialect === 'merged';
	if (isCaptured && (place.from === 'input' || place.from === 'output')) return `${short[place.from]} → ${place.path}`;
	return place.from === 'truth' ? 'ground truth, by id' : placeText(place, dialect);
}

/** A place as evidence shows it: `captureData.endpointInput.data → $.ground_truth`. */
export function placeText(place: Place, dialect: Dialect): string {
	if (place.from === 'truth') return place.path === '$' ? labelOfTruth.path : `${names.truth} → ${place.path}`;
	if (dialect === 'payload' || place.from === 'record') return place.path;
	if (dialect === 'exchange') return `${place.from === 'input' ? 'request' : 'response'} → ${place.path}`;
	if (dialect === 'transform') return `${place.from === 'output' ? 'SageMakerOutput' : 'record'} → ${place.path}`;
	return `${names[place.from]} → ${place.path}`;
}
