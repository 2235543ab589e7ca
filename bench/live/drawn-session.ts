import {EventEmitter} from 'node:events';
import {render} from 'ink';
import {createElement} from 'react';
import {openInputs} from '../../src/command-line/inputs.js';
import {openSession, type Session} from '../../src/runtime/open-session.js';
import type {Model} from '../../src/session/model.js';
import {loadScreen} from '../../src/terminal/launch-environment.js';
import {App} from '../../src/ui/app.js';
import type {BenchData} from '../data/generate.js';

type Files = Pick<BenchData, 'captures' | 'truth' | 'monitor' | 'byProbability'>;

/** The debugger as the program opens it, with its screen drawn on a terminal that is none. */
export async function drawnSession(files: Files, size: Model['size']): Promise<Session> {
	await loadScreen(() => import('ink'));
	const {captures, truth, monitor, byProbability: mapping} = files;
	const inputs = await openInputs({captures: [captures], groundTruth: [truth], monitor, mapping, flags: {}});
	if (!inputs.ok) throw new Error(inputs.problem.what);
	const session = openSession(
		{...inputs.value, keeping: 'off'},
		{size, copyText: () => undefined, edit: () => Promise.resolve(undefined)},
	);
	render(createElement(App, {store: session.store, quit: () => {}}), {
		stdout: screenOf(size),
		stdin: keyboard(),
		exitOnCtrlC: false,
		patchConsole: false,
		maxFps: 0,
	});
	session.start();
	return session;
}

/** Ink uses these members and no others. */
function screenOf(size: Model['size']): NodeJS.WriteStream {
	const screen = {...size, isTTY: true, write: () => true};
	return Object.assign(new EventEmitter(), screen) as unknown as NodeJS.WriteStream;
}

/** Nobody ever presses a key on it: events are dispatched. */
function keyboard(): NodeJS.ReadStream {
	const nothing = () => {};
	const members = {
		isTTY: true,
		setRawMode: nothing,
		setEncoding: nothing,
		ref: nothing,
		unref: nothing,
		read: () => null,
	};
	return Object.assign(new EventEmitter(), members) as unknown as NodeJS.ReadStream;
}
