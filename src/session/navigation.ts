import type {Finding, Fix} from '../findings/finding.js';
import type {Reading} from '../mapping/reading.js';
import {labelCursorMoved} from './label-cursor.js';
import type {Focus, Model, Notice, Step} from './model.js';
import {recordLines} from './record-lines.js';
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

/** To the next record that can never count as a match as the draft reads it; where there is none, that disagrees. */
export function problemSought(model: Model, direction: 1 | -1): Model {
	const {draft, record} = model;
	if (draft === undefined) return model;
	// Records that have arrived since are not judged yet.
	const rows = draft.after.reading.funnel.parsed;
	const walked = walkedRows(model);
	for (const wanted of ['no match possible', 'disagrees'] as const) {
		const holds = rowsThat(wanted, draft.after.reading, rows);
		for (let row = record.row + direction; row >= 0 && row < rows; row += direction) {
			if (holds[row] === 1 && (walked === undefined || indexOfRow(walked, row) !== undefined))
				return {...atRecord(model, row), notice: {kind: 'told', text: wordsFor(wanted, model, row)}};
		}
		if (wanted === 'no match possible' && holds.includes(1)) break;
	}
	const where = direction === 1 ? 'after' : 'before';
	return {...model, notice: refused(`No record ${where} this one has a problem as the mapping reads it`)};
}

type Wanted = 'no match possible' | 'disagrees';

function wordsFor(wanted: Wanted, {data}: Model, row: number): string {
	const {line} = data.dataset.captures.originOf(row);
	return wanted === 'disagrees'
		? `Line ${line}: prediction and ground truth are comparable, and differ`
		: `Line ${line}: no match is possible here`;
}

/** 1 for each capture row for which it holds. */
function rowsThat(wanted: Wanted, {outcomes, captureRow}: Reading, rows: number): Uint8Array {
	const comparable = new Uint8Array(rows);
	const agreeing = new Uint8Array(rows);
	const known = new Uint8Array(outcomes.kind === 'classes' ? outcomes.labels.length : 0);
	if (outcomes.kind === 'classes') for (const code of outcomes.actual) if (code >= 0) known[code] = 1;
	for (let pair = 0; pair < captureRow.length; pair++) {
		const row = captureRow[pair] as number;
		const [actual = -1, predicted = -1] = [outcomes.actual[pair], outcomes.predicted[pair]];
		const both =
			outcomes.kind === 'classes' ? actual >= 0 && known[predicted] === 1 : Number.isFinite(actual - predicted);
		if (both) comparable[row] = 1;
		if (both && (outcomes.kind === 'numbers' || actual === predicted)) agreeing[row] = 1;
	}
	if (wanted === 'no match possible') return comparable.map((one) => 1 - one);
	return comparable.map((one, row) => (one === 1 && agreeing[row] === 0 ? 1 : 0));
}

function clamp(index: number, length: number): number {
	return Math.max(0, Math.min(index, length - 1));
}

function refused(text: string): Notice {
	return {kind: 'refused', text};
}
