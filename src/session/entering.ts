import {withFix} from './editing.js';
import type {Model} from './model.js';
import {leftStep, menuOf} from './navigation.js';
import {labelShown} from './record-sets/label-set.js';
import {saveAsked} from './saving.js';
import {fixesFitDraft} from './steps.js';

/** Enter outside of a prompt. */
export function entered(model: Model): Model {
	if (model.overlay !== undefined) return {...model, overlay: undefined};
	if (model.step === 4) return saveAsked(model, model.savePath, false);
	if (model.focus === 'labels') return labelShown(model);
	const fix = menuOf(model)[model.highlighted]?.fix;
	if (fix === undefined) return leftStep(model);
	const mended = withFix(model, fix);
	if (mended.draft !== model.draft) return mended;
	const text = `The mapping says so already: ${fix.title}. The monitor itself has to change (export)`;
	return {...leftStep(model), notice: {kind: 'told', text}};
}

/** Enter acts on findings of the draft as it is now, never on those of the draft before. */
export function canEnter(model: Model): boolean {
	const needsFindings = model.overlay === undefined && model.step !== 4 && model.focus !== 'labels';
	return !needsFindings || hasFindings(model);
}

/** Whether there are findings of the draft as it is now, or never will be. */
export function hasFindings(model: Model): boolean {
	return fixesFitDraft(model) || model.loading.state === 'failed';
}
