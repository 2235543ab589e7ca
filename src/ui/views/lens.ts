import {type LabelRow, type LabelTable, labelTableOf} from '../../session/lens/label-rows.js';
import {hasLabels, highlightedOf, type Ranked, rankedSuggestions, trialsOf} from '../../session/lens/lens.js';
import type {Model} from '../../session/model.js';
import {metricText, metricValue, numberText} from '../../session/outcome-text.js';
import {slotOf} from '../../session/record-values.js';
import {atMost, blank, bold, cut, type Line, padded, span, spreadOut, wrap} from '../line.js';
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
		const rest = suggestionLines(model, table, width - left - 3, height);
		return Array.from({length: height}, (_, at) => [
			...padded(labels[at] ?? blank, left),
			span(` ${glyphs.divider} `, 'muted'),
			...(rest[at] ?? blank),
		]);
	}
	const count = rankedSuggestions(model).length;
	const below = Math.min(Math.max(3, Math.floor(height / 2)), count + 4);
	return [...labelLines(model, table, width, height - below), ...suggestionLines(model, table, width, below)];
}

/** What the keys do to the labels, where there are many. */
export function lensHint(model: Model): string {
	return (labelTableOf(model)?.rows.length ?? 0) > 5 ? 'PgUp PgDn scroll the labels' : 'arrows choose';
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
		...padded([span('ground truth', 'muted')], cell),
		span('prediction', 'muted'),
	];
	const notes = [...noteLine('Ground truth', table.truthNote), ...noteLine('Predictions', table.predictedNote)];
	const room = Math.max(1, height - 2 - notes.length);
	const shown = fromTop(table.rows, model.lens.top, room);
	const rows = shown.map((row) => labelLine(row, name, cell));
	const filled = Array.from({length: Math.max(0, room - rows.length)}, () => blank);
	const first = shown[0] === undefined ? 0 : table.rows.indexOf(shown[0]);
	const last = summary(model, table, first, width);
	return height < 3 + notes.length ? [...rows, last].slice(0, height) : [top, ...notes, ...rows, ...filled, last];
}

/** What is said of a side as a whole. */
function noteLine(side: string, note: string | undefined): readonly Line[] {
	return note === undefined ? [] : [[span(`   ${side}: ${note}`, 'warn')]];
}

function labelLine({label, state, truth, predicted}: LabelRow, name: number, cell: number): Line {
	const {glyph, tone} = signs[state];
	return [
		...padded([bold(` ${glyph} `, tone), state === 'both' ? bold(label) : span(label)], name - 1),
		span(' '),
		...padded(valueSpans(truth, 'not there'), cell - 1),
		span(' '),
		...padded(valueSpans(predicted, 'never predicted'), cell - 1),
	];
}

function columnsOf(width: number): readonly [name: number, cell: number] {
	const name = Math.max(10, Math.min(24, Math.floor(width * 0.28)));
	return [name, Math.floor((width - name) / 2)];
}

/** `"yes" 300, "YES" 12` */
function valueSpans(values: LabelRow['truth'], missing: string): Line {
	if (values.length === 0) return [span(missing, 'muted')];
	return values.flatMap(
		({text, count}, at): Line => [span(`${at === 0 ? '' : ', '}${text} `), span(numberText(count), 'muted')],
	);
}

/** How many labels of each kind there are; where there is little room, the ones that no match is possible for. */
function summary({draft}: Model, {rows}: LabelTable, first: number, width: number): Line {
	const count = (state: LabelRow['state']) => rows.filter((row) => row.state === state).length;
	const funnel = draft?.after.reading.funnel;
	const lost = funnel ? Math.min(funnel.groundTruth, funnel.prediction) - funnel.comparable : 0;
	const parts = [
		...(lost > 0 ? [`${numberText(lost)} records cannot match`] : []),
		`${count('both')} shared`,
		`${count('predicted only')} only predicted`,
		`${count('truth only')} never predicted`,
	];
	const scrolled = first > 0 ? `from label ${first + 1} · ` : '';
	return cut([span(` ${scrolled}${parts.join(', ')}`, lost > 0 ? 'warn' : 'muted')], width);
}

/** What could be applied, by what it rescues, and what the highlighted one would come to. */
function suggestionLines(model: Model, table: LabelTable, width: number, height: number): readonly Line[] {
	const list = rankedSuggestions(model);
	const chosen = highlightedOf(model);
	const {done, all} = trialsOf(model);
	const more = done < all ? `trying ${done + 1} of ${all}` : 'by the records they rescue';
	const top = heading('Suggestions', width, {more});
	if (chosen === undefined) return [top, ...quietLines(model, table, width)];
	const effect = [...effectLines(model, chosen, width), ...changeLines(chosen, width)];
	const room = Math.min(list.length, Math.max(1, height - (height >= 6 ? 3 : 2)));
	const items = windowOf([...list.entries()], list.indexOf(chosen), room);
	return [
		top,
		...items.map(([at, one]) => suggestionLine(one, at + 1, one.id === chosen.id, width)),
		...atMost(effect, height - 1 - room),
	];
}

function quietLines(model: Model, table: LabelTable, width: number): readonly Line[] {
	return wrap(quietText(model, table), width - 4).map((line) => [span('   '), ...line]);
}

/** Why nothing is suggested. */
export function quietText(model: Model, table: LabelTable): string {
	const {draft} = model;
	const {groundTruth = 0, prediction = 0} = draft?.after.reading.funnel ?? {};
	if (groundTruth === 0 || prediction === 0)
		return 'There are no two sides to compare yet: mend the steps 1 to 3 first';
	if (table.predictedNote !== undefined && slotOf(draft?.mapping) === 'prediction')
		return 'So many different values are no labels: step 2 makes classes of them';
	const {done, all} = trialsOf(model);
	return done < all
		? 'Each way of reading the labels is tried on all records'
		: 'Nothing else brings more records together';
}

function suggestionLine(suggestion: Ranked, number: number, highlighted: boolean, width: number): Line {
	const {title} = suggestion;
	const pointer = highlighted ? bold(` ${glyphs.pointer} `, 'accent') : span('   ');
	const digit = number <= 9 ? bold(`${number} `, 'accent') : span('  ');
	return spreadOut([pointer, digit, highlighted ? bold(title) : span(title)], gainSpans(suggestion), width);
}

/** `+12 comparable`, or where all were comparable before `+12 agree`. */
function gainSpans({rescues, agreeing}: Ranked): Line {
	return [span(rescues > 0 ? `  +${numberText(rescues)} ` : `  +${numberText(agreeing)} agree `, 'good')];
}

/** What it writes into the mapping: `labels.normalise trim, number`. */
function changeLines(suggestion: Ranked, width: number): readonly Line[] {
	return wrap(`Mapping: ${mappingText(suggestion)}`, width - 4, 'muted').map((line) => [span('   '), ...line]);
}

export function mappingText({changes}: Ranked): string {
	return Object.entries(changes.labels ?? {})
		.map(([key, value]) => `labels.${key} ${changeText(value)}`)
		.join(', ');
}

function changeText(value: unknown): string {
	if (Array.isArray(value)) return value.join(', ');
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	return Object.entries(value)
		.map(([from, to]) => `${JSON.stringify(from)} ${glyphs.arrow} ${JSON.stringify(to)}`)
		.join(', ');
}

/** The metrics that tell what a way of reading the labels does. */
const told = ['accuracy', 'f1', 'weighted_f1'] as const;

function effectLines(model: Model, suggestion: Ranked, width: number): readonly Line[] {
	const text = `Enter: ${effectText(model, suggestion)}`;
	return atMost(wrap(text, width - 4, 'accent'), 2).map((line) => [span('   '), ...line]);
}

/** `comparable 0 → 42, agreeing 0 → 36, accuracy 0.000 → 0.857` */
export function effectText({draft}: Model, {figures}: Ranked): string {
	if (draft === undefined) return '';
	const {funnel} = draft.after.reading;
	const counts = (['comparable', 'agreeing'] as const).map(
		(stage) => `${stage} ${numberText(funnel[stage])} ${glyphs.arrow} ${numberText(figures[stage])}`,
	);
	const metrics = told.flatMap((name) => {
		const now = figures.metrics[name];
		if (now === undefined) return [];
		return [`${name} ${metricText(metricValue(draft.after, name))} ${glyphs.arrow} ${metricText(now)}`];
	});
	return [...counts, ...metrics].join(', ');
}
