import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import {build} from 'esbuild';
import {bundleOptions} from './bundle-options.mjs';
import {licenceTexts} from './licence-texts.mjs';

const outfile = 'out/mqm-debug.mjs';
const {metafile} = await build({
	...(await bundleOptions()),
	entryPoints: ['src/cli.ts'],
	outfile,
	minify: true,
	metafile: true,
});
// Node reads a file with any other characters by two bytes each, and takes 10 ms longer to understand this one.
const ascii = readFileSync(outfile, 'utf8').replaceAll(/[^\0-\x7f]/g, escaped);
writeFileSync(outfile, ascii);
chmodSync(outfile, 0o755);
writeFileSync('out/THIRD-PARTY-LICENSES.txt', licenceTexts(Object.keys(metafile.inputs)));

/** esbuild has escaped all but what stands in regular expressions, which know the same escape. */
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
