import {lineText, originText} from '../origin-text.js';
import type {Shown, StageReport, Treatment} from '../stage.js';
import type {Subject} from '../subject.js';
import type {Trace} from '../trace.js';

/** The record with the ground-truth records of its id. */
export function joinedStage(subject: Subject): StageReport {
	return {
		common: [],
		monitor: joinOf(subject, subject.monitor.trace, 'monitor'),
		mapping: joinOf(subject, subject.mapping.trace, 'mapping'),
	};
}

/** Further labels of the same id are named up to this many. */
const mostNamed = 3;

function joinOf(subject: Subject, trace: Trace, by: 'monitor' | 'mapping'): Treatment {
	const {truthRows, joins} = trace;
	if (!joins || truthRows[0] === -1) return ownLabel(subject, trace);
	const id = idOf(subject, trace);
	const winning = subject.record.dialect === 'transform' ? 'SageMakerInferenceId' : 'inferenceId, else eventId';
	const how = by === 'monitor' ? `Merges by ${winning}, with the eventId of the ground truth` : rulesText(trace);
	if (truthRows.length === 0) {
		const missing = trace.id.found === undefined ? 'this record has no such id' : 'no ground-truth record has this id';
		return {fate: 'lost', does: `${how}; ${missing}.`, values: [id]};
	}
	const {dataset} = subject;
	const labels = truthRows.slice(0, mostNamed).map((row) => lineText(dataset.truths, dataset, row));
	const more = truthRows.length > mostNamed ? ', …' : '';
	const several = truthRows.length > 1 ? `; ${truthRows.length} labels for this id, each is a row of its own` : '';
	return {
		fate: 'fine',
		does: `${how}${several}.`,
		values: [id, {name: 'ground truth', value: `${labels.join(', ')}${more}`}],
		...(by === 'monitor' && truthRows.length > 1 ? {unknown: manyLabels} : {}),
	};
}

const manyLabels =
	'How often it counts a record with several labels is unknown: once a label, or (as published deviations suggest) more often.';

function ownLabel({record}: Subject, {truthRows}: Trace): Treatment {
	const does =
		record.dialect === 'merged'
			? 'The record is merged already: it carries its ground truth.'
			: 'Merges nothing: the label is looked for in the record itself.';
	return {fate: truthRows.length === 0 ? 'lost' : 'fine', does, values: []};
}

function idOf(subject: Subject, {id, mapping}: Trace): Shown {
	const {found, places} = id;
	if (found === undefined) return {name: 'id', value: 'nothing', from: places.map(({path}) => path).join(', else ')};
	const changed = mapping.join?.normalise || mapping.join?.stripPrefix || mapping.join?.stripSuffix;
	return {name: 'id', value: found.shown, from: `${originText(subject, found)}${changed ? ', normalised' : ''}`};
}

function rulesText({mapping: {join, roles}}: Trace): string {
	const paths = (role: typeof roles.id) =>
		typeof role?.path === 'string' ? role.path : (role?.path ?? []).join(', else ');
	const rules = [
		...(join?.normalise ?? []),
		...(join?.stripPrefix === undefined ? [] : [`without the prefix ${JSON.stringify(join.stripPrefix)}`]),
		...(join?.stripSuffix === undefined ? [] : [`without the suffix ${JSON.stringify(join.stripSuffix)}`]),
		...(join?.duplicates === undefined ? [] : [`of several labels: ${join.duplicates}`]),
	];
	const how = rules.length === 0 ? '' : ` (${rules.join(', ')})`;
	return `Joins ${paths(roles.id) || 'no id'} with ${paths(roles.truthId) || 'no id'} of the ground truth${how}`;
}
