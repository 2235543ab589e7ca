import type {Scalar} from '../../records/scalar.js';
import {cellName, cellPhrase} from './cell-name.js';
import {bytesText, lineText, originText} from './origin-text.js';
import {wayOf} from './report.js';
import {alterations, alterationText, type Causes} from './smallest-change.js';
import {recordStages} from './stage.js';
import {decisionText} from './stages/label.js';
import type {Subject} from './subject.js';
import type {Found, Trace} from './trace.js';

export type Paragraph = {readonly heading: string; readonly sentences: readonly string[]};

/** Further changes that would alter the outcome are named up to this many. */
const mostOthers = 2;

/** Why the record is where it is: from the cell back to the bytes, and what would put it elsewhere. */
export function explanationOf(subject: Subject, causes: Causes): readonly Paragraph[] {
	if (last?.subject !== subject || last.findings !== causes.findings)
		last = {subject, findings: causes.findings, paragraphs: explained(subject, causes)};
	return last.paragraphs;
}

type Explained = {
	readonly subject: Subject;
	readonly findings: Causes['findings'];
	readonly paragraphs: readonly Paragraph[];
};

let last: Explained | undefined;

function explained(subject: Subject, causes: Causes): readonly Paragraph[] {
	const {monitor, mapping} = subject;
	return [
		{
			heading: 'As the mapping reads it',
			sentences: [outcomeText(mapping.trace), ...sideTexts(subject, mapping.trace), byteText(subject)],
		},
		{heading: 'The smallest change that alters it', sentences: changeTexts(subject, causes)},
		{heading: 'As the monitor reads it (computed here)', sentences: monitorTexts(subject, monitor.trace)},
	];
}

function outcomeText(trace: Trace): string {
	const {actual, predicted, mapping} = trace;
	const name = cellName(trace);
	if (actual === undefined || predicted === undefined)
		return `This record is ${cellPhrase(name)}: it can never count as a match.`;
	if (mapping.problemType === 'Regression')
		return `This record is off by ${Number(predicted) - Number(actual)}: ${predicted} was predicted, ${actual} is the ground truth.`;
	return `This record is ${cellPhrase(name)}: the ground truth says ${JSON.stringify(actual)}, the prediction ${JSON.stringify(predicted)}.`;
}

/** Prediction and ground truth, each from the label back to where it stands. */
function sideTexts(subject: Subject, trace: Trace): readonly string[] {
	return [predictionText(subject, trace), truthText(subject, trace)];
}

function predictionText(subject: Subject, trace: Trace): string {
	const {prediction, slot, predicted, unreadable} = trace;
	const {found} = prediction;
	if (unreadable) return 'Its output is BASE64, for which the monitor has no decoder.';
	if (found === undefined) return `No ${slot} stands at ${pathsText(prediction.places)}.`;
	const decided = decisionText(trace);
	const origin = `${valueText(found)} at ${originText(subject, found)}`;
	if (predicted === undefined) return `The ${slot} is ${origin}, of which no label can be made.`;
	if (decided !== undefined)
		return `The prediction is made of a probability: ${decided}. The probability is ${origin}.`;
	return `The prediction is ${origin}${changedText(found.scalar, predicted, trace)}.`;
}

function truthText(subject: Subject, trace: Trace): string {
	const {groundTruth, truthRows, actual, id, joins} = trace;
	const {found} = groundTruth;
	if (truthRows.length === 0) {
		const own = id.found === undefined ? 'it has no id' : `no ground-truth record has its id ${id.found.shown}`;
		return joins ? `No ground truth is joined: ${own}.` : 'Its output cannot be decoded, so it is not compared.';
	}
	if (found === undefined) return `No ground truth stands at ${pathsText(groundTruth.places)}.`;
	const joined = found.truthRow === undefined ? '' : `, joined by the id ${id.found?.shown ?? ''}`;
	const several = truthRows.length > 1 ? ` It is the first of ${truthRows.length} labels for this id.` : '';
	const changed = actual === undefined ? ', which is no value here' : changedText(found.scalar, actual, trace);
	return `The ground truth is ${valueText(found)} at ${originText(subject, found)}${joined}${changed}.${several}`;
}

function valueText({scalar, shown}: Found): string {
	return scalar === undefined ? shown : `${scalar.type} ${shown}`;
}

function changedText(scalar: Scalar | undefined, label: string, {mapping}: Trace): string {
	if (scalar === undefined || mapping.problemType === 'Regression' || scalar.text === label) return '';
	return `, read as ${JSON.stringify(label)}`;
}

function pathsText(places: Trace['groundTruth']['places']): string {
	return places.length === 0 ? 'any place that is read' : places.map(({path}) => path).join(', else ');
}

/** Where it goes the same way, that; else where the monitor's way ends or turns off. */
function monitorTexts(subject: Subject, trace: Trace): readonly string[] {
	const {reports, monitor} = wayOf(subject);
	const lost = recordStages.find((stage) => monitor[stage] === 'lost');
	const unknown = recordStages.flatMap((stage) => reports[stage].monitor.unknown ?? []);
	const end =
		lost === undefined
			? [outcomeText(trace), ...sideTexts(subject, trace)]
			: [`Lost at the stage “${lost}”: ${reports[lost].monitor.does}`, ...sideTexts(subject, trace)];
	return [...end, ...new Set(unknown)];
}

function changeTexts(subject: Subject, causes: Causes): readonly string[] {
	const [smallest, ...others] = alterations(subject, causes);
	if (smallest === undefined)
		return ['None is known here: neither the threshold, nor a normalisation of labels, nor a suggested fix alters it.'];
	const more = others.slice(0, mostOthers).map((other) => `Or: ${alterationText(other)}`);
	return [alterationText(smallest), ...more];
}

function byteText({dataset, row, record}: Subject): string {
	const line = lineText(dataset.captures, dataset, row);
	return `The line, ${line}, is of the dialect ${record.dialect} and has ${bytesText(dataset, row)}.`;
}
