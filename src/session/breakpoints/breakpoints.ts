import {parseCondition} from '../../mapping/conditions/parse-condition.js';
import type {Handlers} from '../handlers.js';
import type {Model} from '../model.js';
import type {OverlayKeys} from '../overlays.js';
import {conditionRefused} from '../record-sets/condition-prompt.js';
import {withSet} from '../record-sets/entering-set.js';
import {hitSought} from './continuing.js';
import {malformedCount} from './hits.js';
import {type Preset, presets} from './presets.js';

/** A preset, or a condition of the user's own. */
export type Breakpoint = Omit<Preset, 'group'> & {
	readonly group: Preset['group'] | 'own';
	readonly isOn: boolean;
};

export type Breakpoints = {readonly list: readonly Breakpoint[]; readonly cursor: number};

export const initialBreakpoints: Breakpoints = {
	list: presets.map((preset) => ({...preset, isOn: false})),
	cursor: 0,
};

export type BreakpointEvent =
	/** Removes a condition of the user's own, turns a preset off. */
	| {readonly type: 'breakpoint-removed'}
	/** The records that hit the one under the cursor become the records on the screen. */
	| {readonly type: 'breakpoint-shown'}
	| {readonly type: 'hit-sought'; readonly direction: 1 | -1};

export const breakpointHandlers: Handlers<BreakpointEvent> = {
	'breakpoint-removed': removed,
	'breakpoint-shown': shown,
	'hit-sought': (model, {direction}) => hitSought(model, direction),
};

export const breakpointKeys: OverlayKeys = {
	moved: (model, by) => withCursor(model, model.breakpoints.cursor + by),
	entered: toggled,
};

export function underCursor({breakpoints}: Model): Breakpoint | undefined {
	return breakpoints.list[breakpoints.cursor];
}

function withCursor(model: Model, cursor: number): Model {
	const {breakpoints} = model;
	const clamped = Math.max(0, Math.min(cursor, breakpoints.list.length - 1));
	return {...model, breakpoints: {...breakpoints, cursor: clamped}};
}

function withList(model: Model, list: readonly Breakpoint[]): Model {
	return {...model, breakpoints: {...model.breakpoints, list}};
}

/** Malformed lines are never walked to: they are no records, so their list is shown instead. */
function toggled(model: Model): Model {
	const breakpoint = underCursor(model);
	if (breakpoint?.of.kind === 'lines') return shown(model);
	const list = model.breakpoints.list.map((one) => (one === breakpoint ? {...one, isOn: !one.isOn} : one));
	return withList(model, list);
}

function removed(model: Model): Model {
	const {list, cursor} = model.breakpoints;
	const breakpoint = underCursor(model);
	if (breakpoint?.group !== 'own')
		return withList(
			model,
			list.map((one) => (one === breakpoint ? {...one, isOn: false} : one)),
		);
	return withCursor(
		withList(
			model,
			list.filter((one) => one !== breakpoint),
		),
		cursor,
	);
}

function shown(model: Model): Model {
	const breakpoint = underCursor(model);
	if (breakpoint === undefined) return model;
	const {name, of} = breakpoint;
	if (of.kind !== 'lines') return withSet(model, {name, of});
	if (malformedCount(model) === 0) return {...model, notice: {kind: 'refused', text: 'No line is malformed'}};
	return {...model, overlay: 'malformed', overlayTop: 0};
}

/** A condition that was typed becomes a breakpoint, which is on; the cursor goes there. */
export function breakpointEntered(model: Model, typed: string): Model {
	const text = typed.trim();
	if (text === '') return model;
	const condition = parseCondition(text);
	if (!condition.ok) return conditionRefused(model, 'breakpoint', text, condition.problem);
	const {list} = model.breakpoints;
	const known = list.findIndex(({name}) => name === text);
	const own: Breakpoint = {group: 'own', name: text, of: condition.value, isOn: true};
	const next = known === -1 ? [...list, own] : list.map((one, at) => (at === known ? {...one, isOn: true} : one));
	return withCursor(withList(model, next), known === -1 ? list.length : known);
}
