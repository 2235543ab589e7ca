import type {Model} from '../session/model.js';
import {chosen, type Section, spoken} from './section.js';
import {type SectionName, sectionNames, sections, viewSection} from './sections.js';

/** What has been read out last, to tell only what changed. */
export type Said = {
	readonly sections: ReadonlyMap<string, Section>;
	readonly notice: Model['notice'];
};

export const nothingSaid: Said = {sections: new Map(), notice: undefined};

/** What the user hears of when it changes; the rest is there to be asked for. */
function toldSections(model: Model): readonly SectionName[] {
	const {focus, step, watch} = model;
	const watched = watch.watched.length === 0 ? [] : (['watch'] as const);
	const pane = focus === 'record' ? (['decoded'] as const) : focus === 'labels' ? (['labels'] as const) : [];
	return [
		'verdict',
		'steps',
		'fixes',
		...(step === 4 ? [] : (['record'] as const)),
		...pane,
		...watched,
		'metrics',
		'matrix',
	];
}

/** The lines to print now, and what has been said after them: the last answer first, then what became different. */
export function changes(model: Model, before: Said): {readonly lines: readonly string[]; readonly said: Said} {
	const now = new Map<string, Section>(toldSections(model).map((name) => [name, sections[name](model)]));
	const view = viewSection(model);
	if (view !== undefined) now.set('view', view);
	const {notice} = model;
	const told = notice === undefined || notice === before.notice ? [] : [noticeLine(notice)];
	const changed = [...now].flatMap(([name, section]) => changedLines(section, before.sections.get(name)));
	const known = new Map([...before.sections, ...now]);
	if (view === undefined) known.delete('view');
	return {lines: [...told, ...changed], said: {sections: known, notice}};
}

function noticeLine({kind, text}: NonNullable<Model['notice']>): string {
	return spoken(kind === 'refused' ? `Not done: ${text}` : text);
}

/** All of a section that is about something else now, else the lines that it did not have before. */
function changedLines(section: Section, before: Section | undefined): readonly string[] {
	if (before?.title !== section.title) return sectionLines(section);
	const known = new Set(before.lines);
	// That the cursor has left a line is said by the line that it is on now.
	const lines = section.lines.filter((line) => !known.has(line) && !known.has(line + chosen));
	return lines.length === 0 ? [] : sectionLines({...section, lines});
}

function sectionLines({title, lines}: Section): readonly string[] {
	return [`${spoken(title)}:`, ...lines.map((line) => `  ${spoken(line)}`)];
}

/** Everything, or one section by its name. */
export function everything(model: Model, name?: SectionName): readonly string[] {
	if (name !== undefined) return sectionLines(sections[name](model));
	return sectionNames.flatMap((one) => sectionLines(sections[one](model)));
}
