import type {Finding, Fix} from '../findings/finding.js';
import type {Mapping, RoleName} from '../mapping/mapping.js';
import type {Dataset} from '../records/dataset.js';
import type {Problem} from '../records/result.js';
import type {BreakpointEvent} from './breakpoints/breakpoints.js';
import type {Copied} from './copying.js';
import type {EditorEvent} from './editor.js';
import type {ErrandEvent} from './errands/running.js';
import type {HistoryEvent} from './history/history.js';
import type {KeepingEvent} from './keeping/keeping.js';
import type {LabEvent} from './lab/task.js';
import type {LensEvent} from './lens/lens.js';
import type {LiveEvent} from './live.js';
import type {MicroscopeEvent} from './microscope/microscope.js';
import type {Chord, Focus, Loading, Model, Monitor, Overlay, Step} from './model.js';
import type {NumbersEvent} from './numbers/numbers.js';
import type {TestPayloadEvent} from './payload/payload.js';
import type {PromptEvent} from './prompt.js';
import type {SearchEvent} from './searching/search.js';
import type {StepperEvent} from './stepper/stepper.js';
import type {RereadingEvent} from './stop-reading.js';
import type {WatchEvent} from './watch/watch.js';

/** Everything that can happen to a session. Moves are relative, so that a burst of keys is as many correct steps. */
export type Event =
	| RereadingEvent
	| Typed
	| {readonly type: 'resized'; readonly columns: number; readonly rows: number}
	| {readonly type: 'records-arrived'; readonly loading: Loading; readonly dataset: Dataset; readonly isSample: boolean}
	| {readonly type: 'monitor-read'; readonly monitor: Monitor; readonly version: string}
	| {
			readonly type: 'diagnosed';
			readonly findings: readonly Finding[];
			readonly mended: Mapping;
			readonly draft: Mapping;
			readonly version: string;
	  }
	| {readonly type: 'line-fetched'; readonly row: number; readonly text: string; readonly problem: Problem | undefined}
	| {readonly type: 'step-chosen'; readonly step: Step}
	| {readonly type: 'step-left'}
	| {readonly type: 'focus-moved'; readonly by: 1 | -1}
	| {readonly type: 'focus-set'; readonly focus: Focus}
	/** `end`: how far down what scrolls can be scrolled, which only the screen knows. */
	| {readonly type: 'cursor-moved'; readonly by: number; readonly end?: number}
	| {readonly type: 'record-changed'; readonly by: number}
	| {readonly type: 'problem-sought'; readonly direction: 1 | -1}
	| {readonly type: 'raw-toggled'}
	/** Enter outside of a prompt: applies the highlighted fix; where nothing is left to mend goes on; in step 4 saves. */
	| {readonly type: 'entered'}
	| {readonly type: 'fix-applied'; readonly fix: Fix}
	| {readonly type: 'undone'}
	| {readonly type: 'redone'}
	| {readonly type: 'threshold-moved'; readonly by: number}
	| {readonly type: 'overlay-opened'; readonly overlay: Overlay}
	| {readonly type: 'closed'}
	| PromptEvent
	| KeepingEvent
	| TestPayloadEvent
	| EditorEvent
	| LiveEvent
	| MicroscopeEvent
	| LensEvent
	| LabEvent
	| StepperEvent
	| WatchEvent
	| BreakpointEvent
	| NumbersEvent
	| SearchEvent
	| HistoryEvent
	| ErrandEvent
	| {readonly type: 'save-asked'; readonly path: string; readonly overwrite: boolean}
	| {readonly type: 'saved'; readonly path: string; readonly mapping: Mapping}
	| {readonly type: 'save-found-file'; readonly path: string}
	| {readonly type: 'save-failed'; readonly problem: Problem}
	| {readonly type: 'chord-started'; readonly chord: Chord}
	| {readonly type: 'role-assigned'; readonly role: RoleName}
	/** The long list under the cursor of the decoded record: an element a line, or on one line again. */
	| {readonly type: 'list-toggled'}
	| {readonly type: 'copy-asked'; readonly what: Copied}
	| {readonly type: 'copied'; readonly name: string; readonly answer: Problem | 'printed' | undefined}
	| {readonly type: 'quit-asked'}
	| {readonly type: 'interrupted'}
	| {readonly type: 'refused'; readonly reason: string};

/**
 * A key or a paste. What it means is told by the model that it is applied to, so that what is typed ahead is judged by what
 * comes of the keys before it. `atOnce`: it waits for nothing.
 */
export type Typed = {
	readonly type: 'typed';
	readonly meant: (model: Model) => Event | undefined;
	readonly atOnce: boolean;
};
