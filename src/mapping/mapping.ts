import * as z from 'zod';
import {type ProblemType, problemTypes} from '../metrics/problem-type.js';
import {parsePath} from '../records/path.js';

/** One step of a path as `parsePath` reads it, as a pattern: with it, editors see a wrong path too. */
const stepPattern = [
	String.raw`\.[A-Za-z_][\w-]*`,
	String.raw`\[\d{1,15}\]`,
	String.raw`\["(?:[^"\\]|\\[\s\S])*"\]`,
	String.raw`\['(?:[^'\\]|\\[\s\S])*'\]`,
].join('|');

const path = z
	.string()
	.refine((text) => parsePath(text) !== undefined, {error: 'is no path: write $, $.key, $["odd key"] or $[0]'})
	.meta({description: 'A path into the decoded value: $, .key, ["odd key"], [0]', pattern: `^\\$(?:${stepPattern})*$`});

const role = z
	.strictObject({
		from: z
			.enum(['input', 'output', 'truth', 'metadata', 'record'])
			.describe('The side: request, response, ground-truth record, event metadata, or the whole line'),
		path: z.union([path, z.array(path).min(1)]).describe('One path, or several that are tried in order'),
	})
	.meta({description: 'Where a role is'});

const number = z.number();
const joinRule = z.enum(['trim', 'case']);
const labelRule = z.enum(['trim', 'unquote', 'number', 'case', 'boolean']);

const roles = z
	.strictObject({
		id: role.optional().describe('The id of a capture record'),
		truthId: role.optional().describe('The id of a ground-truth record'),
		features: role.optional().describe('What the model was given'),
		prediction: role.optional().describe('A class label; in regression the number'),
		probability: role.optional().describe('A number, or a list with one number a class'),
		groundTruth: role.optional().describe('The true class label or number'),
	})
	.meta({description: 'Where each role is', anyOf: [{required: ['prediction']}, {required: ['probability']}]});

const decision = z
	.strictObject({
		threshold: number.optional().describe('Above it the class is labels.positive, else labels.negative'),
		rule: z.enum(['>', '>=']).optional().describe('What happens exactly at the threshold; > where it is left out'),
		argmax: z.literal(true).optional().describe('The class is the place of the largest number of the list'),
		classes: z.array(z.string()).min(2).optional().describe('Class names in the order of the list; else the index'),
		transform: z
			.array(z.enum(['percent', 'sigmoid', 'complement']))
			.optional()
			.describe('Done to the probability first, in order'),
	})
	.meta({description: 'How a probability becomes a class'});

const join = z
	.strictObject({
		normalise: z.array(joinRule).optional().describe('Done to the ids of both sides before they are compared'),
		stripPrefix: z.string().optional().describe('Taken off the ids of both sides'),
		stripSuffix: z.string().optional().describe('Taken off the ids of both sides'),
		duplicates: z
			.enum(['all', 'first', 'last'])
			.optional()
			.describe('Which of several ground-truth records for one id counts; all of them where it is left out'),
	})
	.meta({description: 'How capture records meet ground-truth records'});

const labels = z
	.strictObject({
		positive: z.string().optional().describe('The positive class'),
		negative: z.string().optional().describe('The negative class'),
		normalise: z.array(labelRule).optional().describe('Done to the labels of both sides before they are compared'),
		rename: z.record(z.string(), z.string()).optional().describe('From one label to another, such as index to name'),
	})
	.meta({description: 'How labels are read'});

const monitor = z
	.strictObject({
		features: z.string().optional(),
		prediction: z.string().optional(),
		probability: z.string().optional(),
		threshold: number.optional(),
		groundTruth: z.string().optional(),
	})
	.meta({description: 'The key names or attributes that the monitor expects; apply writes these'});

/** The shape of the mapping file; unknown keys are refused. What it says across fields is judged by `brokenRules`. */
export const mappingSchema = z.strictObject({
	version: z.literal(1).describe('The version of this format'),
	problemType: z.enum(problemTypes).describe('What the model does, by the names of the monitor'),
	roles,
	decision: decision.optional(),
	join: join.optional(),
	labels: labels.optional(),
	monitor: monitor.optional(),
});

/** The keys of the mapping and of its parts, in the order in which a mapping file is written. */
export const mappingKeys = {
	mapping: Object.keys(mappingSchema.shape),
	role: Object.keys(role.shape),
	roles: Object.keys(roles.shape),
	decision: Object.keys(decision.shape),
	join: Object.keys(join.shape),
	labels: Object.keys(labels.shape),
	monitor: Object.keys(monitor.shape),
} as const;

/** Exact: zod's types allow an optional key to be there with the value undefined, which JSON cannot hold. */
type DeepReadonly<T> = T extends object ? {readonly [K in keyof T]: DeepReadonly<Exclude<T[K], undefined>>} : T;

export type Mapping = DeepReadonly<z.infer<typeof mappingSchema>>;
export type RoleName = keyof Mapping['roles'];
export type Role = NonNullable<Mapping['roles']['prediction']>;
export type LabelRules = NonNullable<Mapping['labels']>;
export type LabelRule = z.infer<typeof labelRule>;
export type JoinRules = NonNullable<Mapping['join']>;
export type Decision = NonNullable<Mapping['decision']>;
type MonitorNames = NonNullable<Mapping['monitor']>;

/**
 * A partial mapping in the manner of JSON merge patch (RFC 7386): `null` takes a key away. A role comes whole, since
 * its path means nothing on another side. Labels are renamed and un-renamed one at a time, never all at once: only
 * so can any two patches be joined into one.
 */
export type MappingPatch = {
	readonly problemType?: ProblemType;
	readonly roles?: {readonly [K in RoleName]?: Role | null};
	readonly decision?: Removable<Decision> | null;
	readonly join?: Removable<JoinRules> | null;
	readonly labels?: Removable<Omit<LabelRules, 'rename'>> & {
		readonly rename?: {readonly [label: string]: string | null};
	};
	readonly monitor?: Removable<MonitorNames> | null;
};
type Removable<T> = {readonly [K in keyof T]?: Exclude<T[K], undefined> | null};
