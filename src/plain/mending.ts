import {titleOf} from '../findings/explain.js';
import type {Evidence} from '../findings/finding.js';
import {shortForm} from '../records/check-shape.js';
import type {Model} from '../session/model.js';
import {type MenuItem, menuOf} from '../session/navigation.js';
import {numberText} from '../session/outcome-text.js';
import {findingView} from '../ui/views/finding.js';
import {changeLines, reviewView} from '../ui/views/review.js';
import {stepName} from '../ui/views/step-bar.js';
import {chosen, type Section, textOf} from './section.js';

/** The findings of the step with their fixes, numbered through; in step 4 the review. */
export function mendingSection(model: Model): Section {
	const {step} = model;
	const title = `Step ${step}, ${stepName(step)}`;
	if (step === 4) return {title, lines: reviewLines(model)};
	const menu = menuOf(model);
	if (menu.length === 0)
		return {
			title,
			lines: findingView(model, 200, 40)
				.above.slice(1)
				.map((line) => textOf(line).trim()),
		};
	const lines = menu.flatMap((item, at) => [
		...(item.finding === menu[at - 1]?.finding ? [] : findingLines(item)),
		itemLine(item, at, at === model.highlighted),
	]);
	return {title, lines: [...lines, ...findingView(model, 400, 40).below.map((line) => textOf(line).trim())]};
}

function findingLines({finding}: MenuItem): readonly string[] {
	const {code, severity, count, total, message, evidence} = finding;
	return [
		`${severity}: ${titleOf(code)} (${code}, ${numberText(count)} of ${numberText(total)})`,
		message,
		...evidence.slice(0, 1).map(evidenceLine),
	];
}

function evidenceLine({line, file, path, value}: Evidence): string {
	return `for example ${file === undefined ? 'line ' : `${file}:`}${line}, ${path}: ${shortForm(value)}`;
}

function itemLine({fix}: MenuItem, at: number, highlighted: boolean): string {
	const mark = highlighted ? chosen : '';
	if (fix === undefined) return `  ${at + 1}. no mapping can mend this, explain says what can${mark}`;
	const certainty = fix.certainty === 'safe' ? '' : ', you decide';
	const rescues = fix.rescues === 0 ? '' : `, rescues ${numberText(fix.rescues)}`;
	return `  ${at + 1}. ${fix.title}${rescues}${certainty}${mark}`;
}

/** The mapping as a diff, what is open, where it will be saved. */
function reviewLines(model: Model): readonly string[] {
	return [...changeLines(model, Number.MAX_SAFE_INTEGER), ...reviewView(model, 200, 40).slice(1)].map(textOf);
}
