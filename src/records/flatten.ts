import {isJsonObject, type Json} from './json.js';
import {formatPath, type Segment, valueAt} from './path.js';
import {type Scalar, scalarOf} from './scalar.js';

/** What is left out so that one odd record cannot make millions of leaves. */
export type LeafLimits = {
	/** Elements of a list that are visited, counted from its start. */
	readonly items: number;
	/** Elements that are visited at the end of a longer list: a batch job that joins its input answers in the last column. */
	readonly lastItems: number;
	/** Levels of lists and objects that are entered. */
	readonly depth: number;
};

const defaultLimits: LeafLimits = {items: 256, lastItems: 8, depth: 16};

/**
 * Visits every leaf with the one spelling of its path. An empty list or object is a leaf. Beyond the limits (by
 * default the first 256 and the last 8 elements of a list, 16 levels) nothing is visited.
 */
export function leaves(
	document: Json,
	visit: (path: string, scalar: Scalar) => void,
	limits: LeafLimits = defaultLimits,
): void {
	visitLeaves(document, root, visit, limits, limits.depth);
}

/** The leaf at a path, where `leaves` would visit one. */
export function leafAt(
	document: Json | undefined,
	path: readonly Segment[],
	limits: LeafLimits = defaultLimits,
): Scalar | undefined {
	if (path.length > limits.depth) return undefined;
	let value = document;
	for (const step of path) {
		if (typeof step === 'number' && Array.isArray(value) && isPassedOver(step, value.length, limits)) return undefined;
		value = valueAt(value, [step]);
	}
	return value === undefined ? undefined : scalarOf(value);
}

function isPassedOver(index: number, length: number, {items, lastItems}: LeafLimits): boolean {
	return index >= items && index < length - lastItems;
}

function visitLeaves(
	value: Json,
	at: PathNode,
	visit: (path: string, scalar: Scalar) => void,
	limits: LeafLimits,
	levels: number,
): void {
	const scalar = scalarOf(value);
	if (scalar !== undefined) {
		visit(at.path, scalar);
	} else if (levels === 0) {
		return;
	} else if (Array.isArray(value)) {
		for (let index = 0; index < value.length; index++) {
			if (isPassedOver(index, value.length, limits)) index = value.length - limits.lastItems - 1;
			else visitLeaves(value[index], child(at, index), visit, limits, levels - 1);
		}
	} else if (isJsonObject(value)) {
		for (const key of Object.keys(value)) visitLeaves(value[key] ?? null, child(at, key), visit, limits, levels - 1);
	}
}

/** Records of one source repeat their shape, so the spelling of each path is worked out once and kept here. */
type PathNode = {readonly path: string; readonly children: Map<Segment, PathNode>};

const root: PathNode = {path: '$', children: new Map()};
/** Records whose keys never repeat must not fill the memory. */
const mostKept = 65_536;
let kept = 0;

function child(parent: PathNode, segment: Segment): PathNode {
	const known = parent.children.get(segment);
	if (known !== undefined) return known;
	const node: PathNode = {path: parent.path + formatPath([segment]).slice(1), children: new Map()};
	if (kept < mostKept) {
		parent.children.set(segment, node);
		kept++;
	}
	return node;
}
