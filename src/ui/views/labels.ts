import type {Role} from '../../mapping/mapping.js';
import {placesOfRole} from '../../mapping/role.js';
import {countedValues} from '../../mapping/value-counts.js';
import {isMissing, jsonForm} from '../../records/scalar.js';
import type {Model} from '../../session/model.js';
import {numberText} from '../../session/outcome-text.js';
import {slotOf} from '../../session/record-values.js';
import {bold, fit, type Line, span} from '../line.js';
import {glyphs} from '../theme.js';
import {heading} from './heading.js';

/** The values of both sides as the draft finds them, with counts, in JSON form: what can match, and what cannot. */
export function labelsView(model: Model, width: number, height: number): readonly Line[] {
	const {draft, focus, labelsTop} = model;
	const top = heading('Labels', width, {more: 'ground truth | prediction', focused: focus === 'labels'});
	if (draft === undefined) return [top];
	const half = Math.floor((width - 3) / 2);
	const truth = valuesOf(model, draft.mapping.roles.groundTruth, 'truth');
	const slot = slotOf(draft.mapping);
	const predicted = valuesOf(model, draft.mapping.roles[slot], 'captures');
	const shared = new Set(truth.map(({text}) => text).filter((text) => predicted.some((other) => other.text === text)));
	const rows = Math.max(truth.length, predicted.length, 1);
	const lines = Array.from({length: rows}, (_, at) => [
		...fit(valueLine(truth[at], shared, at === 0 ? 'no ground truth is found' : ''), half),
		span(` ${glyphs.divider} `, 'muted'),
		...fit(valueLine(predicted[at], shared, at === 0 ? 'no prediction is found' : ''), half),
	]);
	const from = Math.min(labelsTop, Math.max(0, lines.length - (height - 1)));
	return [top, ...lines.slice(from, from + height - 1)];
}

type Counted = {readonly text: string; readonly count: number};

/** More values than this are no vocabulary; the rest is one line. */
const mostValues = 200;

function valuesOf({data}: Model, role: Role | undefined, side: 'truth' | 'captures'): readonly Counted[] {
	const {captures, truths} = data.dataset;
	const tables = side === 'truth' && role?.from === 'truth' ? [truths, captures] : [captures];
	for (const table of tables) {
		for (const place of placesOfRole(role)) {
			const column = table.column(place);
			const values =
				column === undefined ? [] : countedValues(column, table.rows).filter(({scalar}) => !isMissing(scalar));
			if (values.length > 0) return withRest(values.map(({scalar, count}) => ({text: jsonForm(scalar), count})));
		}
	}
	return [];
}

function withRest(values: readonly Counted[]): readonly Counted[] {
	if (values.length <= mostValues) return values;
	const rest = values.slice(mostValues);
	return [
		...values.slice(0, mostValues),
		{text: `${numberText(rest.length)} more values`, count: rest.reduce((sum, {count}) => sum + count, 0)},
	];
}

function valueLine(value: Counted | undefined, shared: ReadonlySet<string>, nothing: string): Line {
	if (value === undefined) return [span(`   ${nothing}`, 'muted')];
	const both = shared.has(value.text);
	return [
		span(both ? ' = ' : '   ', 'good', {bold: true}),
		both ? bold(value.text) : span(value.text),
		span(`  ${numberText(value.count)}`, 'muted'),
	];
}
