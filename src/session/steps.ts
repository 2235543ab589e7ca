import {sameMapping} from '../findings/diagnose.js';
import type {Finding, Mode, Severity} from '../findings/finding.js';
import type {Model, Step} from './model.js';

const stepOfMode: Readonly<Record<Mode, Step>> = {
	'ground-truth': 1,
	prediction: 2,
	config: 2,
	keys: 3,
	payload: 3,
	statistics: 2,
};

/** The step in which a finding is shown and mended. */
export function stepOf({mode}: Finding): Step {
	return stepOfMode[mode];
}

/**
 * What is still open in the draft, worst first; undefined until the data have been looked at once. What the monitor's
 * report shows belongs to the monitor's reading: it is over as soon as something is changed.
 */
export function openFindings({diagnosed, reported, edited}: Model): readonly Finding[] | undefined {
	return diagnosed && [...diagnosed.findings, ...(edited ? [] : reported)];
}

export function findingsOfStep(model: Model, step: Step): readonly Finding[] {
	return (openFindings(model) ?? []).filter((finding) => stepOf(finding) === step);
}

/** `mended`: there was something to mend, and the draft mends it. */
export type StepState = 'looking' | 'fine' | 'mended' | 'info' | 'warning' | 'error';

export function stateOfStep(model: Model, step: Step): StepState {
	if (step === 4) return reviewState(model);
	if (openFindings(model) === undefined) return 'looking';
	const open = findingsOfStep(model, step).map(({severity}) => severity);
	const worst = (['error', 'warning', 'info'] as const).find((severity: Severity) => open.includes(severity));
	if (worst !== undefined) return worst;
	return model.found.some((finding) => stepOf(finding) === step && finding.severity !== 'info') ? 'mended' : 'fine';
}

function reviewState({draft, saved, edited}: Model): StepState {
	if (!edited || draft === undefined) return 'looking';
	return saved !== undefined && sameMapping(saved.mapping, draft.mapping) ? 'mended' : 'warning';
}

/** Whether the draft holds changes that are in no file. */
export function hasUnsavedChanges({draft, saved, edited}: Model): boolean {
	return edited && draft !== undefined && !(saved !== undefined && sameMapping(saved.mapping, draft.mapping));
}

/** The first step after this one that has something to mend; else review and save. */
export function nextOpenStep(model: Model, after: Step | 0): Step {
	const open = ([1, 2, 3] as const).filter((step) => ['error', 'warning'].includes(stateOfStep(model, step)));
	return open.find((step) => step > after) ?? 4;
}

/** Whether the fixes on the screen were made for the draft as it is now, whatever has arrived since. */
export function fixesFitDraft({diagnosed, draft}: Model): boolean {
	return diagnosed !== undefined && draft !== undefined && sameMapping(diagnosed.draft, draft.mapping);
}

/** Whether the findings on the screen are those of the draft and the data as they are now. */
export function isUpToDate(model: Model): boolean {
	return fixesFitDraft(model) && model.diagnosed?.version === model.data.version;
}
