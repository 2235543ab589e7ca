import {drawRowsOnce} from './frame-rows.js';
import {loadInkOutput} from './ink-output.js';
import {answerKeysFirst} from './other-threads.js';
import {collectWithoutHelp} from './short-collections.js';
import {withoutFetch} from './without-fetch.js';

type Environment = Record<string, string | undefined>;

/**
 * Loads the screen's code with an environment that Ink, React and chalk can work in. All three read it once, when they
 * are first imported: importing anything that leads to Ink by any other way defeats this.
 */
export async function loadScreen<T>(load: () => Promise<T>): Promise<T> {
	collectWithoutHelp();
	answerKeysFirst();
	prepareScreenEnvironment(process.env, process.stdout.isTTY === true);
	const screen = await withoutFetch(load);
	drawRowsOnce(await loadInkOutput());
	return screen;
}

/** Changes `environment` in place, so that what is drawn depends on the terminal and on nothing left over around it. */
export function prepareScreenEnvironment(environment: Environment, isTerminal: boolean): void {
	// React's development build draws at half the speed and keeps a performance entry for every component of every frame.
	environment['NODE_ENV'] = 'production';
	// DEV=true makes Ink look for react-devtools-core, which is not installed. Needed as long as Ink does this.
	delete environment['DEV'];
	if (!isTerminal) return;
	// With either of these Ink draws nothing until the program ends; notebooks and dev containers often set them.
	// From Ink 7 on, its option `interactive` does the same.
	delete environment['CI'];
	delete environment['CONTINUOUS_INTEGRATION'];
	if (wantsNoColour(environment) && environment['FORCE_COLOR'] === undefined) environment['FORCE_COLOR'] = '0';
}

/** chalk 5, which colours for Ink, does not know NO_COLOR (https://no-color.org: set and not empty). */
function wantsNoColour(environment: Environment): boolean {
	const noColour = environment['NO_COLOR'];
	return (noColour !== undefined && noColour !== '') || environment['TERM'] === 'dumb';
}
