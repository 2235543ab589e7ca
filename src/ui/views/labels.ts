import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {type Vocabulary, type VocabularyValue, vocabulariesOf} from '../../session/vocabularies.js';
import {bold, type Line, padded, span} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from './heading.js';
import {fromTop} from './window.js';

/** The values of both sides with counts, in JSON form: what can match (`=`), and what cannot. */
export function labelsView(model: Model, width: number, height: number): readonly Line[] {
	const top = heading('Labels', width, {more: 'ground truth | prediction', focused: model.focus === 'labels'});
	return [top, ...fromTop(labelLines(model, width), model.labelsTop, height - 1)];
}

/** All values of both sides, side by side in lines of a width. */
export function labelLines(model: Model, width: number): readonly Line[] {
	const sides = vocabulariesOf(model);
	if (sides === undefined) return [];
	const {truth, predicted} = sides;
	const half = Math.floor((width - 3) / 2);
	const shared = new Set(
		truth.values.map(({text}) => text).filter((text) => predicted.values.some((other) => other.text === text)),
	);
	const [left, right] = [sideLines(truth, shared, 'no ground truth'), sideLines(predicted, shared, 'no prediction')];
	return Array.from({length: Math.max(left.length, right.length)}, (_, at) => [
		...padded(left[at] ?? [], half),
		span(` ${glyphs.divider} `, 'muted'),
		...padded(right[at] ?? [], half),
	]);
}

function sideLines(
	{values, unread, summary}: Vocabulary,
	shared: ReadonlySet<string>,
	missing: string,
): readonly Line[] {
	const notRead: readonly Line[] = unread ? [[span('   not read yet:', 'warn')]] : [];
	const described = summary.map((text): Line => [span(`   ${text}`)]);
	if (summary.length > 0) return [...notRead, ...described, ...values.map((value) => valueLine(value, shared, unread))];
	if (values.length === 0) return [[span(`   ${missing} is found`, 'muted')]];
	return [...notRead, ...values.map((value) => valueLine(value, shared, unread))];
}

function valueLine({text, count}: VocabularyValue, shared: ReadonlySet<string>, unread: boolean): Line {
	const both = shared.has(text);
	return [
		span(both ? ' = ' : '   ', 'good', {bold: true}),
		both ? bold(text) : span(text, unread ? 'muted' : 'plain'),
		span(`  ${numberText(count)}`, 'muted'),
	];
}
