import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {build} from 'esbuild';

/** In `string-width/index.js`: what is found, and what stands there instead. */
const quicker = [
	// All emoji are known when the module is loaded, which takes 20 ms: here, when one may be asked about.
	[
		/^const segmenter = (new Intl\.Segmenter\(\));$/m,
		'let made;\nconst segmenter = {segment: (text) => (made ??= $1).segment(text)};',
	],
	// Any character that is not ASCII is asked about, which takes 30 ms the first time. Of single UTF-16 code units
	// Emoji_Presentation says the same.
	[
		/^const rgiEmojiRegex = (.+);$/m,
		'let emoji;\nconst single = /\\p{Emoji_Presentation}/u;\nconst rgiEmojiRegex = {test: (text) => (text.length === 1 ? single : (emoji ??= $1)).test(text)};',
	],
	// Ink measures every line of every frame. Few have characters that are not simple, and most of these were in the last one.
	[
		/^export default function stringWidth\(/m,
		`import {isOneColumnEach} from ${JSON.stringify(resolve('src/terminal/text-width.ts'))};
const widths = new Map();
export default function stringWidth(input, options) {
	if (options !== undefined || typeof input !== 'string') return measured(input, options);
	if (isOneColumnEach(input)) return input.length;
	const known = widths.get(input);
	if (known !== undefined) return known;
	if (widths.size >= 4096) widths.clear();
	const width = measured(input);
	widths.set(input, width);
	return width;
}
function measured(`,
	],
];

const quickWidths = {
	name: 'quick-widths',
	setup({onLoad}) {
		onLoad({filter: /[\\/]string-width[\\/]index\.js$/}, ({path}) => {
			const source = readFileSync(path, 'utf8');
			return {contents: quicker.reduce((text, [found, instead]) => text.replace(found, instead), source)};
		});
	},
};

/** Ink does not export where it collects a frame. In a single file that is not found by its place beside Ink's entry. */
const inkOutput = {
	name: 'ink-output',
	setup({onLoad}) {
		const file = JSON.stringify(resolve('node_modules/ink/build/output.js'));
		const contents = `export const loadInkOutput = async () => (await import(${file})).default;`;
		onLoad({filter: /[\\/]terminal[\\/]ink-output\.ts$/}, () => ({contents}));
	},
};

/** How the program is made one file that runs on its own. */
export async function bundleOptions() {
	const {version} = JSON.parse(readFileSync('package.json', 'utf8'));
	return {
		bundle: true,
		platform: 'node',
		// Yoga awaits its WebAssembly at the top level, which only this format can.
		format: 'esm',
		target: 'node20',
		// The licences of what is bundled go into a file of their own.
		legalComments: 'none',
		define: {
			'process.env.NODE_ENV': '"production"',
			bundledVersion: JSON.stringify(version),
			bundledThread: JSON.stringify(await bundledThread()),
		},
		// Ink imports them for DEV=true; the first is not installed.
		alias: {'react-devtools-core': './stubs/devtools.mjs', ws: './stubs/ws.mjs'},
		// signal-exit, a dependency of Ink, is CommonJS and requires Node's own modules.
		banner: {
			js: "import {createRequire as makeRequire} from 'node:module'; const require = makeRequire(import.meta.url);",
		},
		plugins: [quickWidths, inkOutput],
		logLevel: 'warning',
	};
}

/** The thread that reads parts of large files compiles its own few modules, not the whole program. */
async function bundledThread() {
	const thread = await build({
		entryPoints: ['src/sources/serve-parts.ts'],
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		minify: true,
		legalComments: 'none',
		write: false,
		logLevel: 'warning',
	});
	return thread.outputFiles[0].text;
}
