type Schema = {readonly [keyword: string]: unknown};
type Rule = (value: unknown, argument: unknown, schema: Schema) => boolean;

/** Whether a value satisfies a JSON Schema (2020-12), for the keywords that ours uses; any other keyword throws. */
export function satisfies(schema: unknown, value: unknown): boolean {
	if (typeof schema === 'boolean') return schema;
	if (!isObject(schema)) throw new Error(`no schema: ${JSON.stringify(schema)}`);
	return Object.entries(schema).every(([keyword, argument]) => {
		const rule = rules[keyword];
		if (!rule) throw new Error(`the keyword ${keyword} is not known here`);
		return rule(value, argument, schema);
	});
}

const annotation: Rule = () => true;

const rules: {readonly [keyword: string]: Rule} = {
	$schema: annotation,
	title: annotation,
	description: annotation,
	type: (value, type) => typeOf(value) === type,
	const: (value, constant) => value === constant,
	enum: (value, allowed) => listOf(allowed).includes(value),
	pattern: (value, pattern) => typeof value !== 'string' || new RegExp(String(pattern), 'u').test(value),
	minItems: (value, least) => !Array.isArray(value) || value.length >= Number(least),
	items: (value, item) => !Array.isArray(value) || value.every((entry) => satisfies(item, entry)),
	anyOf: (value, branches) => listOf(branches).some((branch) => satisfies(branch, value)),
	required: (value, keys) => !isObject(value) || listOf(keys).every((key) => Object.hasOwn(value, String(key))),
	properties: (value, properties) =>
		!isObject(value) ||
		Object.entries(schemasOf(properties)).every(
			([key, inner]) => !Object.hasOwn(value, key) || satisfies(inner, value[key]),
		),
	propertyNames: (value, names) => !isObject(value) || Object.keys(value).every((key) => satisfies(names, key)),
	additionalProperties: (value, rest, schema) => {
		const known = schemasOf(schema['properties'] ?? {});
		return (
			!isObject(value) || Object.keys(value).every((key) => Object.hasOwn(known, key) || satisfies(rest, value[key]))
		);
	},
};

function typeOf(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function listOf(argument: unknown): readonly unknown[] {
	if (!Array.isArray(argument)) throw new Error(`no list: ${JSON.stringify(argument)}`);
	return argument;
}

function schemasOf(argument: unknown): Schema {
	if (!isObject(argument)) throw new Error(`no schemas: ${JSON.stringify(argument)}`);
	return argument;
}

function isObject(value: unknown): value is Schema {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
