import {setTimeout as sleep} from 'node:timers/promises';
import {type Program, startProgram} from '../../test/support/pty.js';
import {bundledProgram} from '../contenders/contenders.js';
import type {BenchData} from '../data/generate.js';
import {type Figure, measured} from './figure.js';

const starts = 5;
const thresholdKeys = 20;
const [linesBeforeValues, valuesOfResponse] = [3, 2];
const idleMilliseconds = 2000;
const longestWait = 600_000;
/** While records stream, keys come at this distance in milliseconds, a little faster than a keyboard repeats them. */
const keyDistance = 30;
/** The end of a synchronised update is the end of a frame. */
const endOfFrame = '\u001B[?2026l';

/** What a user meets: the bundled program in a real terminal of 120×40. */
export async function screenFigures(data: BenchData): Promise<readonly Figure[]> {
	const program = open([data.captures, '--ground-truth', data.truth, '--monitor', data.monitor]);
	const waits = await waitsWhileReading(program);
	await close(program);
	const mapped = open([
		...[data.captures, '--ground-truth', data.truth, '--monitor', data.monitor],
		...['--mapping', data.byProbability],
	]);
	await mapped.waitFor(isRead, longestWait);
	const steps = await thresholdSteps(mapped);
	const idle = await bytesWithin(mapped, idleMilliseconds);
	const behind = await waitsBehindEdits(mapped);
	await close(mapped);
	return [
		{name: 'first frame of the demo', unit: 'ms', measured: measured(await firstFrames()), bound: 400},
		...(waits.length === 0
			? []
			: [{name: 'key to frame while records stream', unit: 'ms', measured: measured(waits), bound: 50} as const]),
		{name: 'key right behind a change of the mapping, to frame', unit: 'ms', measured: measured(behind), bound: 50},
		{name: 'threshold key to frame', unit: 'ms', measured: measured(steps.map(({time}) => time))},
		{name: 'frame of a threshold key', unit: 'bytes', measured: measured(steps.map(({bytes}) => bytes))},
		{name: `sent in ${idleMilliseconds / 1000} idle seconds`, unit: 'bytes', measured: measured([idle])},
	];
}

function open(args: readonly string[]): Program {
	return startProgram({command: process.execPath, args: [bundledProgram, ...args], columns: 120, rows: 40});
}

async function close(program: Program): Promise<void> {
	program.kill('SIGTERM');
	await program.exit;
}

async function firstFrames(): Promise<readonly number[]> {
	const times: number[] = [];
	for (let start = 0; start < starts; start++) {
		const started = performance.now();
		const program = open(['demo', 'all']);
		await until(() => program.output().includes(endOfFrame));
		times.push(performance.now() - started);
		await close(program);
	}
	return times;
}

/** Opens and closes the list of keys as long as there is something to read. */
async function waitsWhileReading(program: Program): Promise<readonly number[]> {
	const waits: number[] = [];
	await program.waitFor((lines) => isReading(lines) || isRead(lines), longestWait);
	while (isReading(program.screen())) {
		waits.push(await waitForList(program));
		await sleep(keyDistance);
	}
	return waits;
}

/** Opens the list of keys, or closes it; how long until it is seen. */
async function waitForList(program: Program): Promise<number> {
	const isShown = (lines: readonly string[]) => lines.some((line) => line.includes('Esc closes'));
	const shown = isShown(program.screen());
	const pressed = performance.now();
	program.press('?');
	await program.waitFor((lines) => isShown(lines) !== shown, longestWait);
	return performance.now() - pressed;
}

/** Gives the values of a response roles, one after the other, and opens the list of keys while it is found out what that comes to. */
async function waitsBehindEdits(program: Program): Promise<readonly number[]> {
	const waits: number[] = [];
	program.press('2', 'tab', ...Array.from({length: linesBeforeValues}, () => 'down'));
	for (let value = 0; value < valuesOfResponse; value++) {
		for (const role of ['g', 'p', 'b']) {
			await quiet(program);
			program.press('a');
			program.press(role);
			await sleep(keyDistance);
			waits.push(await waitForList(program));
			await waitForList(program);
			await quiet(program);
			program.press('u');
		}
		program.press('down');
	}
	return waits;
}

function isRead(lines: readonly string[]): boolean {
	return !isReading(lines) && lines.some((line) => line.includes('can match'));
}

/** The progress bar's percentage is the only one on the screen. */
function isReading([title = '']: readonly string[]): boolean {
	return / \d+ % /.test(title);
}

type Step = {readonly time: number; readonly bytes: number};

async function thresholdSteps(program: Program): Promise<readonly Step[]> {
	const steps: Step[] = [];
	await quiet(program);
	for (let key = 0; key < thresholdKeys; key++) {
		const written = program.output().length;
		const pressed = performance.now();
		program.press('=');
		await until(() => program.output().includes(endOfFrame, written));
		const frame = program.output().slice(written);
		steps.push({
			time: performance.now() - pressed,
			bytes: Buffer.byteLength(frame.slice(0, frame.indexOf(endOfFrame) + endOfFrame.length)),
		});
		await quiet(program);
	}
	return steps;
}

/** What follows a frame, the findings for example, has come to rest as well. */
async function quiet(program: Program): Promise<void> {
	while ((await bytesWithin(program, 400)) > 0);
}

async function bytesWithin(program: Program, milliseconds: number): Promise<number> {
	const before = program.bytesWritten();
	await sleep(milliseconds);
	return program.bytesWritten() - before;
}

async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await sleep(1);
}
