import * as z from 'zod';
import {type Mapping, mappingSchema} from '../../mapping/mapping.js';
import {checkShape} from '../../records/check-shape.js';
import {failure, type Result, success} from '../../records/result.js';
import {mostEdits, type Remembered} from './remembered.js';

const side = z.enum(['input', 'output', 'truth', 'metadata', 'record']);

const watched = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('role'),
		role: z.enum(['groundTruth', 'prediction', 'probability', 'features', 'id']),
	}),
	z.strictObject({kind: z.literal('metric'), name: z.string()}),
	z.strictObject({kind: z.literal('path'), place: z.strictObject({from: side, path: z.string()})}),
]);

const schema = z.strictObject({
	version: z.literal(1),
	step: z.literal([1, 2, 3, 4]),
	row: z.number().int().nonnegative(),
	savePath: z.string().min(1),
	edits: z.array(z.strictObject({title: z.string(), mapping: mappingSchema})).max(mostEdits),
	breakpoints: z.array(z.strictObject({name: z.string(), own: z.boolean(), isOn: z.boolean()})),
	watched: z.array(watched),
});

/** Reads what an earlier session left behind; `where` is its file, for the message. */
export function parseRemembered(json: unknown, where: string): Result<Remembered> {
	const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
	if (typeof version === 'number' && version !== 1)
		return failure(`it was written by another version of mqm-debug (format ${version})`, {where});
	const shaped = checkShape(schema, json, where);
	if (!shaped.ok) return shaped;
	// The schema's types allow undefined values, which JSON cannot hold.
	const edits = shaped.value.edits.map(({title, mapping}) => ({title, mapping: mapping as Mapping}));
	return success({...shaped.value, edits});
}
