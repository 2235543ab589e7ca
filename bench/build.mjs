import {build} from 'esbuild';
import {bundleOptions} from '../bundle-options.mjs';

const beside = {bundle: true, packages: 'external', platform: 'node', format: 'esm', logLevel: 'warning'};

await build({
	...beside,
	entryPoints: ['bench/run.ts', 'bench/programs/duckdb.ts', 'bench/programs/ndjson.ts', 'bench/live/session.ts'],
	outbase: 'bench',
	outdir: 'out/bench',
	outExtension: {'.js': '.mjs'},
});
await build({...beside, entryPoints: ['src/sources/serve-parts.ts'], outfile: 'out/bench/live/serve-parts.js'});
// What commands cost is measured as the bundled program draws them.
await build({...(await bundleOptions()), entryPoints: ['bench/live/verbs.ts'], outfile: 'out/bench/live/verbs.mjs'});
