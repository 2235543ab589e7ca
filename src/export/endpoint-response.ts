import type {Mapping} from '../mapping/mapping.js';
import type {ExportFacts} from './facts.js';
import {preprocessorAttribute} from './preprocessor.js';
import {argmaxCode, thresholdCode, transformedExpression} from './python/decision-code.js';
import {blanksCode, numberCode} from './python/decode-code.js';
import {labelCode, numberTextCode} from './python/label-code.js';
import {isPlainName, pythonText} from './python/literal.js';

/**
 * A few lines for the inference script: the response in which the monitor finds the predicted label by itself, flat
 * JSON with the label as text, so that no preprocessor is needed.
 */
export function endpointResponse(mapping: Mapping, facts: ExportFacts): string {
	const {problemType, roles, decision} = mapping;
	const attribute = preprocessorAttribute(mapping);
	const parts = [`${docstring(mapping, attribute)}\nimport json${importsOf(mapping)}`];
	if (problemType === 'Regression') {
		parts.push(responseCode('value', `{${pythonText(attribute)}: float(value)}`));
	} else if (roles.prediction !== undefined) {
		parts.push(responseCode('prediction', `{${pythonText(attribute)}: label(text_of(prediction))}`), textOfCode);
		parts.push(...labelParts(mapping, facts));
	} else if (decision?.argmax) {
		parts.push(responseCode('probabilities', `{${pythonText(attribute)}: decide(list(probabilities))}`));
		parts.push(argmaxCode(mapping, facts), ...labelParts(mapping, facts));
	} else {
		const beside = attribute === probabilityKey(mapping) ? '' : `, ${pythonText(probabilityKey(mapping))}: probability`;
		parts.push(
			responseCode('probability', `{${pythonText(attribute)}: decide(probability)${beside}}`, [
				`    probability = ${transformedExpression(mapping, 'float(probability)')}`,
			]),
			thresholdCode(mapping, facts),
		);
	}
	return `${parts.join('\n\n\n')}\n`;
}

function probabilityKey({monitor}: Mapping): string {
	const named = monitor?.probability;
	return named !== undefined && isPlainName(named) ? named : 'probability';
}

function importsOf({problemType, roles, decision, labels}: Mapping): string {
	if (problemType === 'Regression') return '';
	const usesLabel = roles.prediction !== undefined || decision?.argmax === true;
	if (usesLabel && labels?.normalise?.includes('number'))
		return '\nimport math\nimport re\nfrom decimal import Decimal';
	if (usesLabel && labels?.normalise?.length) return '\nimport re';
	return !usesLabel && decision?.transform?.includes('sigmoid') ? '\nimport math' : '';
}

function docstring({problemType}: Mapping, attribute: string): string {
	return `"""What the endpoint has to answer so that the Model Quality Monitor reads it, written by mqm-debug.

Use it where the inference script makes its response. In the job definition set ProblemType to
"${problemType}" and InferenceAttribute to "${attribute}", and leave out ProbabilityAttribute and
ProbabilityThresholdAttribute. One request holds one row, and application/json is among the
JsonContentTypes of the data capture; else the response is captured as BASE64.
"""`;
}

function responseCode(parameter: string, object: string, before: readonly string[] = []): string {
	return [
		`def monitored_response(${parameter}):`,
		'    """The body and the content type of the response to one row."""',
		...before,
		`    return json.dumps(${object}), "application/json"`,
	].join('\n');
}

const textOfCode = `def text_of(prediction):
    """Booleans as JSON spells them, everything else as it is written."""
    return str(prediction).lower() if isinstance(prediction, bool) else str(prediction)`;

/** `label` with what it needs and no more. */
function labelParts(mapping: Mapping, facts: ExportFacts): readonly string[] {
	const normalise = mapping.labels?.normalise ?? [];
	const parts = [labelCode(mapping, facts.spellings)];
	if (normalise.length > 0) parts.unshift(blanksCode);
	if (normalise.includes('number')) parts.push(numberCode, numberTextCode.replace('decimal.Decimal', 'Decimal'));
	return parts;
}
