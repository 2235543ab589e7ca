import {openKeyboard} from '../../../src/terminal/keyboard.js';
import {loadScreen} from '../../../src/terminal/launch-environment.js';

/** `key-program.mjs [-]`: a small terminal program; with `-` it reads data from standard input. */
const stdinIsData = process.argv.includes('-');
const keyboard = openKeyboard({stdinIsData});
if (keyboard.ok) {
	const {showKeys} = await loadScreen(() => import('./key-screen.js'));
	process.exitCode = await showKeys(keyboard.value, stdinIsData ? firstLine() : Promise.resolve('none'));
} else {
	process.stderr.write(`${keyboard.problem.what}. ${keyboard.problem.mend ?? ''}\n`);
	process.exitCode = 2;
}

function firstLine(): Promise<string> {
	return new Promise((resolve) => {
		process.stdin.once('data', (data: Buffer) => {
			resolve(data.toString().split('\n')[0] ?? '');
			process.stdin.on('data', () => undefined);
		});
	});
}
