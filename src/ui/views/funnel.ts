import {type Stage, stages} from '../../mapping/funnel.js';
import type {Model} from '../../session/model.js';
import {currentOutcome, numberText, stageNames} from '../../session/outcome-text.js';
import {type Line, span, widthOf} from '../line.js';
import {glyphs, type Tone} from '../theme.js';

/** Where records get lost, stage by stage: `comparable 0 → 1,000` where the draft changes it. Early stages give way first. */
export function funnelLine(model: Model, width: number): Line {
	const {monitor, draft} = model;
	if (monitor === undefined || draft === undefined) return [span(' Records through the stages', 'muted')];
	const before = monitor.before.reading.funnel;
	const after = (currentOutcome(model) ?? draft.after).reading.funnel;
	const shown = [...stages];
	for (;;) {
		const line = shown.flatMap((stage, at) => stageSpans(stage, before[stage], after[stage], at));
		if (widthOf(line) <= width || shown.length <= 2) return line;
		const gives = (['parsed', 'joined', 'read', 'decoded', 'groundTruth', 'prediction'] as const).find((stage) =>
			shown.includes(stage),
		);
		shown.splice(gives === undefined ? 0 : shown.indexOf(gives), 1);
	}
}

function stageSpans(stage: Stage, before: number, after: number, at: number): Line {
	const changed = before !== after;
	const tone: Tone = changed ? (after > before ? 'good' : 'bad') : after === 0 ? 'bad' : 'plain';
	return [
		span(at === 0 ? ' ' : ' › ', 'muted'),
		span(`${stageNames[stage]} `, 'muted'),
		...(changed ? [span(numberText(before), 'muted'), span(` ${glyphs.arrow} `, 'muted')] : []),
		span(numberText(after), tone, {bold: changed || after === 0}),
	];
}
