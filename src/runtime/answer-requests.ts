import {formatMapping} from '../mapping/format-mapping.js';
import type {Problem, Result} from '../records/result.js';
import type {Event} from '../session/events.js';
import type {Model} from '../session/model.js';
import type {Store} from '../session/store.js';
import type {LineStore} from '../sources/line-store.js';
import {saveFile} from '../sources/save-file.js';

/** Puts a text on the user's clipboard, or says why not; `printed`: it stands where the user can read it instead. */
export type CopyText = (text: string) => Problem | 'printed' | undefined;

/** Does what the model asks for: fetches the line of the record on the screen, saves the mapping, copies. */
export function answerRequests(store: Store<Model, Event>, lines: LineStore, copyText: CopyText): () => void {
	let fetching: number | undefined;
	let saving: Model['save'] = {state: 'none'};
	let copying: Model['copy'];
	return store.subscribe(() => {
		const model = store.get();
		const wanted = wantedLine(model);
		if (wanted !== undefined && wanted !== fetching) {
			fetching = wanted;
			const tell = (line: Result<string>) => {
				// A line that comes too late is refused by the session, and has to be asked for again.
				if (fetching === wanted) fetching = undefined;
				store.dispatch(fetched(wanted, line));
			};
			const line = readLine(model, lines);
			if (line instanceof Promise) void line.then(tell);
			else tell(line);
		}
		if (model.save !== saving) {
			saving = model.save;
			if (model.save.state === 'asked') void save(model.save, store.dispatch);
		}
		if (model.copy !== copying) {
			copying = model.copy;
			if (model.copy !== undefined)
				store.dispatch({type: 'copied', name: model.copy.name, answer: copyText(model.copy.text)});
		}
	});
}

/** Which line is missing on the screen; undefined where it is there or there is no record yet. */
function wantedLine({record, data}: Model): number | undefined {
	if (record.row >= data.dataset.captures.rows || record.line?.row === record.row) return undefined;
	return record.row;
}

function readLine({record: {row}, data}: Model, lines: LineStore): ReturnType<LineStore['read']> {
	const {source, offset, bytes} = data.dataset.captures.originOf(row);
	return lines.read(source, offset, bytes);
}

function fetched(row: number, line: Result<string>): Event {
	const found = line.ok ? {text: line.value, problem: undefined} : {text: '', problem: line.problem};
	return {type: 'line-fetched', row, ...found};
}

async function save(
	{path, mapping, overwrite}: Extract<Model['save'], {state: 'asked'}>,
	dispatch: (event: Event) => void,
): Promise<void> {
	const result = await saveFile(path, formatMapping(mapping), {overwrite});
	if (result.ok) dispatch({type: 'saved', path, mapping});
	else if (result.reason === 'exists') dispatch({type: 'save-found-file', path});
	else dispatch({type: 'save-failed', problem: result.problem});
}
