import type {Mapping, Role} from '../../mapping/mapping.js';
import {profileAt} from '../../mapping/profile.js';
import {placesOfRole} from '../../mapping/role.js';
import {isMissing, jsonForm} from '../../records/scalar.js';
import type {Table} from '../../records/table.js';
import type {Model} from '../../session/model.js';
import {metricText, numberText} from '../../session/outcome-text.js';
import {slotOf} from '../../session/record-values.js';
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
	const {draft, diagnosed} = model;
	if (draft === undefined) return [];
	const half = Math.floor((width - 3) / 2);
	const truth = sideOf(model, draft.mapping, diagnosed?.mended, ({roles}) => roles.groundTruth);
	const found = sideOf(model, draft.mapping, diagnosed?.mended, ({roles}) => roles[slotOf({roles})]);
	const predicted = {...found, values: [...found.values, ...decidedClasses(model)]};
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

type Counted = {readonly text: string; readonly count: number};

/** `unread`: the draft does not find them, they are what the suggested fixes would find. */
type SideValues = {readonly values: readonly Counted[]; readonly unread: boolean; readonly summary: readonly string[]};

const nothing: SideValues = {values: [], unread: false, summary: []};

function sideOf(
	{data}: Model,
	draft: Mapping,
	mended: Mapping | undefined,
	roleIn: (mapping: Mapping) => Role | undefined,
): SideValues {
	const {captures, truths} = data.dataset;
	const read = valuesOf(captures, truths, roleIn(draft));
	if (read !== undefined || mended === undefined) return read ?? nothing;
	const meant = valuesOf(captures, truths, roleIn(mended));
	return meant === undefined ? nothing : {...meant, unread: true};
}

/** More different values than this are no vocabulary: their range says more. */
const mostValues = 60;

function valuesOf(captures: Table, truths: Table, role: Role | undefined): SideValues | undefined {
	const tables = role?.from === 'truth' ? [truths, captures] : [captures];
	for (const table of tables) {
		for (const place of placesOfRole(role)) {
			const profile = profileAt(table, place);
			if (profile === undefined || profile.present === 0) continue;
			const {values, distinct, min, max} = profile;
			if (values.length > 0 && values.length <= mostValues) {
				const shown = values.filter(({scalar}) => !isMissing(scalar));
				return {
					values: shown.map(({scalar, count}) => ({text: jsonForm(scalar), count})),
					unread: false,
					summary: [],
				};
			}
			const many = Number.isFinite(distinct) ? numberText(distinct) : 'very many';
			const range = Number.isNaN(min) ? [] : [`from ${metricText(min)} to ${metricText(max)}`];
			return {values: [], unread: false, summary: [`${many} different values`, ...range]};
		}
	}
	return undefined;
}

/** The classes that a decision makes of probabilities, as they enter the matrix. */
function decidedClasses({draft}: Model): readonly Counted[] {
	if (draft === undefined || slotOf(draft.mapping) !== 'probability') return [];
	const totals = new Map<string, number>();
	for (const row of Object.values(draft.after.statistics.confusionMatrix)) {
		for (const [label, count] of Object.entries(row)) totals.set(label, (totals.get(label) ?? 0) + count);
	}
	return [...totals].map(([label, count]) => ({text: JSON.stringify(label), count}));
}

function sideLines(
	{values, unread, summary}: SideValues,
	shared: ReadonlySet<string>,
	missing: string,
): readonly Line[] {
	const notRead: readonly Line[] = unread ? [[span('   not read yet:', 'warn')]] : [];
	const described = summary.map((text): Line => [span(`   ${text}`)]);
	if (summary.length > 0) return [...notRead, ...described, ...values.map((value) => valueLine(value, shared, unread))];
	if (values.length === 0) return [[span(`   ${missing} is found`, 'muted')]];
	return [...notRead, ...values.map((value) => valueLine(value, shared, unread))];
}

function valueLine({text, count}: Counted, shared: ReadonlySet<string>, unread: boolean): Line {
	const both = shared.has(text);
	return [
		span(both ? ' = ' : '   ', 'good', {bold: true}),
		both ? bold(text) : span(text, unread ? 'muted' : 'plain'),
		span(`  ${numberText(count)}`, 'muted'),
	];
}
