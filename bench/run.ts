import {readFileSync, writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {contenders, ours} from './contenders/contenders.js';
import {race} from './contenders/race.js';
import {dataFolder} from './data/folder.js';
import {type BenchData, benchData} from './data/generate.js';
import {type Figure, together} from './live/figure.js';
import {packagesLoaded} from './live/loaded-modules.js';
import {screenFigures} from './live/screen.js';
import {timedRun} from './measure/timed-process.js';
import {circumstances} from './report/machine.js';
import {withBench} from './report/readme.js';
import {liveTable, raceTable} from './report/table.js';

const usage = `npm run bench -- [--records 1000000] [--runs 11] [--only NAME…] [--no-race] [--no-live] [--generate] [--readme]
Measures mqm-debug against other ways to do the same work, each as a whole process, and what a user meets while the
debugger is open.
  --records   size of the work; the files are kept under $MQM_BENCH_DATA, the cache folder or the temporary folder
  --runs      rounds in which every program runs once (slow ones in three of them), and sessions of the debugger (three at
              most); the medians count
  --only      programs whose name holds this text, beside ours; may be given several times
  --generate  only write the files and say where they are
  --readme    write the tables into README.md
The Python with pandas and scikit-learn can be named by $BENCH_PYTHON.
`;

/** What is under way in the debugger is measured in so many sessions at most. */
const mostSessions = 3;
const muchMemory = '--max-old-space-size=12000';

const {values} = parseArgs({
	options: {
		records: {type: 'string', default: '1000000'},
		runs: {type: 'string', default: '11'},
		only: {type: 'string', multiple: true},
		'no-race': {type: 'boolean', default: false},
		'no-live': {type: 'boolean', default: false},
		generate: {type: 'boolean', default: false},
		readme: {type: 'boolean', default: false},
		help: {type: 'boolean', default: false},
	},
});

if (values.help) process.stdout.write(usage);
else await bench();
// The terminals that programs ran in would keep the process alive.
process.exit();

async function bench(): Promise<void> {
	const [records, runs] = [wholeNumber('records', values.records), wholeNumber('runs', values.runs)];
	const folder = dataFolder(process.env);
	tell(`data in ${folder}`);
	const data = benchData(folder, records);
	if (values.generate) return;
	const tables = [circumstances(records, new Date())];
	if (!values['no-race']) tables.push(raceTable(await race(chosen(values.only), data, runs, tell)));
	if (!values['no-live']) tables.push(liveTable(await liveFigures(data, runs)), startText());
	const text = tables.join('\n\n');
	process.stdout.write(`${text}\n`);
	if (values.readme) writeFileSync('README.md', withBench(readFileSync('README.md', 'utf8'), text));
}

function chosen(only: readonly string[] | undefined) {
	if (only === undefined) return contenders;
	return contenders.filter((one) => one === ours || only.some((text) => one.name.includes(text)));
}

async function liveFigures(data: BenchData, runs: number): Promise<readonly Figure[]> {
	const {captures, truth, monitor, byProbability} = data;
	// React's development build draws at half the speed; the program never uses it.
	process.env['NODE_ENV'] = 'production';
	const files = [captures, truth, monitor, byProbability];
	const sessions: (readonly Figure[])[] = [];
	for (let session = 1; session <= Math.min(runs, mostSessions); session++) {
		tell(`session ${session}: edits, commands, screen`);
		const edits = await figuresOf(['--expose-gc', muchMemory, 'out/bench/live/session.mjs', ...files]);
		const verbs = await figuresOf([muchMemory, 'out/bench/live/verbs.mjs', ...files]);
		sessions.push([...edits, ...verbs, ...(await screenFigures(data))]);
	}
	return together(sessions);
}

/** What a program measures in a process of its own. */
async function figuresOf(args: readonly string[]): Promise<readonly Figure[]> {
	const {output} = await timedRun([process.execPath, ...args]);
	return JSON.parse(output) as readonly Figure[];
}

/** What needs no screen must not pay for one. */
function startText(): string {
	const screen = ['ink', 'react', 'yoga-layout'];
	const loaded = packagesLoaded(['dist/cli.js', '--help']);
	const needless = screen.filter((name) => loaded.has(name));
	if (needless.length > 0) throw new Error(`--help loads ${needless.join(', ')}`);
	return `\`--help\` loads neither Ink nor React.`;
}

function wholeNumber(name: string, text: string): number {
	const number = Number(text);
	if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} wants a whole number above 0, not ${text}`);
	return number;
}

function tell(text: string): void {
	process.stderr.write(`${text}\n`);
}
