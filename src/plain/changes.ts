import type {Model} from '../session/model.js';
import {overlays} from '../ui/overlays.js';
import {guideSection} from './guide.js';
import {chosen, type Section, spoken} from './section.js';
import {type SectionName, sectionNames, sections, viewSection} from './sections.js';

/** What has been read out last, to tell only what changed. */
export type Said = {
	readonly sections: ReadonlyMap<string, Section>;
	readonly notice: Model['notice'];
	/** A view was open, which stays until it is left. */
	readonly inView: boolean;
};

export const nothingSaid: Said = {sections: new Map(), notice: undefined, inView: false};

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
		...(model.draft?.change === undefined ? [] : (['edit'] as const)),
	];
}

/** The lines to print now, and what has been said after them: the last answer first, then what became different. */
export function changes(model: Model, before: Said): {readonly lines: readonly string[]; readonly said: Said} {
	const guide = guideSection(model);
	const now = new Map<string, Section>([
		...(guide === undefined ? [] : [['guide', guide] as const]),
		...toldSections(model).map((name) => [name, sections[name](model)] as const),
	]);
	const view = viewSection(model);
	if (view !== undefined) now.set('view', view);
	const {notice} = model;
	const told = notice === undefined || notice === before.notice ? [] : [noticeLine(notice)];
	const changed = [...now].flatMap(([name, section]) => changedLines(section, before.sections.get(name)));
	const known = new Map([...before.sections, ...now]);
	if (view === undefined) known.delete('view');
	const inView = model.overlay !== undefined && overlays[model.overlay].kind === 'view';
	const left = before.inView && model.overlay === undefined ? [spoken(`Back at step ${model.step}`)] : [];
	return {lines: [...told, ...left, ...changed], said: {sections: known, notice, inView}};
}

function noticeLine({kind, text}: NonNullable<Model['notice']>): string {
	return spoken(kind === 'refused' ? `Not done: ${text}` : text);
}

/** All of a section that is about something else now, else the lines that it did not have before. */
function changedLines(section: Section, before: Section | undefined): readonly string[] {
	if (section.lines.length === 0) return [];
	const isHintKnown = section.hint === undefined || section.hint === before?.hint;
	const hint = isHintKnown ? [] : [`  ${section.hint}`];
	if (before?.title !== section.title) return [...sectionLines(section), ...hint];
	const known = new Set(before.lines);
	// That the cursor has left a line is said by the line that it is on now.
	const lines = section.lines.filter((line) => !known.has(line) && !known.has(line + chosen));
	return [...(lines.length === 0 ? [] : sectionLines({...section, lines})), ...hint];
}

function sectionLines({title, lines}: Section): readonly string[] {
	return [`${spoken(title)}:`, ...lines.map((line) => `  ${spoken(line)}`)];
}

/** Everything, or one section by its name. */
export function everything(model: Model, name?: SectionName): readonly string[] {
	if (name !== undefined) return sectionLines(sections[name](model));
	return sectionNames.flatMap((one) => sectionLines(sections[one](model)));
}
