import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {keySequence, scriptKeys} from '../support/key-sequences.js';
import {screenPng} from '../support/picture.js';
import {startProgram} from '../support/pty.js';

/** The pictures of the README, each the real screen after some keys. Run from the project's root, after a build. */
const pictures = [
	{name: 'start', columns: 120, rows: 36, keys: '', shows: '3 Key names ✗'},
	{name: 'mended', columns: 120, rows: 36, keys: '<enter><enter><enter>', shows: 'accuracy 0.831'},
	{
		name: 'review',
		columns: 120,
		rows: 36,
		keys: '<enter><enter><enter><enter><enter><enter>',
		shows: 'Nothing is open',
	},
	{name: 'stepper', columns: 120, rows: 36, keys: '<enter><enter><enter>sssss', shows: 'The whole way'},
	{name: 'threshold', columns: 120, rows: 36, keys: '<enter><enter><enter>T', shows: 'best F1'},
	{name: 'numbers', columns: 120, rows: 36, keys: '<enter><enter><enter>m', shows: 'Funnel'},
	{name: 'narrow', columns: 80, rows: 24, keys: '2', shows: 'Decide at 0.5'},
] as const;

const program = resolve('dist/cli.js');

for (const {name, columns, rows, keys, shows} of pictures) {
	const cwd = mkdtempSync(join(tmpdir(), 'mqm-pictures-'));
	const started = startProgram({command: process.execPath, args: [program, 'demo', 'all'], cwd, columns, rows});
	await started.waitFor('3 Key names ✗');
	for (const key of scriptKeys(keys)) {
		const before = started.screen().join('\n');
		started.type(keySequence(key));
		await started.waitFor((lines) => lines.join('\n') !== before);
	}
	await started.waitFor(shows);
	await new Promise((done) => setTimeout(done, 300));
	writeFileSync(`test/pictures/${name}.png`, screenPng(started.terminal));
	process.stdout.write(`test/pictures/${name}.png\n`);
	started.kill('SIGTERM');
	await started.exit;
}
process.exit(0);
