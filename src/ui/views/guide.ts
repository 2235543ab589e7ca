import {taskState} from '../../session/lab/task.js';
import {hints} from '../../session/lab/tour.js';
import type {Model} from '../../session/model.js';
import {currentOutcome, leadingMetric, metricText, metricValue} from '../../session/outcome-text.js';
import {atMost, bold, type Line, span, spreadOut, wrap} from '../line.js';

/** From so many rows on the guide has lines of its own; in fewer it takes the place of the verdict. */
const rowsForGuide = 14;
/** From so many columns on the keys of the lab stand beside the title of the exercise; the footer has them too. */
const widthForKeys = 70;

/** What the lab says to the user: the next step of the tour, or the exercise and whether it is mended. */
export function guideLines(model: Model): readonly Line[] {
	const {lab, size} = model;
	if (lab === undefined || size.rows < rowsForGuide) return [];
	return lab.hint === undefined ? [taskLine(model)] : hintLines(lab.hint, size.columns, size.rows < 20 ? 2 : 3);
}

/** The same in one line where there is no room for more. */
export function guideInstead(model: Model): Line | undefined {
	const {lab, size} = model;
	if (lab === undefined || size.rows >= rowsForGuide) return undefined;
	return lab.hint === undefined ? taskLine(model) : [bold(' Tour ', 'accent'), span(hints[lab.hint]?.text ?? '')];
}

function hintLines(at: number, width: number, height: number): readonly Line[] {
	const label = ` Tour ${at + 1}/${hints.length} `;
	const skips = at < hints.length - 1 ? ' (Ctrl-n skips)' : '';
	const text = wrap(`${hints[at]?.text ?? ''}${skips}`, width - label.length - 1);
	return atMost(text, height).map((line, row) => [
		bold(row === 0 ? label : ' '.repeat(label.length), 'accent'),
		...line,
	]);
}

function taskLine(model: Model): Line {
	const {lab, size} = model;
	const label = bold(' Lab ', 'accent');
	const title = [label, bold(lab?.task.title ?? '')];
	switch (taskState(model)) {
		case 'reading':
			return title;
		case 'broken':
			return spreadOut(
				title,
				size.columns < widthForKeys ? [] : [span(' o AWS output  q exercises ', 'muted')],
				size.columns,
			);
		case 'mended':
			return spreadOut(
				[label, bold(`✓ Mended: ${scoreText(model)}`, 'good')],
				[span(' q next exercise ', 'accent')],
				size.columns,
			);
	}
}

/** `accuracy 0.831 again`, or what it was before the capture was broken. */
export function scoreText(model: Model): string {
	const outcome = currentOutcome(model);
	if (outcome === undefined) return '';
	const name = leadingMetric(outcome.reading.mapping.problemType);
	const value = metricText(metricValue(outcome, name));
	const healthy = metricText(model.lab?.task.baseline.constraints[name]?.threshold);
	return value === healthy ? `${name} ${value} again` : `${name} ${value}; it was ${healthy}`;
}
