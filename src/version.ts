import {readFileSync} from 'node:fs';

/** The bundle is a single file without a package.json beside it: bundle.mjs puts the version in here. */
declare const bundledVersion: string | undefined;

export const version: string = typeof bundledVersion === 'string' ? bundledVersion : packageVersion();

function packageVersion(): string {
	const manifest: {version: string} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
	return manifest.version;
}
