import type {Chord, Model} from '../../session/model.js';
import {waitingText} from '../../session/waiting.js';
import type {Binding} from '../binding.js';
import {continuations, isMeant} from '../dispatch.js';
import {bindings} from '../keymap.js';
import {bold, cut, type Line, span, widthOf} from '../line.js';
import {overlays} from '../overlays.js';
import type {Tone} from '../theme.js';
import {promptLine} from './prompt.js';
import {errandLine, searchLine} from './search-progress.js';

const noticeTones: Readonly<Record<'done' | 'refused' | 'told', Tone>> = {done: 'good', refused: 'warn', told: 'plain'};

/** The last line: what is being typed, what was just done or refused, else the keys. */
export function footerLine(model: Model, width: number): Line {
	const {prompt, notice, errand} = model;
	// A line that was entered stays where it is until what it asks for has been found out.
	if (model.waiting.length > 0 && errand !== undefined) return errandLine(errand, width);
	if (prompt !== undefined) {
		const hint: Line = notice === undefined ? [] : [span(`   ${notice.text}`, noticeTones[notice.kind])];
		// What is wrong with a line is what one looks for; of the line the part around the cursor is enough.
		const room = Math.max(Math.floor(width * 0.4), width - widthOf(hint));
		return [...cut(promptLine(prompt, room), room), ...hint];
	}
	if (model.search.state === 'running') return searchLine(model);
	const waiting = waitingText(model);
	if (waiting !== undefined) return [span(` ${waiting}`, 'muted')];
	if (notice !== undefined)
		return [
			bold(notice.kind === 'refused' ? ' ! ' : ' ✓ ', noticeTones[notice.kind]),
			span(notice.text, noticeTones[notice.kind]),
		];
	return model.chord === undefined ? keysLine(model, width) : chordLine(model, model.chord);
}

/** What may follow the first key of two. */
function chordLine(model: Model, chord: Chord): Line {
	const what = {a: ' as', y: ' copy'}[chord];
	return [span(what, 'muted'), ...continuations(chord).flatMap((binding) => keySpans(binding, model))];
}

function keysLine(model: Model, width: number): Line {
	const shown = bindings.filter(
		(binding) =>
			footerText(binding, model) !== '' &&
			!isChord(binding) &&
			isMeant(binding, model) &&
			!isHidden(binding, model) &&
			(!isPage(model) || ofPages.has(binding.command)) &&
			binding.available(model) === true,
	);
	const last = shown.filter(({command}) => command === 'help' || command === 'quit');
	const end = last.flatMap((binding) => keySpans(binding, model));
	const line: Line[] = [];
	let room = width - widthOf(end);
	// The keys of what is open are the ones that are looked for.
	const own = shown.filter(({within}) => within !== undefined);
	for (const binding of new Set([...own, ...shown].filter((one) => !last.includes(one)))) {
		const spans = keySpans(binding, model);
		room -= widthOf(spans);
		if (room < 0) break;
		line.push(spans);
	}
	return [...line.flat(), ...end];
}

/** A page covers what the other keys act on. */
const ofPages: ReadonlySet<string> = new Set(['enter', 'help', 'quit']);

function isPage({overlay}: Model): boolean {
	return overlay !== undefined && overlays[overlay].kind === 'page';
}

/** Whether what is open has another meaning for the key that the footer would show. */
function isHidden({within, keys: [key]}: Binding, {overlay}: Model): boolean {
	const meansMore = (other: Binding) => other.within !== undefined && other.within === overlay;
	return within === undefined && bindings.some((other) => meansMore(other) && other.keys.some((one) => one === key));
}

function keySpans(binding: Binding, model: Model): Line {
	const key = binding.shown.split(' ')[isChord(binding) ? 1 : 0];
	return [bold(` ${key}`, 'accent'), span(` ${footerText(binding, model)} `, 'muted')];
}

/** Empty where the footer leaves the key out. */
function footerText({footer = ''}: Binding, model: Model): string {
	return typeof footer === 'function' ? footer(model) : footer;
}

function isChord({keys}: Binding): boolean {
	return keys.some((key) => key.includes(' '));
}
