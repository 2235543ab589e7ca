import {transformed} from '../../../mapping/decision.js';
import {labelKeys, labelRules, normaliseText} from '../../../mapping/labels.js';
import {jsonForm, numberOf, type Scalar} from '../../../records/scalar.js';
import {comparedScalars, dependsOnTypes} from '../comparison.js';
import {shortened} from '../preview.js';
import type {Shown, StageReport, Treatment} from '../stage.js';
import type {Subject} from '../subject.js';
import type {Trace} from '../trace.js';

/** The values in the form in which they are compared, normalisation by normalisation. */
export function normalisedStage({monitor, mapping, expectation}: Subject): StageReport {
	const {labels, decision} = mapping.trace.mapping;
	const rules = [...(labels?.normalise ?? []), ...(labels?.rename ? ['rename'] : []), ...(decision?.transform ?? [])];
	const does =
		rules.length === 0 ? 'Changes nothing: the mapping names no normalisation.' : `Applies ${rules.join(', ')}.`;
	const literal =
		expectation.kind === 'hosted'
			? 'AWS documents no normalisation: the values stay as they are.'
			: 'Leaves the values as they are.';
	return {
		common: [],
		monitor: treatment(monitor.trace, literal, unknownText(monitor.trace)),
		mapping: treatment(mapping.trace, does),
	};
}

function treatment(trace: Trace, does: string, unknown?: string): Treatment {
	const {groundTruth, prediction, slot} = trace;
	const values = [
		...shownLabel('ground truth', groundTruth.found?.scalar, trace),
		...(slot === 'prediction'
			? shownLabel('prediction', prediction.found?.scalar, trace)
			: shownProbability(prediction.found?.scalar, trace)),
	];
	return {fate: 'fine', does, values, unknown};
}

/** `"1.0"` and `"1"`, and from what by which rule. */
function shownLabel(name: string, scalar: Scalar | undefined, {mapping}: Trace): readonly Shown[] {
	if (scalar === undefined) return [{name, value: 'nothing'}];
	if (mapping.problemType === 'Regression') return [{name, value: shortened(String(numberOf(scalar)))}];
	const changes: string[] = [];
	let {text} = scalar;
	for (const rule of labelRules.filter((one) => mapping.labels?.normalise?.includes(one))) {
		const next = normaliseText(text, [rule]);
		if (next !== text) changes.push(`${rule} makes it ${JSON.stringify(next)}`);
		text = next;
	}
	const key = labelKeys(mapping.labels)(scalar);
	if (key !== text) changes.push(`rename makes it ${JSON.stringify(key)}`);
	const [before, after] = [jsonForm(scalar), changes.length === 0 ? jsonForm(scalar) : JSON.stringify(key)];
	return [
		{
			name,
			value: shortened(after),
			from: changes.length === 0 ? undefined : shortened(`${before}: ${changes.join(', ')}`),
		},
	];
}

function shownProbability(scalar: Scalar | undefined, {mapping, probability}: Trace): readonly Shown[] {
	if (scalar === undefined || Number.isNaN(probability))
		return [{name: 'probability', value: scalar ? jsonForm(scalar) : 'nothing'}];
	const changes: string[] = [];
	let number = numberOf(scalar);
	for (const step of mapping.decision?.transform ?? []) {
		number = transformed(number, [step]);
		changes.push(`${step} makes it ${number}`);
	}
	const from = changes.length === 0 ? undefined : `${jsonForm(scalar)}: ${changes.join(', ')}`;
	return [{name: 'probability', value: String(probability), from}];
}

/** Numbers and texts, blanks and quotes: AWS never shows how it compares them, so both readings are told. */
function unknownText(trace: Trace): string | undefined {
	const compared = comparedScalars(trace);
	if (compared === undefined || trace.mapping.problemType === 'Regression') return undefined;
	const [actual, predicted] = compared;
	if (dependsOnTypes(trace))
		return `Whether it compares texts or typed values is unknown: as texts they are one label, as typed values ${actual.type} ${jsonForm(actual)} and ${predicted.type} ${jsonForm(predicted)} are two.`;
	if (
		actual.text === predicted.text ||
		normaliseText(actual.text, ['unquote', 'trim']) !== normaliseText(predicted.text, ['unquote', 'trim'])
	)
		return undefined;
	return 'Whether blanks or quotes around a label count is unknown: if they do, these are two labels, else one.';
}
