import {roleAt} from '../../mapping/role.js';
import {samePlace} from '../../records/place.js';
import type {Assignable} from '../assigning.js';
import type {Model} from '../model.js';
import {currentOutcome, metricValue, outcomeText} from '../outcome-text.js';
import {recordLines} from '../record-lines.js';
import {slotOf, valueOfRole, verdictOf} from '../record-values.js';
import type {Watched} from './watched.js';

/** What a watched thing is now: for the current record, or of all records. */
export function valueNow(model: Model, watched: Watched): string {
	if (watched.kind === 'metric') return metricNow(model, watched.name);
	if (watched.kind === 'role') return roleNow(model, watched.role);
	const {draft, data, record} = model;
	const kept = draft && valueOfRole(data.dataset, draft.after.reading, roleAt(watched.place), record.row)?.value;
	// Long texts are not kept in the columns; they are in the line, once it has been fetched.
	return kept ?? recordLines(model).find(({place}) => samePlace(place, watched.place))?.value ?? nothing;
}

const nothing = 'nothing';

function metricNow(model: Model, name: string): string {
	const outcome = currentOutcome(model);
	return outcome === undefined ? nothing : outcomeText(outcome, metricValue(outcome, name));
}

/** The value as written; of a prediction that is decided from a probability, the class. */
function roleNow({draft, data, record}: Model, role: Assignable): string {
	if (draft === undefined) return nothing;
	const {mapping, after} = draft;
	if (role === 'prediction' && slotOf(mapping) === 'probability') {
		const {prediction} = verdictOf(after.reading, record.row);
		return prediction === undefined ? nothing : JSON.stringify(prediction);
	}
	return valueOfRole(data.dataset, after.reading, mapping.roles[role], record.row)?.value ?? nothing;
}

/** The metrics of the problem type by the monitor's names. */
export function metricNames({draft}: Model): readonly string[] {
	const after = draft?.after;
	if (after === undefined) return [];
	return Object.keys(after.statistics.metrics).filter((name) => metricValue(after, name) !== undefined);
}
