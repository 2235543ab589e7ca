import {truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {isLargeCheck} from '../../src/command-line/large-check.js';
import {worthThreads} from '../../src/sources/worth-threads.js';
import {temporaryFolder} from '../sources/temporary-folder.js';

it('knows a check of large files by the words of the command line', () => {
	const folder = temporaryFolder();
	const [captures, truth] = ['captures.jsonl', 'truth.jsonl'].map((name) => join(folder, name));
	for (const path of [captures, truth]) {
		writeFileSync(path ?? '', '');
		truncateSync(path ?? '', worthThreads / 2);
	}

	expect(isLargeCheck(['check', `${captures}`, '--ground-truth', `${truth}`, '--json'])).toBe(true);
	expect(isLargeCheck(['check', `${captures}`, '--json', '--ground-truth', join(`${truth}`, 'not a folder')])).toBe(
		false,
	);
	expect(isLargeCheck(['check', 'no\0name', 'x'.repeat(5000)])).toBe(false);
	expect(isLargeCheck(['apply', `${captures}`, `${truth}`])).toBe(false);
	expect(isLargeCheck([])).toBe(false);
});
