import {wantedErrand} from '../session/errands/running.js';
import {editToMeasure} from '../session/history/history.js';
import {suggestionToTry} from '../session/lens/lens.js';
import type {Model} from '../session/model.js';
import {isUpToDate} from '../session/steps.js';

/** Nothing is under way that the last line asked for. */
export function isAtRest(model: Model): boolean {
	if (model.ended !== undefined) return true;
	const {loading, data, record, save, waiting, keeping} = model;
	if (loading.state === 'reading' || waiting.length > 0 || save.state !== 'none' || keeping.found !== undefined)
		return false;
	if (data.dataset.captures.rows === 0) return true;
	return isUpToDate(model) && record.line?.row === record.row && !isWorkingBeside(model);
}

/** Searching, counting, trying and an editor go on beside the screen, which shows how far they are; in words only their end is told. */
function isWorkingBeside(model: Model): boolean {
	return (
		model.editor !== undefined ||
		model.errand !== undefined ||
		model.search.state === 'running' ||
		suggestionToTry(model) !== undefined ||
		wantedErrand(model) !== undefined ||
		editToMeasure(model) !== undefined
	);
}
