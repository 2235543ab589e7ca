import {z} from 'zod';
import {parsePath} from '../records/path.js';

const path = z
	.string()
	.refine((text) => parsePath(text) !== undefined, {error: 'is no path; write $, $.key, $["odd key"] or $[0]'})
	.meta({description: 'A path into the decoded value: $, .key, ["odd key"], [0]'});

const role = z
	.strictObject({
		from: z.enum(['input', 'output', 'truth', 'metadata', 'record']),
		path: z.union([path, z.array(path).min(1)]),
	})
	.meta({description: 'Where a role is: the side, and a path or a list of paths tried in order'});

const number = z.number();
const joinRule = z.enum(['trim', 'case']);
const labelRule = z.enum(['trim', 'unquote', 'number', 'case', 'boolean']);

const decision = z.strictObject({
	threshold: number.optional(),
	rule: z.enum(['>', '>=']).optional(),
	argmax: z.literal(true).optional(),
	classes: z.array(z.string()).min(2).optional(),
	transform: z.array(z.enum(['percent', 'sigmoid', 'complement'])).optional(),
});

export const problemTypes = ['BinaryClassification', 'MulticlassClassification', 'Regression'] as const;

/** The mapping file (product contract, section 5). Unknown keys are refused. */
export const mappingSchema = z.strictObject({
	version: z.literal(1),
	problemType: z.enum(problemTypes),
	roles: z.strictObject({
		id: role.optional(),
		truthId: role.optional(),
		features: role.optional(),
		prediction: role.optional(),
		probability: role.optional(),
		groundTruth: role.optional(),
	}),
	decision: decision.optional(),
	join: z
		.strictObject({
			normalise: z.array(joinRule).optional(),
			stripPrefix: z.string().optional(),
			stripSuffix: z.string().optional(),
			duplicates: z.enum(['all', 'first', 'last']).optional(),
		})
		.optional(),
	labels: z
		.strictObject({
			positive: z.string().optional(),
			negative: z.string().optional(),
			normalise: z.array(labelRule).optional(),
			rename: z.record(z.string(), z.string()).optional(),
		})
		.optional(),
	monitor: z
		.strictObject({
			features: z.string().optional(),
			prediction: z.string().optional(),
			probability: z.string().optional(),
			threshold: number.optional(),
			groundTruth: z.string().optional(),
		})
		.optional(),
});

type DeepReadonly<T> = T extends object ? {readonly [K in keyof T]: DeepReadonly<T[K]>} : T;

export type Mapping = DeepReadonly<z.infer<typeof mappingSchema>>;
export type ProblemType = (typeof problemTypes)[number];
export type RoleName = keyof Mapping['roles'];
export type Role = NonNullable<Mapping['roles']['prediction']>;
export type LabelRules = NonNullable<Mapping['labels']>;
export type LabelRule = z.infer<typeof labelRule>;
export type JoinRules = NonNullable<Mapping['join']>;
export type Decision = NonNullable<Mapping['decision']>;

/** A partial mapping in the manner of JSON merge patch (RFC 7386): `null` takes a key away. */
export type MappingPatch = {
	readonly [K in keyof Omit<Mapping, 'version'>]?: PatchOf<Mapping[K]> | null;
};
type PatchOf<T> = T extends readonly unknown[] | string | number | boolean
	? T
	: {readonly [K in keyof T]?: PatchOf<NonNullable<T[K]>> | null};
