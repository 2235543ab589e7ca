import {labelUnderCursor} from '../../session/label-cursor.js';
import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {type Vocabulary, type VocabularyValue, vocabulariesOf} from '../../session/vocabularies.js';
import {bold, type Line, padded, span} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from './heading.js';
import {windowOf} from './window.js';

/** The values of both sides with counts, in JSON form: what can match (`=`), and what cannot. */
export function labelsView(model: Model, width: number, height: number): readonly Line[] {
	const top = heading('Labels', width, {more: 'ground truth | prediction', focused: model.focus === 'labels'});
	const {lines, cursor} = labelLines(model, width);
	return [top, ...windowOf(lines, cursor, height - 1)];
}

/** All values of both sides, side by side in lines of a width, and the line that the cursor is on. */
function labelLines(model: Model, width: number): {readonly lines: readonly Line[]; readonly cursor: number} {
	const sides = vocabulariesOf(model);
	if (sides === undefined) return {lines: [], cursor: 0};
	const under = model.focus === 'labels' ? labelUnderCursor(model) : undefined;
	const {truth, predicted} = sides;
	const half = Math.floor((width - 3) / 2);
	const shared = new Set(
		truth.values.map(({text}) => text).filter((text) => predicted.values.some((other) => other.text === text)),
	);
	const cursorOn = (side: 'truth' | 'predicted') => (under?.side === side ? under.at : undefined);
	const left = sideLines(truth, {shared, missing: 'no ground truth', cursor: cursorOn('truth')});
	const right = sideLines(predicted, {shared, missing: 'no prediction', cursor: cursorOn('predicted')});
	const above = under === undefined ? 0 : linesAbove(under.vocabulary).length;
	const lines = Array.from({length: Math.max(left.length, right.length)}, (_, at) => [
		...padded(left[at] ?? [], half),
		span(` ${glyphs.divider} `, 'muted'),
		...padded(right[at] ?? [], half),
	]);
	return {lines, cursor: above + (under?.at ?? 0)};
}

type SideStyle = {
	readonly shared: ReadonlySet<string>;
	readonly missing: string;
	/** Which of its values the cursor is on. */
	readonly cursor: number | undefined;
};

function sideLines(vocabulary: Vocabulary, {shared, missing, cursor}: SideStyle): readonly Line[] {
	const {values, unread, summary} = vocabulary;
	if (values.length === 0 && summary.length === 0) return [[span(`   ${missing} is found`, 'muted')]];
	const lines = values.map((value, at) => valueLine(value, shared.has(value.text), {unread, here: at === cursor}));
	return [...linesAbove(vocabulary), ...lines];
}

/** What is said of the values of a side before they are listed. */
function linesAbove({values, unread, summary}: Vocabulary): readonly Line[] {
	const isEmpty = values.length === 0 && summary.length === 0;
	const notRead: readonly Line[] = unread && !isEmpty ? [[span('   not read yet:', 'warn')]] : [];
	return [...notRead, ...summary.map((text): Line => [span(`   ${text}`)])];
}

type ValueStyle = {readonly unread: boolean; readonly here: boolean};

function valueLine({text, count}: VocabularyValue, both: boolean, {unread, here}: ValueStyle): Line {
	return [
		here ? bold(glyphs.pointer, 'accent') : span(' '),
		span(both ? '= ' : '  ', 'good', {bold: true}),
		both || here ? bold(text) : span(text, unread ? 'muted' : 'plain'),
		span(`  ${numberText(count)}`, 'muted'),
	];
}
