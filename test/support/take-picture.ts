import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {parseArgs} from 'node:util';
import {scriptKeys} from './key-sequences.js';
import {screenPng, screenSvg} from './picture.js';
import {type Program, startProgram} from './pty.js';

const usage = `npm run picture -- [--columns 80] [--rows 24] [--keys '1<enter>jj<wait>'] --out FILE.png|FILE.svg|FILE.txt -- COMMAND…
Runs COMMAND in a terminal, presses the keys, each once the screen is quiet, and takes a picture. <wait> only waits.
`;

/** No output for so long counts as quiet; a program that never rests is photographed after the longest wait. */
const quietInMilliseconds = 250;
const longestWaitInMilliseconds = 10_000;

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {
		columns: {type: 'string', default: '80'},
		rows: {type: 'string', default: '24'},
		keys: {type: 'string', default: ''},
		out: {type: 'string'},
	},
});
const [command, ...args] = positionals;

if (command === undefined || values.out === undefined) {
	process.stderr.write(usage);
	process.exitCode = 2;
} else {
	const program = startProgram({command, args, columns: Number(values.columns), rows: Number(values.rows)});
	await photograph(program, values.out);
	program.kill('SIGTERM');
}

async function photograph(program: Program, out: string): Promise<void> {
	await program.waitFor((lines) => lines.some((line) => line !== ''));
	await quiet(program);
	for (const key of scriptKeys(values.keys)) {
		if (key !== 'wait') program.press(key);
		await quiet(program);
	}
	mkdirSync(dirname(out), {recursive: true});
	writeFileSync(out, picture(program, out));
	process.stdout.write(`${program.screen().join('\n')}\n`);
}

function picture(program: Program, out: string): string | Buffer {
	if (out.endsWith('.svg')) return screenSvg(program.terminal);
	if (out.endsWith('.txt')) return `${program.screen().join('\n')}\n`;
	return screenPng(program.terminal);
}

async function quiet(program: Program): Promise<void> {
	const end = Date.now() + longestWaitInMilliseconds;
	let before = -1;
	while (program.bytesWritten() !== before && Date.now() < end) {
		before = program.bytesWritten();
		await new Promise((resolve) => setTimeout(resolve, quietInMilliseconds));
	}
}
