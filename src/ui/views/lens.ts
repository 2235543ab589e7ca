import {type LabelRow, type LabelTable, labelTableOf} from '../../session/lens/label-rows.js';
import {hasLabels, highlightedOf, type Ranked, rankedSuggestions} from '../../session/lens/lens.js';
import type {Model} from '../../session/model.js';
import {metricText, numberText} from '../../session/outcome-text.js';
import {atMost, blank, bold, type Line, padded, span, spreadOut, wrap} from '../line.js';
import {glyphs, type Sign} from '../theme.js';
import {heading} from './heading.js';
import {fromTop, windowOf} from './window.js';

/** From here on the labels and the suggestions stand side by side. */
const sideBySide = 110;

/** The domain lens: which labels the two sides have, which of them meet, and what would make more of them meet. */
export function lensLines(model: Model, width: number, height: number): readonly Line[] {
	const table = labelTableOf(model);
	if (table === undefined) return [[span(`  ${hasLabels(model)}`)]];
	if (width >= sideBySide) {
		const left = Math.floor((width - 3) / 2);
		const labels = labelLines(model, table, left, height);
		const rest = suggestionLines(model, width - left - 3, height);
		return Array.from({length: height}, (_, at) => [
			...padded(labels[at] ?? blank, left),
			span(` ${glyphs.divider} `, 'muted'),
			...(rest[at] ?? blank),
		]);
	}
	const count = rankedSuggestions(model).length;
	const below = Math.min(Math.max(3, Math.floor(height / 2)), count + 3);
	return [...labelLines(model, table, width, height - below), ...suggestionLines(model, width, below)];
}

const signs: Readonly<Record<LabelRow['state'], Sign>> = {
	'predicted only': {glyph: '✗', tone: 'bad'},
	'truth only': {glyph: '·', tone: 'muted'},
	both: {glyph: '=', tone: 'good'},
};

/** Label by label what stands on either side; below, how many there are of each kind. */
function labelLines(model: Model, table: LabelTable, width: number, height: number): readonly Line[] {
	const [name, cell] = columnsOf(width);
	const top: Line = [
		...padded([span('   label', 'muted')], name),
		...padded([span('ground truth', 'muted'), ...note(table.truthNote)], cell),
		span('prediction', 'muted'),
		...note(table.predictedNote),
	];
	const rows = fromTop(table.rows, model.lens.top, Math.max(1, height - 2));
	const lines = rows.map(({label, state, truth, predicted}): Line => {
		const {glyph, tone} = signs[state];
		return [
			...padded([bold(` ${glyph} `, tone), state === 'both' ? bold(label) : span(label)], name - 1),
			span(' '),
			...padded(valueSpans(truth, 'not there'), cell - 1),
			span(' '),
			...padded(valueSpans(predicted, 'never predicted'), cell - 1),
		];
	});
	const filled = [...lines, ...Array.from({length: Math.max(0, height - 2 - lines.length)}, () => blank)];
	return height < 3 ? [...lines, [summary(model, table)]].slice(0, height) : [top, ...filled, [summary(model, table)]];
}

function columnsOf(width: number): readonly [name: number, cell: number] {
	const name = Math.max(10, Math.min(24, Math.floor(width * 0.28)));
	return [name, Math.floor((width - name) / 2)];
}

function note(text: string | undefined): Line {
	return text === undefined ? [] : [span(`: ${text}`, text === 'none' || text.startsWith('not') ? 'warn' : 'muted')];
}

/** `"yes" 300, "YES" 12` */
function valueSpans(values: LabelRow['truth'], missing: string): Line {
	if (values.length === 0) return [span(missing, 'muted')];
	return values.flatMap(
		({text, count}, at): Line => [span(`${at === 0 ? '' : ', '}${text} `), span(numberText(count), 'muted')],
	);
}

function summary({draft, lens}: Model, {rows}: LabelTable) {
	const count = (state: LabelRow['state']) => rows.filter((row) => row.state === state).length;
	const funnel = draft?.after.reading.funnel;
	const lost = funnel ? Math.min(funnel.groundTruth, funnel.prediction) - funnel.comparable : 0;
	const counts = `${count('both')} on both sides, ${count('predicted only')} only predicted, ${count('truth only')} only in the ground truth`;
	const scrolled = lens.top > 0 ? `from ${lens.top + 1}; ` : '';
	return span(
		` ${scrolled}${counts}${lost > 0 ? `: ${numberText(lost)} records cannot match` : ''}`,
		lost > 0 ? 'warn' : 'muted',
	);
}

/** What could be applied, by what it rescues, and what the highlighted one would come to. */
function suggestionLines(model: Model, width: number, height: number): readonly Line[] {
	const list = rankedSuggestions(model);
	const chosen = highlightedOf(model);
	const untried = list.filter(({figures}) => figures === undefined).length;
	const more = untried > 0 ? `trying ${list.length - untried + 1} of ${list.length}` : 'by the records they rescue';
	const top = heading('Suggestions', width, {more});
	if (chosen === undefined) return [top, ...quietLines(model, width)];
	const effect = effectLines(model, chosen, width).slice(0, height >= 6 ? 2 : 1);
	const room = Math.max(1, height - 1 - effect.length);
	const items = windowOf([...list.entries()], list.indexOf(chosen), room);
	return [top, ...items.map(([at, one]) => suggestionLine(one, at + 1, one.id === chosen.id, width)), ...effect];
}

function quietLines({draft}: Model, width: number): readonly Line[] {
	const {groundTruth = 0, prediction = 0} = draft?.after.reading.funnel ?? {};
	const text =
		groundTruth === 0 || prediction === 0
			? 'Nothing to compare yet: mend the steps 1 to 3 first'
			: 'No other way of reading the labels would bring more records together';
	return wrap(text, width - 4).map((line) => [span('   '), ...line]);
}

function suggestionLine({title, figures, rescues}: Ranked, number: number, highlighted: boolean, width: number): Line {
	const pointer = highlighted ? bold(` ${glyphs.pointer} `, 'accent') : span('   ');
	const digit = number <= 9 ? bold(`${number} `, 'accent') : span('  ');
	const gain =
		figures === undefined ? span('  …', 'muted') : span(`  +${numberText(rescues)}`, rescues > 0 ? 'good' : 'muted');
	return spreadOut([pointer, digit, highlighted ? bold(title) : span(title)], [gain, span(' ')], width);
}

/** The metrics that tell what a way of reading the labels does. */
const told = ['accuracy', 'f1', 'weighted_f1'] as const;

function effectLines({draft}: Model, {figures}: Ranked, width: number): readonly Line[] {
	if (draft === undefined || figures === undefined) return [[span('   Being tried', 'muted')]];
	const {after} = draft;
	const metrics = after.statistics.metrics;
	const changes = told.flatMap((name) => {
		const [before, now] = [metrics[name], figures.metrics[name]];
		if (now === undefined) return [];
		const old =
			before !== undefined && 'value' in before && typeof before.value === 'number' ? before.value : undefined;
		return [`${name} ${metricText(old)} ${glyphs.arrow} ${metricText(now)}`];
	});
	const comparable = `comparable ${numberText(after.reading.funnel.comparable)} ${glyphs.arrow} ${numberText(figures.comparable)}`;
	const text = `Enter: ${[comparable, ...changes].join(', ')}`;
	return atMost(wrap(text, width - 4, 'accent'), 2).map((line) => [span('   '), ...line]);
}
