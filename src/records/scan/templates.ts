import type {SourceRole} from '../add-line.js';
import type {Dataset} from '../dataset.js';
import {type BoundTemplate, bindTemplate, type LinePosition} from './bound-template.js';
import type {MatchedLines} from './matcher.js';
import {learnTemplate} from './template.js';

/** Records are written by few programs, each with one shape or a handful of them. */
const mostTemplates = 8;
/** A shape is only worth learning where it comes back: one lesson for so many lines. */
const linesPerLesson = 64;
const firstLessons = 16;

export type Templates = {
	/** Takes up to `most` lines of one shape that begin at this address; undefined where the first of them has none that is known. */
	readonly take: (from: number, limit: number, most: number, position: LinePosition) => MatchedLines | undefined;
	readonly learn: (text: string, line: number) => void;
};

/** The shapes that were seen so far; the one that fitted last is tried first. */
export function createTemplates(dataset: Dataset, role: SourceRole): Templates {
	const templates: BoundTemplate[] = [];
	let lessons = 0;
	return {
		take(from, limit, most, position) {
			for (let index = 0; index < templates.length; index++) {
				const template = templates[index] as BoundTemplate;
				const matched = template.match(from, limit, most);
				if (matched === undefined) continue;
				template.take(matched, position);
				if (index > 0) templates.unshift(...templates.splice(index, 1));
				return matched;
			}
			return undefined;
		},
		learn(text, line) {
			if (lessons >= firstLessons + line / linesPerLesson) return;
			lessons++;
			const template = learnTemplate(text, role);
			const bound = template && bindTemplate(template, dataset);
			if (bound === undefined) return;
			templates.unshift(bound);
			templates.length = Math.min(templates.length, mostTemplates);
		},
	};
}
