import {join} from 'node:path';
import {Readable} from 'node:stream';
import {describe, expect, it} from 'vitest';
import {findSources} from '../../src/sources/find-sources.js';
import {sessionKey} from '../../src/sources/session-key.js';
import {memorySource, type Source} from '../../src/sources/source.js';
import {valueIn} from '../support/results.js';
import {temporaryFolder} from './temporary-folder.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const settings = [{threshold: 0.5}];

function keyOf(
	captures: readonly Source[],
	groundTruth: readonly Source[] = [],
	others: readonly unknown[] = settings,
) {
	return sessionKey({captures, groundTruth}, others);
}

const source = (text: string, name = 'capture.jsonl') => memorySource(name, [bytes(text)]);

describe('the key of a session', () => {
	it('is the same for the same inputs, wherever they lie', async () => {
		const [first, second] = [temporaryFolder({'a.jsonl': '{"a":1}\n'}), temporaryFolder({'a.jsonl': '{"a":1}\n'})];
		const [here, there] = await Promise.all(
			[first, second].map(async (folder) => keyOf(valueIn(await findSources([join(folder, 'a.jsonl')])))),
		);
		expect(here).toMatch(/^[0-9a-f]{32}$/);
		expect(there).toBe(here);
	});

	it('is another one for other content, size, name, role or settings', async () => {
		const keys = await Promise.all([
			keyOf([source('{"a":1}')]),
			keyOf([source('{"a":2}')]),
			keyOf([source('{"a":1}\n')]),
			keyOf([source('{"a":1}', 'other.jsonl')]),
			keyOf([source('{"a":1}')], [source('{"a":1}')]),
			keyOf([source('{"a":1}'), source('{"a":1}')]),
			keyOf([source('{"a":1}')], [], [{threshold: 0.4}]),
			keyOf([source('{"a":1}')], [], [undefined, {version: 1}]),
		]);
		expect(new Set(keys).size).toBe(keys.length);
	});

	it('looks at the beginning only, however the bytes come', async () => {
		const text = 'x'.repeat(70_000);
		const whole = source(`${text}a`);
		const pieces = memorySource('capture.jsonl', [bytes(text.slice(0, 100)), bytes(`${text.slice(100)}b`)]);
		expect(await keyOf([whole])).toBe(await keyOf([pieces]));
	});

	it('is none for what can be read only once', async () => {
		const piped: Source = {...source(''), size: undefined, open: () => Readable.from([bytes('{}')])};
		expect(await keyOf([source('{}'), piped])).toBeUndefined();
	});
});
