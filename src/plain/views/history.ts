import {diffLines} from '../../mapping/diff-lines.js';
import {formatMapping} from '../../mapping/format-mapping.js';
import type {Event} from '../../session/events.js';
import {type Edit, headlines, type Standing, standingOf} from '../../session/history/edits.js';
import {flipText} from '../../session/history/flip-text.js';
import {baseOf} from '../../session/history/looking.js';
import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {figureText, historyTitle} from '../../ui/views/history.js';
import {chosen, type Section} from '../section.js';

const standingWords: Readonly<Record<Standing, string>> = {
	now: ', the mapping as it is now',
	done: '',
	undone: ', undone',
	left: ', left behind',
};

/** Every edit with what it came to; of the chosen one what it changed, or how it differs from the marked one. */
export function historySection(model: Model): Section {
	const {draft} = model;
	const lines = (draft?.edits ?? []).map((edit, number) => editText(model, edit, number));
	return {
		title: historyTitle(model),
		lines: [...lines, ...changeLines(model)],
		hint: 'up and down choose, Enter goes to the chosen one, a number to that one, mark-edit compares others with it',
	};
}

function editText({draft, history}: Model, {title, mapping, figures}: Edit, number: number): string {
	const metrics = headlines[mapping.problemType].map(([name, label]) => `${label} ${figureText(figures, name)}`);
	const standing = draft === undefined ? '' : standingWords[standingOf(draft, number)];
	const mark = `${number === history.marked ? ', marked' : ''}${number === history.cursor ? chosen : ''}`;
	return `${number}. ${title}: ${[`comparable ${numberText(figures.comparable)}`, ...metrics].join(', ')}${standing}${mark}`;
}

function changeLines(model: Model): readonly string[] {
	const {draft, history} = model;
	const {cursor, marked, shown} = history;
	const [base, edit] = [draft?.edits[baseOf(model)], draft?.edits[cursor]];
	if (base === undefined || edit === undefined || base === edit) return [];
	const changed = diffLines(formatMapping(base.mapping), formatMapping(edit.mapping)).filter(({mark}) => mark !== ' ');
	const what = marked === undefined ? `Edit ${cursor}` : `From edit ${marked} to edit ${cursor}`;
	return [
		`${what}: ${shown === undefined ? 'being compared' : flipText(shown)}`,
		...changed.map(({mark, text}) => `  ${mark === '+' ? 'now' : 'was'} ${text.trim()}`),
	];
}

export function editPicked({draft, history}: Model, number: number): readonly Event[] | undefined {
	if (draft?.edits[number] === undefined) return undefined;
	return [{type: 'cursor-moved', by: number - history.cursor}, {type: 'entered'}];
}
