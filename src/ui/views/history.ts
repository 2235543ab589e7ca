import {diffLines} from '../../mapping/diff-lines.js';
import {formatMapping} from '../../mapping/format-mapping.js';
import type {ProblemType} from '../../metrics/problem-type.js';
import {type Edit, type Figures, headlines, type Standing, standingOf} from '../../session/history/edits.js';
import {flipText} from '../../session/history/flip-text.js';
import {baseOf} from '../../session/history/looking.js';
import type {Model} from '../../session/model.js';
import {metricText, numberText} from '../../session/outcome-text.js';
import {atMost, bold, type Line, padded, span} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from './heading.js';
import {trend} from './trend.js';
import {windowOf} from './window.js';

/** Under so many columns one metric is shown, and no counts. */
const roomy = 64;
const cell = 10;

export function historyTitle({draft}: Model): string {
	const edits = (draft?.edits.length ?? 1) - 1;
	return `History: ${numberText(edits)} ${edits === 1 ? 'edit' : 'edits'}`;
}

export function historyHint({history: {marked}}: Model): string {
	return marked === undefined ? 'Space marks one to compare with' : `compared with edit ${marked}, Space marks another`;
}

/** The edits with what each came to, and what the one under the cursor changed; as many lines as there is room for. */
export function historyLines(model: Model, width: number, height: number): readonly Line[] {
	const {draft, history} = model;
	if (draft === undefined) return [];
	const detail = atMost(detailLines(model, width), Math.max(2, Math.floor(height / 2)));
	const shown = windowOf([...draft.edits.entries()], history.cursor, Math.max(1, height - 1 - detail.length));
	return [
		titleLine(draft.mapping.problemType, width),
		...shown.map(([number, edit]) => editLine(model, number, edit, width)),
		...detail,
	];
}

function titleLine(problemType: ProblemType, width: number): Line {
	const titles = metricsShown(problemType, width).map(([, label]) => label);
	const all = width < roomy ? titles : ['comparable', ...titles];
	return row(
		[span('     what was done', 'muted')],
		all.map((title): Line => [span(title, 'muted')]),
		blankState,
		width,
	);
}

function editLine(model: Model, number: number, edit: Edit, width: number): Line {
	const {draft, history, data} = model;
	if (draft === undefined) return [];
	const here = number === history.cursor;
	const standing = standingOf(draft, number);
	const isFresh = edit.figures.version === data.version;
	const before = edit.parent === undefined ? undefined : draft.edits[edit.parent]?.figures;
	const metrics = metricsShown(edit.mapping.problemType, width).map(
		([name]): Line => [
			span(figureText(edit.figures, name), isFresh ? 'plain' : 'muted', {bold: isFresh}),
			...(before === undefined ? [] : trend(name, before.metrics[name], edit.figures.metrics[name])),
		],
	);
	const comparable: Line = [span(numberText(edit.figures.comparable), isFresh ? 'plain' : 'muted')];
	return row(
		[
			here ? bold(`${glyphs.pointer} `, 'accent') : span('  '),
			span(`${String(number).padStart(2)} `, 'muted'),
			span(edit.title, standing === 'undone' || standing === 'left' ? 'muted' : 'plain', {bold: here}),
		],
		width < roomy ? metrics : [comparable, ...metrics],
		stateLine(standing, number === history.marked),
		width,
	);
}

const blankState: Line = [];
const stateWidth = 8;
const standingWords: Readonly<Record<Standing, string>> = {now: 'now', done: '', undone: 'undone', left: 'left'};

function stateLine(standing: Standing, isMarked: boolean): Line {
	if (isMarked) return [bold('marked', 'accent')];
	return [span(standingWords[standing], standing === 'now' ? 'good' : 'muted', {bold: standing === 'now'})];
}

/** The title takes the room that the figures leave. */
function row(title: Line, figures: readonly Line[], state: Line, width: number): Line {
	const room = Math.max(0, width - figures.length * (cell + 1) - stateWidth);
	return [...padded(title, room), ...figures.flatMap((figure) => [span(' '), ...padded(figure, cell)]), ...state];
}

function metricsShown(problemType: ProblemType, width: number) {
	return headlines[problemType].slice(0, width < roomy ? 1 : 2);
}

export function figureText({outcome, metrics}: Figures, name: string): string {
	if (outcome === 'metrics') return metricText(metrics[name]);
	return outcome === 'fails' ? 'fails' : 'no data';
}

/** What the edit under the cursor changed, or how it differs from the marked one: flips first, then the mapping. */
function detailLines(model: Model, width: number): readonly Line[] {
	const {draft, history} = model;
	const [base, edit] = [draft?.edits[baseOf(model)], draft?.edits[history.cursor]];
	if (base === undefined || edit === undefined) return [];
	if (base === edit && history.marked === undefined) {
		return [heading('The monitor’s own reading', width), [span('   where every mapping starts', 'muted')]];
	}
	const title =
		history.marked === undefined
			? `What edit ${history.cursor} changed`
			: `From edit ${history.marked} (marked) to edit ${history.cursor}`;
	const changed = diffLines(formatMapping(base.mapping), formatMapping(edit.mapping)).filter(({mark}) => mark !== ' ');
	return [
		heading(title, width, {more: history.marked === undefined ? edit.title : ''}),
		[span(`   ${history.shown === undefined ? glyphs.more : flipText(history.shown)}`)],
		...changed.map(({mark, text}): Line => {
			const tone = mark === '+' ? 'good' : 'bad';
			return [span(` ${mark} `, tone, {bold: true}), span(text.trim(), tone)];
		}),
	];
}
