import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/** The licences of all packages that the given source files belong to, one after the other in the order of their names. */
export function licenceTexts(sourceFiles) {
	const folders = [...new Set(sourceFiles.flatMap((file) => packageFolder(file) ?? []))];
	const texts = new Map(folders.map(licenceText));
	const names = [...texts.keys()].sort();
	return names.map((name) => `${name}\n${'='.repeat(name.length)}\n\n${texts.get(name)}\n`).join('\n\n');
}

/** `node_modules/a/node_modules/@b/c/lib/d.js` → `node_modules/a/node_modules/@b/c`. */
function packageFolder(file) {
	return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

function licenceText(folder) {
	const {name, version, license, author} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|-|$)/i.test(entry));
	const title = `${name} ${version} (${license ?? 'licence not stated'})`;
	return [title, file === undefined ? fromReadme(folder, author) : readFileSync(join(folder, file), 'utf8').trim()];
}

/** Some packages state their licence in the readme only, some only by its name. */
function fromReadme(folder, author) {
	const readme = join(folder, 'README.md');
	const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
	const section = /^#+ *licen[cs]e\s*\n([\s\S]*)/im.exec(text)?.[1]?.trim();
	return section ?? `The package holds no licence text. Copyright: ${author?.name ?? author ?? 'not stated'}.`;
}
