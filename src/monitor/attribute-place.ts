import type {Dataset} from '../records/dataset.js';
import {formatPath, parsePath, type Segment} from '../records/path.js';
import type {Place} from '../records/place.js';

/** How an attribute of the configuration is understood, and whether the hosted job is known to read such a place. */
export type AttributePlace = {
	readonly place: Place;
	/** Why the hosted job does not read it; undefined where it does. */
	readonly unreadable: 'list' | undefined;
};

/**
 * Where the monitor looks for an attribute in the output: a 0-based index in CSV, a top-level key in JSON, or a
 * `$.` path through objects. Elements of lists are not read: the container works with flat records only
 * (AWS guide, "Preprocessing and Postprocessing").
 */
export function attributePlace(attribute: string, dataset: Dataset, from: Place['from']): AttributePlace {
	const isCsv = (dataset.outputFormats.get('csv') ?? 0) > (dataset.outputFormats.get('json') ?? 0);
	const segments = attributePath(attribute, {isCsv, header: dataset.outputHeader ?? []});
	const throughList = segments.slice(0, -1).length > 0 && segments.some((segment) => typeof segment === 'number');
	return {place: {from, path: formatPath(segments)}, unreadable: throughList ? 'list' : undefined};
}

/** The path that an attribute means in outputs of one format; `header` names the columns of a CSV output. */
export function attributePath(
	attribute: string,
	{isCsv, header}: {readonly isCsv: boolean; readonly header: readonly string[]},
): readonly Segment[] {
	const path = attribute.startsWith('$') ? parsePath(attribute) : undefined;
	if (path !== undefined) return path;
	if (isColumnIndex(attribute) && isCsv) return [Number(attribute)];
	const column = isCsv ? header.indexOf(attribute) : -1;
	if (column !== -1) return [column];
	if (attribute.startsWith('SageMakerOutput.')) return attribute.split('.');
	return [attribute];
}

export function isColumnIndex(attribute: string): boolean {
	return /^\d{1,15}$/.test(attribute);
}

/** The attribute that a configuration would name a place by: a bare key or index, else the path. */
export function attributeAt<T extends string | undefined>(path: T): T | string {
	if (path === undefined) return path;
	const [only, ...deeper] = parsePath(path) ?? [];
	return only === undefined || deeper.length > 0 ? path : String(only);
}
