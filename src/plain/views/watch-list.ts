import type {Event} from '../../session/events.js';
import type {Model} from '../../session/model.js';
import {watchables} from '../../session/watch/watchables.js';
import {keyOf, nameOf} from '../../session/watch/watched.js';
import {valueNow} from '../../session/watch/watched-value.js';
import {chosen, type Section} from '../section.js';

/** What can be watched, numbered; what is, and what each is now. */
export function watchListSection(model: Model): Section {
	const {cursor, watched} = model.watch;
	const keys = new Set(watched.map(keyOf));
	const lines = watchables(model).map((one, at) => {
		const mark = `${keys.has(keyOf(one)) ? ', watched' : ''}${at === cursor ? chosen : ''}`;
		return `${at + 1}. ${nameOf(one)}: ${valueNow(model, one)}${mark}`;
	});
	return {title: 'What can be watched', lines, hint: 'a number watches it or lets go of it; close leaves the list'};
}

export function watchPicked(model: Model, number: number): readonly Event[] | undefined {
	if (watchables(model)[number - 1] === undefined) return undefined;
	return [{type: 'cursor-moved', by: number - 1 - model.watch.cursor}, {type: 'entered'}];
}
