import {type Model, type Step, steps} from '../../session/model.js';
import {stateOfStep} from '../../session/steps.js';
import {type Line, span, widthOf} from '../line.js';
import {glyphs, stepSigns} from '../theme.js';

const names: Readonly<Record<Step, string>> = {
	1: 'Ground truth',
	2: 'Probability or label',
	3: 'Key names',
	4: 'Review and save',
};
const shortNames: Readonly<Record<Step, string>> = {1: 'Truth', 2: 'Label', 3: 'Keys', 4: 'Save'};

/** `1 Ground truth ✗  2 Probability or label ✓  3 Key names !  4 Review and save`; the current step stands out. */
export function stepBar(model: Model, width: number): Line {
	const long = barWith(model, names, ' ');
	return widthOf(long) <= width ? long : barWith(model, shortNames, '');
}

export function stepName(step: Step): string {
	return names[step];
}

function barWith(model: Model, texts: Readonly<Record<Step, string>>, gap: string): Line {
	return steps.flatMap((step) => {
		const current = step === model.step;
		const sign = stepSigns[stateOfStep(model, step)];
		const mark = step === 4 && !model.edited ? [] : [span(` ${sign.glyph}`, sign.tone, {bold: true})];
		const pointer = current ? span(glyphs.pointer, 'accent', {bold: true}) : span(' ');
		return [pointer, span(`${step} ${texts[step]}`, current ? 'accent' : 'plain', {bold: current}), ...mark, span(gap)];
	});
}
