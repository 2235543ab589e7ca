import type {Condition} from '../../mapping/conditions/condition.js';
import {parseCondition} from '../../mapping/conditions/parse-condition.js';
import type {Mapping} from '../../mapping/mapping.js';
import {applyPatch} from '../../mapping/patch.js';
import {assignedMapping} from '../assigning.js';
import {underCursor} from '../breakpoints/breakpoints.js';
import {uncounted} from '../breakpoints/hits.js';
import {effectOf, mappingOfFix} from '../effect.js';
import type {Event} from '../events.js';
import {lookAtDraft, lookMarked, lookMoved} from '../history/looking.js';
import {suggestionMeant} from '../lens/lens.js';
import type {Model, Prompt} from '../model.js';
import {conditionOfTarget} from '../numbers/numbers.js';
import {labelSetUnderCursor} from '../record-sets/label-set.js';
import {fixesFitDraft} from '../steps.js';
import {editBeforeReading} from '../stop-reading.js';
import {comparisonErrand, editErrand, flipsErrand} from './comparing.js';
import {type Errand, outcomeErrand, rowsErrand, scoresErrand} from './errand.js';
import {rolesErrand} from './roles-ahead.js';

/** What has to be found out before an event can be answered without anybody waiting; undefined where that is nothing. */
export function errandFor(model: Model, event: Event): Errand | undefined {
	switch (event.type) {
		case 'typed': {
			const meant = event.meant(model);
			return meant && errandFor(model, meant);
		}
		case 'prompt-entered':
			return model.prompt && promptErrand(model, model.prompt);
		case 'prompt-given':
			return promptErrand(model, event);
		case 'breakpoint-shown':
			return conditionErrand(model, underCursor(model));
		case 'hit-sought':
			return (
				firstOf(model.breakpoints.list, (one) => (one.isOn ? conditionErrand(model, one) : undefined)) ??
				setErrand(model)
			);
		case 'record-changed':
		case 'problem-sought':
		case 'match-sought':
			return setErrand(model);
		case 'flip-sought':
			return flipsErrand(model);
		case 'history-opened':
			return model.overlay === 'history' ? undefined : comparisonErrand(model, lookAtDraft(model));
		case 'edit-marked':
			return comparisonErrand(model, lookMarked(model));
		case 'cursor-moved':
			return model.overlay === 'history' ? comparisonErrand(model, lookMoved(model, event.by)) : undefined;
		case 'threshold-nudged':
		case 'threshold-sought':
			return scoresErrand(model);
		case 'threshold-moved':
			return thresholdErrand(model);
		case 'entered':
			return enteredErrand(model);
		default:
			return editErrand(model, mappingMeant(model, event));
	}
}

/** What the screen shows without having it yet; nobody has to wait for it. */
export function errandOfScreen(model: Model): Errand | undefined {
	const {recordSet, overlay} = model;
	const hits = uncounted(model);
	return (
		(recordSet && setErrand(model)) ??
		(hits && conditionErrand(model, hits)) ??
		(overlay === 'threshold' ? scoresErrand(model) : undefined) ??
		(model.chord === 'a' ? rolesErrand(model) : undefined) ??
		effectErrand(model)
	);
}

function firstOf<T>(items: readonly T[], errandOf: (item: T) => Errand | undefined): Errand | undefined {
	for (const item of items) {
		const errand = errandOf(item);
		if (errand !== undefined) return errand;
	}
	return undefined;
}

/** What has a name and, unless it is a list of rows or lines, a condition. */
type Named = {readonly name: string; readonly of: Condition | {readonly kind: 'lines'} | {readonly kind: 'rows'}};

function conditionErrand(model: Model, named: Named | undefined): Errand | undefined {
	const of = named?.of;
	if (named === undefined || of === undefined || of.kind === 'lines' || of.kind === 'rows') return undefined;
	return rowsErrand(model, of, named.name);
}

/** To find out what the highlighted fix comes to. Fixes of the draft before are gone as soon as there are new findings. */
function effectErrand(model: Model): Errand | undefined {
	const mapping = fixesFitDraft(model) ? mappingOfFix(model) : undefined;
	return mapping && effectOf(model, mapping).state === 'counted' ? outcomeErrand(model, mapping) : undefined;
}

function setErrand(model: Model): Errand | undefined {
	return conditionErrand(model, model.recordSet);
}

/** A step of the threshold takes no time once all records were read by the draft; they may just have come. */
function thresholdErrand(model: Model): Errand | undefined {
	return outcomeErrand(model, model.draft?.mapping);
}

function promptErrand(model: Model, {kind, text}: Pick<Prompt, 'kind' | 'text'>): Errand | undefined {
	if (kind === 'threshold') return thresholdErrand(model);
	const condition = kind === 'filter' ? parseCondition(text.trim()) : undefined;
	return condition?.ok ? rowsErrand(model, condition.value, text.trim()) : undefined;
}

function enteredErrand(model: Model): Errand | undefined {
	const {overlay, focus, step} = model;
	if (overlay === 'numbers') return conditionErrand(model, conditionOfTarget(model));
	if (overlay === undefined && step !== 4 && focus === 'labels')
		return conditionErrand(model, labelSetUnderCursor(model));
	return editErrand(model, mappingMeant(model, {type: 'entered'}));
}

/** The mapping that an edit leads to. */
function mappingMeant(model: Model, event: Event): Mapping | undefined {
	const {draft} = model;
	if (draft === undefined) return undefined;
	const edit = (number: number | undefined) => (number === undefined ? undefined : draft.edits[number]?.mapping);
	switch (event.type) {
		case 'role-assigned':
			return assignedMapping(model, event.role);
		case 'fix-applied':
			return applyPatch(draft.mapping, event.fix.changes);
		case 'suggestion-applied':
			return patched(draft.mapping, suggestionMeant(model, event.number));
		case 'undone':
			return edit(draft.edits[draft.at]?.parent);
		case 'reading-stopped':
			return edit(editBeforeReading(model));
		case 'redone':
			return edit(draft.future[0]);
		case 'entered':
			return model.overlay === 'history' ? edit(model.history.cursor) : mappingOfFix(model);
		default:
			return undefined;
	}
}

function patched(
	mapping: Mapping,
	change: {readonly changes: Parameters<typeof applyPatch>[1]} | undefined,
): Mapping | undefined {
	return change && applyPatch(mapping, change.changes);
}
