import type {Finding, Fix} from '../findings/finding.js';
import {labelCursorMoved} from './label-cursor.js';
import type {Focus, Model, Notice, Step} from './model.js';
import {recordLines} from './record-lines.js';
import {type RecordProblem, recordProblems} from './record-problems.js';
import {walkedRows} from './record-sets/record-set.js';
import {indexOfRow, rowStepsAway} from './record-sets/sorted-rows.js';
import {findingsOfStep, nextOpenStep} from './steps.js';

export function atStep(model: Model, step: Step): Model {
	return {...model, step, highlighted: 0, focus: 'fixes', diffTop: 0, overlay: undefined, notice: undefined};
}

export function leftStep(model: Model): Model {
	return atStep(model, nextOpenStep(model, model.step));
}

const focuses: readonly Focus[] = ['fixes', 'record', 'labels'];

export function focusMoved(model: Model, by: 1 | -1): Model {
	const at = focuses.indexOf(model.focus) + by;
	return {...model, focus: focuses[(at + focuses.length) % focuses.length] ?? 'fixes'};
}

/** A line of the fix menu; a finding that no mapping can mend has one without a fix. */
export type MenuItem = {readonly finding: Finding; readonly fix: Fix | undefined};

/** What the menu of the current step lists, finding by finding. */
export function menuOf(model: Model): readonly MenuItem[] {
	return findingsOfStep(model, model.step).flatMap((finding): readonly MenuItem[] =>
		finding.fixes.length === 0 ? [{finding, fix: undefined}] : finding.fixes.map((fix) => ({finding, fix})),
	);
}

/** The model with its highlight on the fix that it was on, or on the last one where that is gone. */
export function highlightKept(model: Model, before: Model): Model {
	const [menu, was] = [menuOf(model), menuOf(before)[before.highlighted]];
	const same = menu.findIndex(({finding, fix}) => finding.code === was?.finding.code && fix?.id === was.fix?.id);
	return {...model, highlighted: same === -1 ? clamp(model.highlighted, menu.length) : same};
}

export function cursorMoved(model: Model, by: number, end = Number.MAX_SAFE_INTEGER): Model {
	const {overlay, overlayTop, step, focus, diffTop, record} = model;
	const scrolled = (top: number) => clamp(Math.min(top, end) + by, end + 1);
	if (overlay !== undefined) return {...model, overlayTop: scrolled(overlayTop)};
	if (step === 4) return {...model, diffTop: scrolled(diffTop)};
	if (focus === 'labels') return labelCursorMoved(model, by);
	if (focus === 'record') {
		const cursor = record.raw ? scrolled(record.cursor) : clamp(record.cursor + by, recordLines(model).length);
		return {...model, record: {...record, cursor}};
	}
	return {...model, highlighted: clamp(model.highlighted + by, menuOf(model).length)};
}

export function recordChanged(model: Model, by: number): Model {
	const {row} = model.record;
	const walked = walkedRows(model);
	const to =
		walked === undefined ? clamp(row + by, model.data.dataset.captures.rows) : (rowStepsAway(walked, row, by) ?? row);
	return to === row ? model : atRecord(model, to);
}

export function atRecord(model: Model, row: number): Model {
	return {...model, record: {...model.record, row, cursor: 0}};
}

/** To the next record that can never count as a match as the draft reads it; where there is none at all, that disagrees. */
export function problemSought(model: Model, direction: 1 | -1): Model {
	const {draft, record} = model;
	if (draft === undefined) return model;
	// Records that have arrived since are not judged yet.
	const {parsed: rows, comparable} = draft.after.reading.funnel;
	const wanted = comparable < rows ? 'no match possible' : 'disagrees';
	const problemOf = recordProblems(draft.after.reading);
	const walked = walkedRows(model);
	for (let row = record.row + direction; row >= 0 && row < rows; row += direction) {
		if (problemOf(row) !== wanted || (walked !== undefined && indexOfRow(walked, row) === undefined)) continue;
		return {...atRecord(model, row), notice: {kind: 'told', text: wordsFor(wanted, model, row)}};
	}
	const where = direction === 1 ? 'after' : 'before';
	return {...model, notice: refused(`No record ${where} this one has a problem as the mapping reads it`)};
}

function wordsFor(wanted: RecordProblem, {data}: Model, row: number): string {
	const {line} = data.dataset.captures.originOf(row);
	return wanted === 'disagrees'
		? `Line ${line}: prediction and ground truth are comparable, and differ`
		: `Line ${line}: no match is possible here`;
}

function clamp(index: number, length: number): number {
	return Math.max(0, Math.min(index, length - 1));
}

function refused(text: string): Notice {
	return {kind: 'refused', text};
}
