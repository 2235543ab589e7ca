import type {Model} from '../session/model.js';
import {overlays} from '../ui/overlays.js';
import {mendingSection} from './mending.js';
import {editSection, labelsSection, matrixSection, metricsSection} from './numbers.js';
import {decodedSection, recordSection, watchSection} from './record.js';
import {type Section, textOf} from './section.js';
import {funnelSection, stepsSection, verdictSection} from './situation.js';
import {plainViews} from './views/views.js';

/** Everything that the screen shows, in the order in which it is read out. */
export const sections = {
	verdict: verdictSection,
	steps: stepsSection,
	fixes: mendingSection,
	record: recordSection,
	decoded: decodedSection,
	watch: watchSection,
	labels: labelsSection,
	metrics: metricsSection,
	matrix: matrixSection,
	edit: editSection,
	funnel: funnelSection,
} as const satisfies Readonly<Record<string, (model: Model) => Section>>;

export type SectionName = keyof typeof sections;
export const sectionNames = Object.keys(sections) as readonly SectionName[];

/** Lines of a view are made for this width. */
const pageWidth = 96;
const pageHeight = 60;

/** The view that is open, and how to leave it. */
export function viewSection(model: Model): Section | undefined {
	if (model.overlay === undefined) return undefined;
	const inWords = plainViews[model.overlay];
	const {title, kind, lines} = overlays[model.overlay];
	const leave = kind === 'page' ? '' : ' (close leaves it)';
	if (inWords !== undefined) {
		const section = inWords.section(model);
		return {...section, title: `${section.title}${leave}`};
	}
	return {title: `${title(model)}${leave}`, lines: withoutGaps(lines(model, pageWidth, pageHeight).map(textOf))};
}

/** Blank lines fill a screen; here one is enough, and none at the end. */
function withoutGaps(lines: readonly string[]): readonly string[] {
	return lines.filter((line, at) => line.trim() !== '' || (lines[at + 1] ?? '').trim() !== '');
}
