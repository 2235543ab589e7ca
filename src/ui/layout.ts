import type {Model} from '../session/model.js';
import {roleRows} from '../session/role-rows.js';
import {guideLines} from './views/guide.js';

/** Fewer columns or rows than this cannot hold anything useful. */
export const smallest = {columns: 40, rows: 12} as const;
/** From here on the record and what is expected stand side by side. */
const sideBySide = 100;

/** How many lines each part of the screen gets. One row stays free: Ink clears the scrollback of a frame as high as the terminal. */
export type Layout =
	| {readonly kind: 'too-small'}
	| {
			readonly kind: 'narrow' | 'wide';
			readonly columns: number;
			readonly header: 1 | 2;
			readonly steps: 1;
			/** Record | Expected; in a narrow layout also what takes its place (decoded record, labels). */
			readonly main: number;
			/** Wide only: the decoded record beside labels and funnel; 0 where there is no room. */
			readonly details: number;
			/** The finding with its fixes; in a wide layout beside the metrics. */
			readonly finding: number;
			/** Narrow only: the metrics below the finding. */
			readonly metrics: number;
			readonly funnel: 0 | 1;
			/** What is watched, above the last line; 0 where nothing is. */
			readonly watches: number;
			readonly footer: 1;
			/** The width of the left of two columns. */
			readonly left: number;
	  };

/** A layout that has room for something. */
export type Plan = Exclude<Layout, {kind: 'too-small'}>;

export function layoutOf(model: Model): Layout {
	const {columns, rows} = model.size;
	const size = {columns, rows: rows - guideLines(model).length};
	return layout(size, roleRows(model).length, model.step === 4, model.watch.watched.length);
}

/** All that lies between the steps and the last line. */
export function bodyHeight({main, details, finding, metrics, funnel}: Plan): number {
	return main + details + finding + metrics + funnel;
}

/** What a view that is worked in has of it: the metrics stay on the screen below. */
export function viewHeight(plan: Plan): number {
	return bodyHeight(plan) - (plan.kind === 'wide' ? 4 : plan.metrics);
}

/** Record and labels stand below Record | Expected; where there is no room, the one that has the arrows in its place. */
export function paneSize({columns, left, main, details}: Plan, pane: 'record' | 'labels') {
	if (details === 0) return {width: columns, height: main};
	return {width: pane === 'record' ? left : columns - left - 1, height: details};
}

/** A pure function of the size: where everything goes. The heights add up to `rows - 1`. */
export function layout({columns, rows}: Model['size'], roles: number, reviewing: boolean, watched = 0): Layout {
	if (columns < smallest.columns || rows < smallest.rows) return {kind: 'too-small'};
	const watches = Math.min(Math.ceil(watched / watchesBeside(columns)), rows < 20 ? 1 : rows < 34 ? 2 : 4);
	const free = rows - 1 - watches;
	const parts = columns >= sideBySide && rows >= 20 ? wide(columns, free, roles) : narrow(columns, free, reviewing);
	return {...parts, watches};
}

/** How many watched things stand on one line: always as many, so that nothing jumps when a value grows. */
export function watchesBeside(columns: number): number {
	return columns < 60 ? 1 : columns < sideBySide ? 2 : columns < 160 ? 3 : 4;
}

type Parts = Omit<Plan, 'watches'>;

function wide(columns: number, rows: number, roles: number): Parts {
	const left = Math.floor((columns - 3) / 2);
	const fixed = {kind: 'wide', columns, left, header: 2, steps: 1, funnel: 1, footer: 1, metrics: 0} as const;
	const free = rows - 5;
	const finding = Math.min(13, Math.max(9, Math.round(free * 0.42)));
	const above = free - finding;
	const main = Math.min(above, 1 + 2 * Math.max(roles, 3));
	const details = above - main;
	if (details < 4) return {...fixed, main: above, details: 0, finding};
	return {...fixed, main, details, finding};
}

function narrow(columns: number, rows: number, reviewing: boolean): Parts {
	const header = rows >= 16 ? 2 : 1;
	const metrics = rows >= 17 ? 4 : rows >= 11 ? 2 : 1;
	const funnel = rows >= 22 ? 1 : 0;
	const free = rows - header - 2 - metrics - funnel;
	const finding = reviewing ? 4 : Math.min(14, Math.max(4, Math.ceil(free * 0.45)));
	return {
		kind: 'narrow',
		columns,
		left: columns,
		header,
		steps: 1,
		main: free - finding,
		details: 0,
		finding,
		metrics,
		funnel,
		footer: 1,
	};
}
