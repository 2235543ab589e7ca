import type {Event} from './events.js';
import type {Model} from './model.js';
import {highlightKept} from './navigation.js';
import {nextOpenStep} from './steps.js';

/** What the monitor's own reading showed is kept, to tell later what was mended. */
export function withDiagnosis(
	model: Model,
	{findings, mended, draft, version}: Extract<Event, {type: 'diagnosed'}>,
): Model {
	const found = model.edited ? model.found : findings;
	const diagnosed = highlightKept({...model, found, diagnosed: {findings, mended, draft, version}}, model);
	return model.diagnosed === undefined ? atFirstOpenStep(diagnosed) : diagnosed;
}

/** The screen opens on the first thing to mend, unless the user has gone somewhere already. */
function atFirstOpenStep(model: Model): Model {
	const untouched = model.step === 1 && model.waiting.length === 0 && !model.edited && model.focus === 'fixes';
	const open = nextOpenStep(model, 0);
	return untouched && open !== 4 ? {...model, step: open} : model;
}
