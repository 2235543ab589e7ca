import type {Finding} from '../findings/finding.js';
import {oneFileTest} from '../findings/statistics/one-file-test.js';
import type {Outcome} from '../mapping/after.js';
import type {Mapping} from '../mapping/mapping.js';
import type {Expectation, MonitorConfiguration} from '../monitor/expectation.js';
import type {ReportedStatistics} from '../monitor/statistics-file.js';
import {Dataset} from '../records/dataset.js';
import type {Problem} from '../records/result.js';
import {type Breakpoints, initialBreakpoints} from './breakpoints/breakpoints.js';
import type {EditorRequest} from './editor.js';
import type {Event} from './events.js';
import type {Change} from './history/change.js';
import type {EditList} from './history/edits.js';
import {type History, initialHistory} from './history/looking.js';
import {type Keeping, notKept} from './keeping/keeping.js';
import type {Lab} from './lab/task.js';
import {initialLens, type Lens} from './lens/lens.js';
import {initialMicroscope, type Microscope} from './microscope/microscope.js';
import {initialNumbers, type Numbers} from './numbers/numbers.js';
import {noTestPayload, type TestPayload} from './payload/payload.js';
import type {TypedLines} from './prompt-history.js';
import type {RecordSet} from './record-sets/record-set.js';
import type {Rereading} from './rereading.js';
import {noSearch, type Search} from './searching/search.js';
import {initialStepper, type Stepper} from './stepper/stepper.js';
import type {TextLine} from './text-line.js';
import {initialWatch, type Watch} from './watch/watch.js';

export const steps = [1, 2, 3, 4] as const;
/** Ground truth, probability or label, key names, review and save. */
export type Step = (typeof steps)[number];

/** Where arrows and Enter go. */
export type Focus = 'fixes' | 'record' | 'labels';

/** How far the sources have been read. */
export type Loading = {
	/** `following`: all was read that there is, and more may come. */
	readonly state: 'reading' | 'following' | 'done' | 'failed';
	readonly phase: 'ground truth' | 'captures';
	readonly bytes: number;
	/** Undefined where no size is known beforehand (pipes). */
	readonly total: number | undefined;
	readonly records: number;
	readonly malformed: number;
	readonly recordsPerSecond: number;
	readonly problems: readonly Problem[];
};

/** The data that everything on the screen is computed from. */
export type Data = {
	readonly dataset: Dataset;
	/** While a large source is read, only its first records are looked at; counts are of those. */
	readonly isSample: boolean;
	/** The dataset only grows; what was computed for one version holds for that version. */
	readonly version: string;
	/** How often the data were read anew, or what the monitor looks for was. */
	readonly revision: number;
};

/** The monitor's side, as far as the data have shown it. */
export type Monitor = {readonly expectation: Expectation; readonly literal: Mapping; readonly before: Outcome};

/** What was found for one draft in one version of the data. */
export type Diagnosed = {
	readonly findings: readonly Finding[];
	readonly mended: Mapping;
	readonly draft: Mapping;
	readonly version: string;
};

/** The mapping that is being worked on, and how it came to be what it is. */
export type Draft = EditList & {
	readonly mapping: Mapping;
	readonly after: Outcome;
	/** What `after` was counted in; until it is counted anew it may be the first records while all are there already. */
	readonly countedIn: Pick<Data, 'dataset' | 'isSample'>;
	/** What the last edit, undo or redo changed; undefined while it has not been compared in the present data. */
	readonly change: Change | undefined;
	/** Threshold steps in a row are one edit to undo. */
	readonly lastEdit: 'threshold' | 'other';
};

export type Save =
	| {readonly state: 'none'}
	| {readonly state: 'asked'; readonly path: string; readonly mapping: Mapping; readonly overwrite: boolean};

/** `a`: give the value under the cursor a role; `y`: copy. */
export type Chord = 'a' | 'y';

export type Overlay =
	| 'help'
	| 'explain'
	| 'threshold'
	| 'lens'
	| 'payload'
	| 'stepper'
	| 'watch'
	| 'history'
	| 'breakpoints'
	| 'numbers'
	| 'malformed'
	| 'aws';

/** A line of input at the bottom of the screen. */
export type Prompt = TextLine & {
	readonly kind: 'command' | 'threshold' | 'filter' | 'search' | 'breakpoint';
	/** While a line of the history stands here: how far back it is, and what was typed before. */
	readonly recalled: {readonly back: number; readonly own: string} | undefined;
	/** While Tab goes through the completions: what was typed before. */
	readonly completing: string | undefined;
	/** A question that came by itself, and so lately that nobody can have read it: keys are no answer yet. */
	readonly isUnread: boolean;
};

export type Notice = {readonly kind: 'done' | 'refused' | 'told'; readonly text: string};

export type Model = {
	readonly title: string;
	/** The input arguments without the mapping, to build commands that can be copied. */
	readonly inputs: readonly string[];
	readonly size: {readonly columns: number; readonly rows: number};
	readonly configuration: MonitorConfiguration;
	/** What the monitor's own report shows about itself, where it was given. */
	readonly reported: readonly Finding[];
	readonly loading: Loading;
	readonly data: Data;
	/** Set while values that reading passed over are to be read. */
	readonly rereading: Rereading | undefined;
	readonly monitor: Monitor | undefined;
	/** The findings of the monitor's own reading: what there was to mend. */
	readonly found: readonly Finding[];
	readonly draft: Draft | undefined;
	readonly history: History;
	/** The user changed the draft; until then it follows the monitor's reading as data arrive. */
	readonly edited: boolean;
	readonly diagnosed: Diagnosed | undefined;
	readonly step: Step;
	readonly focus: Focus;
	/** Which fix of the current step is highlighted. */
	readonly highlighted: number;
	readonly record: {
		readonly row: number;
		/** The raw line, once it has been fetched; `row` says of which record. */
		readonly line: {readonly row: number; readonly text: string; readonly problem: Problem | undefined} | undefined;
		readonly raw: boolean;
		readonly cursor: number;
	};
	/** The lists of the decoded record that have a line for each element, by `listKey`. */
	readonly openedLists: readonly string[];
	readonly diffTop: number;
	readonly overlay: Overlay | undefined;
	readonly overlayTop: number;
	readonly payload: TestPayload;
	readonly editor: EditorRequest;
	readonly microscope: Microscope;
	readonly lens: Lens;
	readonly stepper: Stepper;
	readonly watch: Watch;
	readonly breakpoints: Breakpoints;
	/** Only in a session of the lab. */
	readonly lab: Lab | undefined;
	readonly numbers: Numbers;
	readonly search: Search;
	/** The records that are walked through, where these are not all. */
	readonly recordSet: RecordSet | undefined;
	readonly labelCursor: number;
	readonly keeping: Keeping;
	readonly prompt: Prompt | undefined;
	readonly typed: TypedLines;
	readonly notice: Notice | undefined;
	readonly save: Save;
	/** The first key of two (`a`, `y`) was pressed. */
	readonly chord: Chord | undefined;
	/** A text for the user's clipboard; asked for anew each time. */
	readonly copy: {readonly text: string; readonly name: string} | undefined;
	/** The mapping as it was last saved, and where. */
	readonly saved: {readonly mapping: Mapping; readonly path: string} | undefined;
	readonly savePath: string;
	/** The user asked to quit with unsaved changes; the next `q` quits. */
	readonly quitting: boolean;
	/** What is found out beside the screen, once it takes long enough to say so; a share from 0 to 1. */
	readonly errand: {readonly doing: string; readonly share: number} | undefined;
	/** What the user did while the first of it still waits for findings or an errand; done in order once these are there. */
	readonly waiting: readonly Event[];
	/** Set when the session is over: the exit status. */
	readonly ended: number | undefined;
};

export type Opening = {
	readonly title: string;
	readonly inputs: readonly string[];
	readonly configuration: MonitorConfiguration;
	readonly size: Model['size'];
	/** The monitor's report, and its file. */
	readonly statistics?: {readonly path: string; readonly statistics: ReportedStatistics} | undefined;
	/** The exercise, in a session of the lab. */
	readonly lab?: Lab;
	/** A mapping to go on with, and its file. */
	readonly mapping: {readonly path: string; readonly mapping: Mapping} | undefined;
};

export const defaultSavePath = 'mqm-mapping.json';

export function initialModel({title, inputs, configuration, size, statistics, lab, mapping}: Opening): Model {
	return {
		title,
		inputs,
		size,
		configuration,
		reported: statistics
			? oneFileTest(statistics.statistics, statistics.path, configuration.positiveLabel).findings
			: [],
		loading: {
			state: 'reading',
			phase: 'captures',
			bytes: 0,
			total: undefined,
			records: 0,
			malformed: 0,
			recordsPerSecond: 0,
			problems: [],
		},
		data: {dataset: new Dataset(), isSample: false, version: '', revision: 0},
		rereading: undefined,
		monitor: undefined,
		found: [],
		draft: undefined,
		history: initialHistory,
		edited: false,
		diagnosed: undefined,
		step: 1,
		focus: 'fixes',
		highlighted: 0,
		record: {row: 0, line: undefined, raw: false, cursor: 0},
		openedLists: [],
		diffTop: 0,
		// An exercise begins with what its user would have seen.
		overlay: lab === undefined ? undefined : 'aws',
		overlayTop: 0,
		payload: noTestPayload,
		editor: undefined,
		microscope: initialMicroscope,
		lens: initialLens,
		stepper: initialStepper,
		watch: initialWatch,
		breakpoints: initialBreakpoints,
		lab,
		numbers: initialNumbers,
		search: noSearch,
		recordSet: undefined,
		labelCursor: 0,
		keeping: notKept(mapping?.mapping),
		prompt: undefined,
		typed: {},
		notice: undefined,
		save: {state: 'none'},
		chord: undefined,
		copy: undefined,
		saved: mapping,
		savePath: mapping?.path ?? defaultSavePath,
		quitting: false,
		errand: undefined,
		waiting: [],
		ended: undefined,
	};
}
