import {sameMapping} from '../../findings/diagnose.js';
import type {Mapping} from '../../mapping/mapping.js';
import {type Problem, problemText} from '../../records/result.js';
import {initialBreakpoints} from '../breakpoints/breakpoints.js';
import {goneTo} from '../editing.js';
import type {Handlers} from '../handlers.js';
import type {Figures} from '../history/edits.js';
import type {Model} from '../model.js';
import {atRecord, atStep} from '../navigation.js';
import {initialWatch} from '../watch/watch.js';
import {withKeptBreakpoints} from './breakpoints-kept.js';
import {keptText, type Remembered, startOf} from './remembered.js';

/** How this session goes on from an earlier one, and whether it is kept itself. */
export type Keeping = {
	/** What is done is written down for the next time. */
	readonly on: boolean;
	/** An earlier session on the same inputs, until the first findings are there and it goes on. */
	readonly found: Found | undefined;
	/** The record that the earlier session stood at, until that one has been read. */
	readonly row: number | undefined;
	/** The mapping that came with the inputs. */
	readonly given: Mapping | undefined;
};

/** `saved`: what the file holds now that the earlier session saved to. */
type Found = {readonly remembered: Remembered; readonly saved: Model['saved']};

export type KeepingEvent =
	/** From now on the session is kept; `problem`: why the earlier one cannot go on. */
	| {readonly type: 'keeping-began'; readonly found: Found | undefined; readonly problem: Problem | undefined}
	| {readonly type: 'keeping-failed'; readonly problem: Problem}
	| {readonly type: 'fresh-asked'};

export function notKept(given: Mapping | undefined): Keeping {
	return {on: false, found: undefined, row: undefined, given};
}

export const keepingHandlers: Handlers<KeepingEvent> = {
	'keeping-began': (model, {found, problem}) => {
		const next = {...model, keeping: {...model.keeping, on: true, found}};
		return problem === undefined ? next : told(next, `The last session cannot go on: ${problemText(problem)}`);
	},
	'keeping-failed': (model, {problem}) => told(model, `This session is not kept: ${problemText(problem)}`),
	'fresh-asked': startedAnew,
};

/** Lets an earlier session go on as soon as what it needs has been read. */
export function resumed(model: Model): Model {
	const {keeping, diagnosed, draft, data, loading} = model;
	if (keeping.found !== undefined && diagnosed !== undefined && draft !== undefined)
		return withRemembered({...model, keeping: {...keeping, found: undefined}}, keeping.found);
	if (keeping.row === undefined || keeping.found !== undefined) return model;
	const arrived = data.dataset.captures.rows > keeping.row;
	if (!arrived && loading.state === 'reading') return model;
	const next = {...model, keeping: {...keeping, row: undefined}};
	// Who has gone to another record meanwhile stays there.
	return arrived && model.record.row === 0 ? atRecord(next, keeping.row) : next;
}

/** The earlier session on top of what the monitor reads; unless the user has begun to edit already. */
function withRemembered(model: Model, {remembered, saved}: Found): Model {
	const {draft, keeping} = model;
	const [first] = draft?.edits ?? [];
	const start = startOf(model);
	if (draft === undefined || first === undefined || draft.edits.length - 1 > start) return model;
	const later = remembered.edits.map((edit, at) => ({...edit, parent: at, figures: uncounted}));
	const edits = [first, ...later];
	const listed = {...model, draft: {...draft, edits, at: 0, future: later.map((_, at) => at + 1)}};
	const gone = later.length === 0 ? model : goneTo(listed, edits.length - 1, {word: 'Resumed', title: ''});
	const isSaved = saved !== undefined && gone.draft !== undefined && sameMapping(saved.mapping, gone.draft.mapping);
	const next: Model = {
		...atStep(gone, remembered.step),
		savePath: remembered.savePath,
		saved: isSaved ? saved : model.saved,
		breakpoints: withKeptBreakpoints(remembered.breakpoints),
		watch: {...model.watch, watched: remembered.watched},
		keeping: {...keeping, row: remembered.row === 0 ? undefined : remembered.row},
	};
	const kept = [keptText(remembered, start), `record ${remembered.row + 1}`].find((text) => text !== '');
	return told(resumed(next), `Resumed: ${kept} (:fresh starts anew)`);
}

/** Counted when somebody wants to see them. */
const uncounted: Figures = {version: '', outcome: 'no-data', comparable: 0, agreeing: 0, metrics: {}};

/** As on the first day; the edits can be done again. */
function startedAnew(model: Model): Model {
	const back = goneTo(model, startOf(model), {word: 'Started anew', title: ''});
	const emptied = {...back, breakpoints: initialBreakpoints, watch: initialWatch, recordSet: undefined};
	const next = atStep(atRecord({...emptied, keeping: {...model.keeping, row: undefined}}, 0), 1);
	const redo = back === model ? '' : '; Ctrl-r does the edits again';
	return told(next, `Started anew${redo}`);
}

function told(model: Model, text: string): Model {
	return {...model, notice: {kind: 'told', text}};
}
