import type {Model} from '../../session/model.js';
import {explanationFor} from '../../session/stepper/explain-record.js';
import {type Arrival, type Arrivals, wayOf} from '../../session/stepper/report.js';
import {recordStages, type Shown, type Treatment} from '../../session/stepper/stage.js';
import {type Subject, subjectOf} from '../../session/stepper/subject.js';
import {stepperTitle} from '../../ui/views/stepper.js';
import type {Section} from '../section.js';

const arrivalWords: Readonly<Record<Arrival, string>> = {
	fine: 'fine',
	differs: 'it differs here',
	lost: 'it is lost here',
	unknown: 'what becomes of it here is not known',
	'not reached': 'it was lost before',
};

/** The current record at its stage: what it is there, what the monitor does with it and what the mapping does. */
export function stepperSection(model: Model): Section {
	const title = stepperTitle(model);
	const subject = subjectOf(model);
	if (subject === undefined) return {title, lines: ['This line can no longer be read as the record that it was']};
	return model.stepper.explains
		? {title, lines: explanationLines(model, subject), hint: 'x goes back to the stages'}
		: stageSection(model, subject, title);
}

function explanationLines(model: Model, subject: Subject): readonly string[] {
	return explanationFor(model, subject).flatMap(({heading, sentences}) => [
		`${heading}:`,
		...sentences.map((sentence) => `  ${sentence}`),
	]);
}

function stageSection({stepper}: Model, subject: Subject, title: string): Section {
	const stage = stepper.stage ?? 'line';
	const {reports, monitor, mapping} = wayOf(subject);
	const report = reports[stage];
	return {
		title: `${title}, stage ${recordStages.indexOf(stage) + 1} of ${recordStages.length}: ${stage}`,
		lines: [
			...report.common.map(shownText),
			...sideLines('As the monitor reads it (computed here)', report.monitor, monitor[stage]),
			...sideLines('As the mapping reads it', report.mapping, mapping[stage]),
			`The whole way: for the monitor ${wayText(monitor)}, for the mapping ${wayText(mapping)}`,
		],
		hint: 's and S step, x explains, J and K go to other records',
	};
}

function sideLines(title: string, {does, values, unknown}: Treatment, arrival: Arrival): readonly string[] {
	return [
		`${title}, ${arrivalWords[arrival]}: ${does}`,
		...values.map((shown) => `  ${shownText(shown)}`),
		...(unknown === undefined ? [] : [`  ${unknown}`]),
	];
}

function shownText({name, value, from}: Shown): string {
	return `${name}: ${value}${from === undefined ? '' : `, from ${from}`}`;
}

const wayWords: Readonly<Record<Exclude<Arrival, 'fine' | 'not reached'>, string>> = {
	lost: 'lost at',
	differs: 'differs at',
	unknown: 'not known at',
};

/** `lost at extracted`, or that nothing goes wrong. */
function wayText(arrivals: Arrivals): string {
	const ends = recordStages.flatMap((stage) => {
		const arrival = arrivals[stage];
		return arrival === 'fine' || arrival === 'not reached' ? [] : [`${wayWords[arrival]} ${stage}`];
	});
	return ends.length === 0 ? 'fine to the end' : ends.join(', ');
}
