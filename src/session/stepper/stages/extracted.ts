import {shortPlaceText} from '../../../records/place.js';
import {originText} from '../origin-text.js';
import type {Shown, StageReport, Treatment} from '../stage.js';
import type {Subject} from '../subject.js';
import type {Extracted, Trace} from '../trace.js';

/** What stands where the roles are looked for, as it is written. */
export function extractedStage(subject: Subject): StageReport {
	const {monitor, mapping} = subject;
	return {
		common: [],
		monitor: extraction(subject, monitor.trace, 'monitor'),
		mapping: extraction(subject, mapping.trace, 'mapping'),
	};
}

function extraction(subject: Subject, trace: Trace, by: 'monitor' | 'mapping'): Treatment {
	const {groundTruth, prediction, slot} = trace;
	const joined = trace.truthRows.length > 0;
	const values = [
		joined
			? shownOf(subject, 'ground truth', groundTruth)
			: {name: 'ground truth', value: 'nothing', from: 'not joined'},
		shownOf(subject, slot, prediction),
	];
	const missing = [
		...(joined && groundTruth.found !== undefined ? [] : ['ground truth']),
		...(prediction.found === undefined ? [slot] : []),
	];
	if (missing.length === 0) return {fate: 'fine', does: 'Finds both where it looks.', values};
	const does = `Finds no ${missing.join(' and no ')} where it looks.`;
	return {fate: 'lost', does, values, ...(by === 'monitor' && joined ? {unknown: missingText} : {})};
}

const missingText =
	'What it does with a value that is missing is unknown: the record is left out, or counts under a label of its own. It can match in neither.';

function shownOf(subject: Subject, name: string, {found, places}: Extracted): Shown {
	if (found !== undefined) return {name, value: found.shown, from: originText(subject, found)};
	const {dialect} = subject.record;
	const where = places
		.map((place) => (place.from === 'truth' ? place.path : shortPlaceText(place, dialect)))
		.join(', else ');
	return {name, value: 'nothing', from: where === '' ? 'it is not mapped, or stands where nothing is read' : where};
}
