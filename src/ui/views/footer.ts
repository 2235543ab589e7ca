import type {Chord, Model} from '../../session/model.js';
import type {Binding} from '../binding.js';
import {continuations} from '../dispatch.js';
import {bindings} from '../keymap.js';
import {bold, type Line, span, widthOf} from '../line.js';
import type {Tone} from '../theme.js';

const noticeTones: Readonly<Record<'done' | 'refused' | 'told', Tone>> = {done: 'good', refused: 'warn', told: 'plain'};
const prompts = {command: ':', threshold: 'threshold: '} as const;

/** The last line: what is being typed, what was just done or refused, else the keys. */
export function footerLine(model: Model, width: number): Line {
	const {prompt, notice} = model;
	if (prompt !== undefined) {
		const hint: Line = notice === undefined ? [] : [span(`   ${notice.text}`, noticeTones[notice.kind])];
		return [
			bold(` ${prompts[prompt.kind]}`, 'accent'),
			span(prompt.text),
			span(' ', 'plain', {inverse: true}),
			...hint,
		];
	}
	if (notice !== undefined)
		return [
			bold(notice.kind === 'refused' ? ' ! ' : ' ✓ ', noticeTones[notice.kind]),
			span(notice.text, noticeTones[notice.kind]),
		];
	return model.chord === undefined ? keysLine(model, width) : chordLine(model.chord);
}

/** What may follow the first key of two. */
function chordLine(chord: Chord): Line {
	const what = {a: ' make it the', y: ' copy'}[chord];
	const names = continuations(chord).flatMap(
		({shown, help}): Line => [
			bold(` ${shown.split(' ')[1]}`, 'accent'),
			span(
				` ${help
					.split(' ')
					.slice(chord === 'a' ? 7 : 1)
					.join(' ')
					.replace(/^the /, '')} `,
				'muted',
			),
		],
	);
	return [span(what, 'muted'), ...names];
}

function keysLine(model: Model, width: number): Line {
	const shown = bindings.filter(({footer, available}) => footer !== undefined && available(model) === true);
	const last = shown.filter(({command}) => command === 'help' || command === 'quit');
	const end = last.flatMap((binding) => keySpans(binding, model));
	const line: Line[] = [];
	let room = width - widthOf(end);
	for (const binding of shown.filter((one) => !last.includes(one))) {
		const spans = keySpans(binding, model);
		room -= widthOf(spans);
		if (room < 0) break;
		line.push(spans);
	}
	return [...line.flat(), ...end];
}

function keySpans({shown, footer}: Binding, model: Model): Line {
	const text = typeof footer === 'function' ? footer(model) : footer;
	return [bold(` ${shown.split(' ')[0]}`, 'accent'), span(` ${text} `, 'muted')];
}
