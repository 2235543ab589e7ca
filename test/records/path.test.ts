import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Json} from '../../src/records/json.js';
import {formatPath, parsePath, type Segment, valueAt} from '../../src/records/path.js';

const oddKeys = [
	'',
	' ',
	'odd key',
	'"',
	"'",
	"\\'",
	'\\"',
	'\\',
	'\\\\"',
	']',
	'["x"]',
	'$',
	'0',
	'__proto__',
	'é',
	'\n',
	'\ud800',
];
const key = fc.oneof(
	fc.constantFrom(...oddKeys),
	fc.string({unit: 'binary'}),
	fc.string({unit: fc.constantFrom('\\', "'", '"', 'u', '0')}),
);
const segments = fc.array(fc.oneof(key, fc.nat()), {maxLength: 6});

describe('paths', () => {
	it('are read back from their one spelling', () => {
		fc.assert(
			fc.property(segments, (path: Segment[]) => {
				expect(parsePath(formatPath(path))).toEqual(path);
			}),
			{numRuns: 1000},
		);
	});

	it('may quote keys either way', () => {
		expect(parsePath(`$["it's"]`)).toEqual(["it's"]);
		expect(parsePath(`$['it\\'s']`)).toEqual(["it's"]);
		expect(parsePath(`$['say "x"']`)).toEqual(['say "x"']);
		expect(parsePath('$["\\u0041\\n"]')).toEqual(['A\n']);
	});

	it('are refused where the text is none', () => {
		for (const text of [
			'',
			'a',
			'.a',
			'$a',
			'$.',
			'$.a.',
			'$[',
			'$[x]',
			'$[-1]',
			'$["a]',
			'$.a b',
			'$..a',
			'$[1e3]',
			`$[${'9'.repeat(30)}]`,
		]) {
			expect(parsePath(text)).toBeUndefined();
		}
	});

	it('lead where a walk by hand leads', () => {
		const walk = (value: unknown, path: readonly Segment[]): unknown =>
			path.reduce<unknown>((at, segment) => {
				if (typeof segment === 'number') return Array.isArray(at) ? at[segment] : undefined;
				const isObject = typeof at === 'object' && at !== null && !Array.isArray(at);
				return isObject ? Object.entries(at).find(([name]) => name === segment)?.[1] : undefined;
			}, value);
		const few = fc.array(fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'length', 'toString'), fc.nat(2)), {
			maxLength: 4,
		});
		const {document} = fc.letrec<{document: Json}>((tie) => ({
			document: fc.oneof(
				{maxDepth: 4},
				fc.integer(),
				fc.array(tie('document'), {maxLength: 3}),
				fc.dictionary(fc.constantFrom('a', 'b', 'length'), tie('document'), {noNullPrototype: true}),
			),
		}));
		fc.assert(
			fc.property(document, few, (value, path) => {
				expect(valueAt(value, path)).toEqual(walk(value, path));
			}),
			{numRuns: 1000},
		);
	});
});
