import {type DiffLine, diffLines} from '../../mapping/diff-lines.js';
import {formatMapping} from '../../mapping/format-mapping.js';
import {commandText} from '../../session/command-text.js';
import type {Model} from '../../session/model.js';
import {hasUnsavedChanges, openFindings} from '../../session/steps.js';
import {atMost, bold, type Line, span, widthOf, wrap} from '../line.js';
import type {Tone} from '../theme.js';
import {heading} from './heading.js';
import {fromTop} from './window.js';

const markTones: Readonly<Record<'+' | '-' | ' ', Tone>> = {'+': 'good', '-': 'bad', ' ': 'muted'};

/** The mapping as a diff: from what the monitor reads to what will be saved. */
export function diffView(model: Model, width: number, height: number): readonly Line[] {
	const top = heading('The mapping', width, {
		more: '- as the monitor reads, + as you will save it',
		focused: model.focus !== 'fixes',
	});
	return [top, ...fromTop(changeLines(model, height), model.diffTop, height - 1)];
}

/** The lines of the diff: all of them where they fit into a height, else those about the changes. */
export function changeLines({monitor, draft}: Model, height: number): readonly Line[] {
	if (monitor === undefined || draft === undefined) return [];
	const all = diffLines(formatMapping(monitor.literal), formatMapping(draft.mapping));
	return all
		.filter((_, at) => isNearChange(all, at, height))
		.map(
			({mark, text}): Line => [
				span(` ${mark} `, markTones[mark], {bold: mark !== ' '}),
				span(text.replaceAll('\t', '  '), markTones[mark]),
			],
		);
}

/** Where not all lines fit, those that are far from any change give way. */
function isNearChange(lines: readonly DiffLine[], at: number, height: number): boolean {
	return lines.length < height || lines.slice(Math.max(0, at - 1), at + 2).some(({mark}) => mark !== ' ');
}

/** What is still open, and how to save. */
export function reviewView(model: Model, width: number, height: number): readonly Line[] {
	const open = (openFindings(model) ?? []).filter(({severity}) => severity !== 'info');
	const top = heading('Review and save', width, {focused: model.focus === 'fixes'});
	const rest: readonly Line[] =
		open.length === 0
			? [[bold(' ✓ ', 'good'), span('Nothing is open')]]
			: open.map(({code, severity, message}) => [
					bold(severity === 'error' ? ' ✗ ' : ' ! ', severity === 'error' ? 'bad' : 'warn'),
					bold(code),
					span(`  ${message}`, 'muted'),
				]);
	return atMost([top, ...atMost(rest, Math.max(1, height - 4)), ...saveLines(model, width)], height);
}

function saveLines(model: Model, width: number): readonly Line[] {
	const {saved, savePath, edited, inputs} = model;
	if (!edited) return [[span('   Nothing has been changed; mend the steps 1 to 3 first', 'muted')]];
	if (saved !== undefined && !hasUnsavedChanges(model)) {
		const command = commandText(['check', ...inputs, '--mapping', saved.path]);
		return [
			[bold(' ✓ ', 'good'), span('Saved: '), bold(saved.path)],
			...wrap(`Verify: ${command}`, width - 3).map((line) => [span('   '), ...line]),
		];
	}
	const here = [span('   Enter or Ctrl-s saves to ', 'accent'), bold(savePath, 'accent')];
	const elsewhere = [span('   :w NAME elsewhere', 'muted')];
	const hasRoom = widthOf([...here, ...elsewhere]) <= width;
	return hasRoom ? [[...here, ...elsewhere]] : [here, elsewhere];
}
