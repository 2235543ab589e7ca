import {readdirSync, readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {describe, expect, test} from 'vitest';

const source = join(import.meta.dirname, '../src');

/** What each folder may import from, besides itself: data flow one way. */
const layers: Readonly<Record<string, readonly string[]>> = {
	records: [],
	metrics: ['records'],
	mapping: ['records', 'metrics'],
	monitor: ['records', 'metrics', 'mapping'],
	findings: ['records', 'metrics', 'mapping', 'monitor'],
	session: ['records', 'metrics', 'mapping', 'monitor', 'findings'],
	lab: ['records', 'metrics', 'mapping', 'monitor', 'findings', 'demo'],
	apply: ['records', 'metrics', 'mapping', 'monitor', 'findings'],
	export: ['records', 'metrics', 'mapping', 'monitor', 'findings', 'apply'],
	demo: [],
	plain: ['records', 'metrics', 'mapping', 'findings', 'report', 'session', 'runtime', 'ui'],
};

const core = ['records', 'metrics', 'mapping', 'monitor', 'findings', 'session'];

const files = readdirSync(source, {recursive: true, encoding: 'utf8'}).filter((name) => /\.tsx?$/.test(name));

function importsOf(file: string): readonly string[] {
	const text = readFileSync(join(source, file), 'utf8');
	return [...text.matchAll(/\bfrom '([^'\n]+)';|\bimport\('([^'\n]+)'\)/g)].map(
		([, name, dynamic]) => name ?? dynamic ?? '',
	);
}

function folderOf(file: string): string {
	return file.split('/')[0] ?? '';
}

/** The folder of src that a relative import leads to. */
function targetOf(file: string, name: string): string {
	return folderOf(relative(source, join(source, file, '..', name)));
}

describe.each(Object.entries(layers))('src/%s', (folder, allowed) => {
	const own = files.filter((file) => folderOf(file) === folder);

	test('imports only from where data come to it', () => {
		const strangers = own.flatMap((file) =>
			importsOf(file)
				.filter((name) => name.startsWith('.'))
				.map((name) => ({file, target: targetOf(file, name)}))
				.filter(({target}) => target !== folder && !allowed.includes(target)),
		);

		expect(own.length).toBeGreaterThan(0);
		expect(strangers).toEqual([]);
	});
});

test.each(core)('src/%s knows neither Ink nor React nor the file system', (folder) => {
	const packages = files
		.filter((file) => folderOf(file) === folder)
		.flatMap(importsOf)
		.filter((name) => !name.startsWith('.'));

	expect(packages.filter((name) => !['zod', 'ndjson'].includes(name))).toEqual([]);
});

test('Ink is known to ui and terminal alone', () => {
	const users = files.filter((file) => importsOf(file).some((name) => /^(ink|react)/.test(name)));

	expect([...new Set(users.map(folderOf))].sort()).toEqual(['terminal', 'ui']);
});

test('the plain mode runs without Ink: what it needs of ui are functions from the model to lines', () => {
	const reached = new Set<string>();
	const reach = (file: string) => {
		if (reached.has(file)) return;
		reached.add(file);
		const text = readFileSync(join(source, file), 'utf8').replaceAll(/^import type [^;]*;/gm, '');
		for (const [, name = ''] of text.matchAll(/\bfrom '([^'\n]+)';/g)) {
			if (!name.startsWith('.')) reached.add(name);
			else reach(relative(source, join(source, file, '..', name)).replace(/\.js$/, '.ts'));
		}
	};
	reach('plain/show-plain.ts');

	expect(reached).toContain('ui/keymap.ts');
	expect([...reached].filter((name) => /^(ink|react)/.test(name))).toEqual([]);
});

test('no folder or file is named after nothing', () => {
	expect(files.filter((file) => /(^|\/)(utils?|helpers?|manager|common|misc)\b/.test(file))).toEqual([]);
});
