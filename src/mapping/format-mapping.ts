import {type Mapping, mappingKeys} from './mapping.js';

const lineWidth = 125;

/** The canonical text of a mapping file: keys in the order of the format, one line a role, a newline at the end. */
export function formatMapping(mapping: Mapping): string {
	const {role: roleKeys, roles: roleNames} = mappingKeys;
	const lines = entriesOf(mapping, mappingKeys.mapping).map(([key, value]) => {
		if (key !== 'roles') return entry(key, ordered(value, partKeys[key]), 1);
		// All roles have the same column, whichever are there: a new one must not move the others in a diff.
		const width = Math.max(...roleNames.map((name) => name.length)) + 3;
		const roles = entriesOf(value, roleNames).map(
			([name, role]) => `    ${`"${name}":`.padEnd(width)} ${compact(ordered(role, roleKeys))}`,
		);
		return roles.length === 0 ? '  "roles": {}' : `  "roles": {\n${roles.join(',\n')}\n  }`;
	});
	return `{\n${lines.join(',\n')}\n}\n`;
}

const partKeys: {readonly [part: string]: readonly string[] | undefined} = mappingKeys;

function entriesOf(value: unknown, keys: readonly string[]): readonly (readonly [string, unknown])[] {
	const entries = new Map(isObject(value) ? Object.entries(value) : []);
	return keys.filter((key) => entries.get(key) !== undefined).map((key) => [key, entries.get(key)]);
}

function ordered(value: unknown, keys: readonly string[] | undefined): unknown {
	return keys && isObject(value) ? Object.fromEntries(entriesOf(value, keys)) : value;
}

/** On one line where it fits, else one line for each thing inside. */
function entry(key: string, value: unknown, depth: number): string {
	const start = `${'  '.repeat(depth)}${JSON.stringify(key)}: `;
	const line = start + compact(value);
	if (line.length <= lineWidth || !isObject(value) || Object.keys(value).length === 0) return line;
	const inner = Object.entries(value).map(([innerKey, innerValue]) => entry(innerKey, innerValue, depth + 1));
	return `${start}{\n${inner.join(',\n')}\n${'  '.repeat(depth)}}`;
}

function compact(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(compact).join(', ')}]`;
	if (!isObject(value)) return JSON.stringify(value);
	return `{${Object.entries(value)
		.map(([key, inner]) => `${JSON.stringify(key)}: ${compact(inner)}`)
		.join(', ')}}`;
}

function isObject(value: unknown): value is {readonly [key: string]: unknown} {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
