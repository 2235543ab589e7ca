import {graphemes} from '../../session/graphemes.js';
import type {Model, Prompt} from '../../session/model.js';
import type {Binding} from '../binding.js';
import {matchesOf} from '../command.js';
import {bold, cut, cutStart, type Line, padded, span, widthOf} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from './heading.js';

const labels: Readonly<Record<Prompt['kind'], string>> = {
	command: ':',
	threshold: 'threshold: ',
	filter: 'filter: ',
	search: '/',
	breakpoint: 'break where: ',
};

/** The line that is being typed, its cursor inverted; of a long one the part around the cursor. */
export function promptLine({kind, text, cursor}: Prompt, width: number): Line {
	const label = bold(` ${labels[kind]}`, 'accent');
	const [under = ' '] = Array.from(graphemes(text.slice(cursor)), ({segment}) => segment);
	const at = span(under, 'plain', {inverse: true});
	const after = cut([span(text.slice(cursor + under.length))], Math.floor(width / 3));
	const room = width - widthOf([label, at, ...after]);
	return [label, span(cutStart(text.slice(0, cursor), room)), at, ...after];
}

/** The commands that the line may become, with their keys and help; the one that Tab has chosen is marked. */
export function matchLines(model: Model, width: number, height: number): readonly Line[] {
	const {prompt} = model;
	if (prompt?.kind !== 'command') return [];
	const matches = matchesOf(model);
	const top = height < 4 ? [] : [heading('Commands', width, {more: moreText(matches.length)})];
	const room = height - top.length;
	const at = prompt.completing === undefined ? -1 : matches.findIndex(({command}) => command === prompt.text);
	const from = Math.max(0, Math.min(at - room + 1, matches.length - room));
	const name = matches.reduce((longest, {command}) => Math.max(longest, command.length), 0) + 2;
	const lines = matches
		.slice(from, from + room)
		.map((binding, index) => matchLine(model, binding, {name, width, chosen: from + index === at}));
	return [...top, ...lines];
}

function moreText(count: number): string {
	if (count === 0) return 'none begins so';
	return count === 1 ? '' : `${count}, Tab completes, ↑ brings earlier lines back`;
}

type Shown = {readonly name: number; readonly width: number; readonly chosen: boolean};

/** Where there is little room, the keys give way. */
function matchLine(model: Model, {command, shown, help, available}: Binding, {name, width, chosen}: Shown): Line {
	const can = available(model);
	return [
		chosen ? bold(` ${glyphs.pointer} `, 'accent') : span('   '),
		...padded([can === true ? bold(command) : span(command, 'muted')], name),
		...(width < 60 ? [] : padded([span(shown, 'accent')], 11)),
		span(can === true ? help : `${help} (not now: ${can})`, can === true ? 'plain' : 'muted'),
	];
}
