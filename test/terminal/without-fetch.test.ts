import {expect, it} from 'vitest';
import {withoutFetch} from '../../src/terminal/without-fetch.js';

it('fetch is there again when what was loaded is, or could not be', async () => {
	const {fetch} = globalThis;
	expect(await withoutFetch(() => Promise.resolve(typeof globalThis.fetch))).toBe('undefined');
	expect(globalThis.fetch).toBe(fetch);
	await expect(withoutFetch(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
	expect(globalThis.fetch).toBe(fetch);
});
