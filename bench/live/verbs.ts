import {setImmediate} from 'node:timers/promises';
import {placeUnderCursor} from '../../src/session/assigning.js';
import {wantedErrand} from '../../src/session/errands/running.js';
import {editToMeasure} from '../../src/session/history/history.js';
import {suggestionToTry} from '../../src/session/lens/lens.js';
import type {Model} from '../../src/session/model.js';
import {isUpToDate} from '../../src/session/steps.js';
import {stopsReading} from '../../src/session/stop-reading.js';
import type {Key} from '../../src/terminal/keys.js';
import type {Binding} from '../../src/ui/binding.js';
import {bindings} from '../../src/ui/keymap.js';
import {typedKey} from '../../src/ui/typed.js';
import {footerLine} from '../../src/ui/views/footer.js';
import {drawnSession} from './drawn-session.js';
import {type Watched, watched} from './event-loop.js';
import type {Figure, Measured} from './figure.js';
import {type Input, openers, type Script, scripts, unmeasured} from './verb-scripts.js';

/**
 * What every command of the keymap costs on a large capture, drawn on a terminal of 120×40 that is none: the longest
 * time for which one key keeps the next one waiting, and how long the answer takes. Before each, an edit makes what is
 * remembered useless. Prints its figures as JSON; with `--each` those of every command on standard error.
 */
const [captures = '', truth = '', monitor = '', byProbability = '', ...options] = process.argv.slice(2);
const only = options.find((option) => option.startsWith('--only='))?.slice('--only='.length);
const size = {columns: 120, rows: 40};

type Pressed = Watched & {readonly name: string; readonly update: number};

const {store} = await drawnSession({captures, truth, monitor, byProbability}, size);
const measured: Pressed[] = [];
await rest();
const openedAt = store.get().draft?.at ?? 0;
for (const binding of bindings) {
	if (unmeasured[binding.command] !== undefined) continue;
	for (const script of scriptsOf(binding)) {
		const name = script.name ?? binding.command;
		if (only !== undefined && !new RegExp(only).test(name)) continue;
		await prepare(script);
		const one = {name, ...(await pressed(script.key))};
		measured.push(one);
		if (options.includes('--each')) tellOne(one);
	}
}
process.stdout.write(`${JSON.stringify(figures(measured))}\n`);
process.exit();

/** By its name where it has no key, else by its first key, in the view that it belongs to. */
function scriptsOf({command, keys: [key], within}: Binding): readonly Script[] {
	const own = scripts[command];
	if (own !== undefined) return own;
	if (key === undefined) return [{before: [':', {text: command}], key: 'enter'}];
	return [{before: within === undefined ? [] : (openers[within] ?? []), key}];
}

/** All records, nothing open, an edit that was never made before; then what the script begins with. */
async function prepare({before = []}: Script): Promise<void> {
	for (let left = 0; left < 4; left++) await pressAndRest('escape');
	while ((store.get().draft?.at ?? 0) > openedAt) {
		store.dispatch({type: 'undone'});
		await rest();
	}
	if (store.get().openedLists.length > 0) {
		store.dispatch({type: 'focus-set', focus: 'record'});
		toPlace('input $');
		store.dispatch({type: 'list-toggled'});
	}
	if (store.get().record.raw) store.dispatch({type: 'raw-toggled'});
	store.dispatch({type: 'step-chosen', step: 2});
	store.dispatch({type: 'record-changed', by: Number.NEGATIVE_INFINITY});
	const names = {positive: `yes ${measured.length}`, negative: `no ${measured.length}`};
	const changes = {labels: {...names, rename: {'0': names.negative, '1': names.positive}}};
	store.dispatch({type: 'fix-applied', fix: {id: 'bench', title: 'renamed', certainty: 'safe', rescues: 0, changes}});
	await rest();
	for (const input of before) await pressAndRest(input);
}

async function pressAndRest(input: Input): Promise<void> {
	press(input);
	if (typeof input === 'string' || !('begun' in input)) await rest();
	else await untilBegun();
}

function press(input: Input): void {
	if (typeof input !== 'string') {
		if ('begun' in input) press(input.begun);
		else if ('text' in input) store.dispatch({type: 'text-typed', text: input.text});
		else toPlace(input.place);
		return;
	}
	// A chord is two keys.
	for (const key of input.split(' ')) {
		const event = typedKey(key);
		const meant = event.meant(store.get());
		if (meant?.type === 'refused') throw new Error(`${input} is refused: ${meant.reason}`);
		store.dispatch(event);
	}
}

function toPlace(wanted: string): void {
	store.dispatch({type: 'cursor-moved', by: -size.rows});
	for (let line = 0; line < size.rows; line++) {
		const place = placeUnderCursor(store.get());
		if (place !== undefined && `${place.from} ${place.path}` === wanted) return;
		press('down');
	}
	throw new Error(`${wanted} is not in the record`);
}

async function rest(): Promise<void> {
	const yes = () => true;
	await watched(() => {}, {isAnswered: yes, isWhole: yes, isAtRest: () => isAtRest(store.get()), isTold: () => false});
}

/** The key has been answered; what it began goes on. */
async function untilBegun(): Promise<void> {
	while (store.get().waiting.length > 0) await setImmediate();
}

async function pressed(key: Key): Promise<Omit<Pressed, 'name'>> {
	let update = 0;
	const act = () => {
		const started = performance.now();
		press(key);
		update = performance.now() - started;
	};
	const found = await watched(act, {
		isAnswered: () => isAnswered(store.get()),
		isWhole: () => wantedErrand(store.get()) === undefined,
		isAtRest: () => isAtRest(store.get()),
		isTold: () => isTold(store.get()),
	});
	return {update, ...found};
}

/** What was asked for is done; counts on the screen that follow from it may be marked as still being found out. */
function isAnswered({rereading, waiting, search}: Model): boolean {
	return rereading === undefined && waiting.length === 0 && search.state !== 'running';
}

function isAtRest(model: Model): boolean {
	const {loading, record, draft} = model;
	const isQuiet = loading.state === 'done' && draft !== undefined && record.line?.row === record.row;
	if (!isQuiet || !isAnswered(model) || wantedErrand(model) !== undefined || !isUpToDate(model)) return false;
	return editToMeasure(model) === undefined && suggestionToTry(model) === undefined;
}

/** The header tells of reading once more, the last line of all else. */
function isTold(model: Model): boolean {
	const text = footerLine(model, size.columns)
		.map((part) => part.text)
		.join('');
	return stopsReading(model) || /Esc (stops|calls)/.test(text);
}

function figures(all: readonly Pressed[]): readonly Figure[] {
	const told = all.filter((one) => one.told);
	const silent = all.filter((one) => !one.told);
	const followed = all.filter(({answer, whole}) => whole > answer);
	const figure = (name: string, some: readonly Pressed[], timeOf: (one: Pressed) => number) => {
		const measured = some.map((one): Measured => ({of: one.name, value: timeOf(one)}));
		return {name, unit: 'ms', measured} as const;
	};
	return [
		{...figure('longest time a command keeps keys waiting', all, ({longestBlock}) => longestBlock), bound: 50},
		{...figure('answer of a command', silent, ({answer}) => answer), bound: 100},
		figure('answer of a command that shows how far it is and ends with Esc', told, ({answer}) => answer),
		figure('until counts are there that follow an answer, marked till then', followed, ({whole}) => whole),
	].filter(({measured}) => measured.length > 0);
}

function tellOne({name, update, longestBlock, answer, whole, told}: Pressed): void {
	const cells = [name.padEnd(64), ...[update, longestBlock, answer, whole].map((time) => time.toFixed(1).padStart(8))];
	process.stderr.write(`${cells.join(' ')}${told ? '  progress, Esc' : ''}\n`);
}
