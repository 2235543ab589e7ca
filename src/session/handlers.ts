import {assigned, listToggled} from './assigning.js';
import {breakpointHandlers} from './breakpoints/breakpoints.js';
import {closed} from './closing.js';
import {copyAsked, withCopied} from './copying.js';
import {withDiagnosis} from './diagnosing.js';
import {movedThreshold, redone, undone, withFix, withMonitor} from './editing.js';
import {editorHandlers} from './editor.js';
import {entered} from './entering.js';
import {errandHandlers} from './errands/running.js';
import type {Event} from './events.js';
import {historyHandlers} from './history/history.js';
import {keepingHandlers} from './keeping/keeping.js';
import {labHandlers} from './lab/task.js';
import {lensHandlers} from './lens/lens.js';
import {liveHandlers, versionOf} from './live.js';
import {microscopeHandlers} from './microscope/microscope.js';
import type {Model} from './model.js';
import {atStep, cursorMoved, focusMoved, leftStep, problemSought, recordChanged} from './navigation.js';
import {numbersHandlers} from './numbers/numbers.js';
import {type OverlayKeys, overlayKeys} from './overlays.js';
import {testPayloadHandlers} from './payload/payload.js';
import {promptHandlers} from './prompt.js';
import {ended, quitAsked} from './quitting.js';
import {reread} from './rereading.js';
import {saveAsked, savedTo, saveFailed, saveFoundFile} from './saving.js';
import {searchHandlers} from './searching/search.js';
import {stepperHandlers} from './stepper/stepper.js';
import {rereadingHandlers} from './stop-reading.js';
import {watchHandlers} from './watch/watch.js';

/** What each of these events makes of the model. */
export type Handlers<Of extends Event = Event> = {
	readonly [Type in Of['type']]: (model: Model, event: Extract<Event, {type: Type}>) => Model;
};

/** What every event makes of the model: the part of the debugger that the event belongs to has its own list. */
export const handlers: Handlers = {
	...rereadingHandlers,
	// What it means is an event of its own, which happens in its place.
	typed: (model) => model,
	resized: (model, {columns, rows}) => ({...model, size: {columns, rows}}),
	'records-arrived': (model, {loading, dataset, isSample}) => {
		const data = {dataset, isSample, revision: model.data.revision};
		return reread({...model, loading, data: {...data, version: versionOf(data)}});
	},
	'monitor-read': (model, {monitor, version}) => (version === model.data.version ? withMonitor(model, monitor) : model),
	diagnosed: withDiagnosis,
	'line-fetched': (model, {row, text, problem}) =>
		row === model.record.row ? {...model, record: {...model.record, line: {row, text, problem}}} : model,
	'step-chosen': (model, {step}) => atStep(model, step),
	'step-left': leftStep,
	'focus-moved': (model, {by}) => focusMoved(model, by),
	'focus-set': (model, {focus}) => ({...model, focus}),
	'cursor-moved': (model, {by, end}) => keysOfOverlay(model)?.moved(model, by) ?? cursorMoved(model, by, end),
	'record-changed': (model, {by}) => recordChanged(model, by),
	'problem-sought': (model, {direction}) => problemSought(model, direction),
	'raw-toggled': (model) => ({
		...model,
		focus: 'record',
		record: {...model.record, raw: !model.record.raw, cursor: 0},
	}),
	entered: (model) => keysOfOverlay(model)?.entered(model) ?? entered(model),
	'fix-applied': (model, {fix}) => withFix(model, fix),
	undone,
	redone,
	'threshold-moved': (model, {by}) => movedThreshold(model, by),
	'overlay-opened': (model, {overlay}) => ({
		...model,
		overlay: model.overlay === overlay ? undefined : overlay,
		overlayTop: 0,
	}),
	closed,
	...promptHandlers,
	...keepingHandlers,
	...testPayloadHandlers,
	...editorHandlers,
	...liveHandlers,
	...microscopeHandlers,
	...lensHandlers,
	...labHandlers,
	...stepperHandlers,
	...watchHandlers,
	...historyHandlers,
	...breakpointHandlers,
	...numbersHandlers,
	...searchHandlers,
	...errandHandlers,
	'save-asked': (model, {path, overwrite}) => saveAsked(model, path, overwrite),
	saved: (model, {path, mapping}) => {
		const saved = savedTo(model, path, mapping);
		return model.quitting ? ended(saved) : saved;
	},
	'save-found-file': (model, {path}) => saveFoundFile(model, path),
	'save-failed': (model, {problem}) => saveFailed(model, problem),
	'chord-started': (model, {chord}) => ({...model, chord}),
	'role-assigned': (model, {role}) => assigned(model, role),
	'list-toggled': listToggled,
	'copy-asked': (model, {what}) => copyAsked(model, what),
	copied: withCopied,
	'quit-asked': quitAsked,
	interrupted: (model) => ({...model, ended: 130}),
	refused: (model, {reason}) => ({...model, notice: {kind: 'refused', text: reason}}),
};

function keysOfOverlay({overlay}: Model): OverlayKeys | undefined {
	return overlay === undefined ? undefined : overlayKeys[overlay];
}
