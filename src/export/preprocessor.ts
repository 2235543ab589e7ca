import type {Mapping} from '../mapping/mapping.js';
import type {Side} from '../records/record.js';
import type {ExportFacts} from './facts.js';
import {type MergedPlace, mergedPlaces} from './merged-places.js';
import {argmaxCode, thresholdCode, transformedExpression} from './python/decision-code.js';
import {decodeCode, lookupCode} from './python/decode-code.js';
import {labelCode, numberTextCode} from './python/label-code.js';
import {isPlainName, pythonList, pythonPath, pythonText} from './python/literal.js';

/** The attribute that the monitor has to be given together with the preprocessor. */
export function preprocessorAttribute({monitor}: Mapping): string {
	const named = monitor?.prediction;
	return named !== undefined && isPlainName(named) ? named : 'prediction';
}

/**
 * A record preprocessor for the hosted monitor that reads records as the mapping does. The analyzer's own names of its
 * columns, `endpointOutput_…` and `groundTruthData_0`, are documented nowhere; working scripts of others return them.
 */
export function preprocessor(mapping: Mapping, facts: ExportFacts): string {
	const places = rolePlaces(mapping, facts);
	const parts = [
		`${docstring(mapping)}\n${importsOf(mapping)
			.map((name) => `import ${name}`)
			.join('\n')}`,
		`# Where each role is: the side of the record and the path in its decoded data, tried in order.\n${placesCode(places)}`,
		handlerCode(preprocessorAttribute(mapping)),
		sidesCode(places),
		readingCode(mapping, facts),
		decodeCode,
		lookupCode,
		usesNumberText(mapping) ? numberTextCode : '',
	];
	return `${parts.filter((part) => part !== '').join('\n\n\n')}\n`;
}

function importsOf(mapping: Mapping): readonly string[] {
	const usesMath = usesNumberText(mapping) || mapping.decision?.transform?.includes('sigmoid') === true;
	return ['base64', ...(usesNumberText(mapping) ? ['decimal'] : []), 'json', ...(usesMath ? ['math'] : []), 're'];
}

function usesNumberText({problemType, labels}: Mapping): boolean {
	return problemType === 'Regression' || labels?.normalise?.includes('number') === true;
}

type RolePlaces = {readonly [role in 'PREDICTION' | 'PROBABILITY' | 'GROUND_TRUTH']?: readonly MergedPlace[]};

/** The roles that the analyzer's two columns need. A label decides; the probability beside it is not asked for. */
function rolePlaces({problemType, roles}: Mapping, {dialect}: ExportFacts): RolePlaces {
	const groundTruth = {GROUND_TRUTH: mergedPlaces(roles.groundTruth, dialect)};
	const stated = roles.prediction ?? (problemType === 'Regression' ? roles.probability : undefined);
	if (stated !== undefined) return {PREDICTION: mergedPlaces(stated, dialect), ...groundTruth};
	return {PROBABILITY: mergedPlaces(roles.probability, dialect), ...groundTruth};
}

function placesCode(places: RolePlaces): string {
	const lines = Object.entries(places).map(([role, list]) => {
		const items = list.map(({from, path}) => `(${pythonText(from)}, ${pythonPath(path)})`);
		return `${role} = ${pythonList(items)}`;
	});
	return lines.join('\n');
}

function docstring(mapping: Mapping): string {
	const attribute = preprocessorAttribute(mapping);
	return `"""Record preprocessor for the SageMaker Model Quality Monitor, written by mqm-debug.

It reads every merged record as the mapping says and returns the two columns that the analyzer
compares, both as text:

    endpointOutput_${attribute}
    groundTruthData_0

In the job definition set RecordPreprocessorSourceUri to the S3 address of this file, ProblemType to
"${mapping.problemType}" and InferenceAttribute to "${attribute}", and leave out ProbabilityAttribute and
ProbabilityThresholdAttribute. A positive class other than 1 is told by the variable positive_label in
Environment.

Records without a prediction or without ground truth are dropped. Which label belongs to which
record is settled before, by the merge job: ground truth has to be filed under the id that wins
(mqm-debug export ground-truth).

Python 3.7 or later, nothing but the standard library. Standard output carries the data: no print().
"""`;
}

function handlerCode(attribute: string): string {
	return `def preprocess_handler(inference_record, logger):
    sides = decoded_sides(inference_record)
    if "output" in sides:
        prediction = predicted_value(sides)
        ground_truth = true_value(sides)
        if prediction is not None and ground_truth is not None:
            return {"endpointOutput_${attribute}": prediction, "groundTruthData_0": ground_truth}
    metadata = inference_record.event_dict.get("eventMetadata") or {}
    logger.info("dropped %s: no prediction or no ground truth", metadata.get("inferenceId", metadata.get("eventId")))
    return []`;
}

/** The sides that the roles need; the output always, since a record without a readable one does not count. */
function sidesCode(places: RolePlaces): string {
	const used = new Set<Side>(Object.values(places).flatMap((list) => list.map(({from}) => from)));
	const captured = ['"output": inference_record.endpoint_output or batch'];
	if (used.has('input')) captured.push('"input": inference_record.endpoint_input');
	const truth = `    truth = inference_record.ground_truth
    if truth is not None:
        encoding = truth.encoding or ("JSON" if re.match(r"\\s*[{\\[]", str(truth.data)) else "CSV")
        try:
            kind, value = decode(truth.data, encoding, truth.observedContentType)
            labelled = dict(event["groundTruthData"], data=single(value) if kind == "csv" else value)
            sides["truth"] = dict(event, groundTruthData=labelled)
        except (ValueError, RecursionError):
            sides["truth"] = event
`;
	return `def decoded_sides(inference_record):
    """The decoded data of each side that could be read."""
    event = inference_record.event_dict
    sides = {"metadata": event.get("eventMetadata"), "record": event}
    batch = getattr(inference_record, "batch_transform_output", None)
    captured = {${captured.join(', ')}}
    for name, side in captured.items():
        if side is None:
            continue
        try:
            sides[name] = decode(side.data, side.encoding, side.observedContentType)[1]
        except (ValueError, RecursionError):
            pass
${used.has('truth') ? truth : ''}    return sides${
		used.has('truth')
			? `


def single(value):
    """A CSV row of one field is that field."""
    if not isinstance(value, list):
        return value
    return value[0] if len(value) == 1 and isinstance(value[0], str) else [single(item) for item in value]`
			: ''
	}`;
}

function readingCode(mapping: Mapping, facts: ExportFacts): string {
	if (mapping.problemType === 'Regression') return regressionCode(mapping);
	const stated = mapping.roles.prediction !== undefined;
	const truth = `def true_value(sides):
    text = first(text_of(value) for value in values_at(sides, GROUND_TRUTH))
    return None if text is None else label(text)`;
	const parts = [labelCode(mapping, facts.spellings), truth];
	if (stated) {
		parts.unshift(`def predicted_value(sides):
    text = first(text_of(value) for value in values_at(sides, PREDICTION))
    return None if text is None else label(text)`);
	} else if (mapping.decision?.argmax) {
		parts.unshift(
			`def predicted_value(sides):
    for value in values_at(sides, PROBABILITY):
        if isinstance(value, list):
            numbers = [None if item is None else number_of(item) for item in value]
            if any(number is not None for number in numbers):
                return decide(numbers)
    return None`,
			argmaxCode(mapping, facts),
		);
	} else {
		parts.unshift(
			`def predicted_value(sides):
    probability = first(number_of(value) for value in values_at(sides, PROBABILITY))
    return None if probability is None else decide(${transformedExpression(mapping, 'probability')})`,
			thresholdCode(mapping, facts),
		);
	}
	return parts.join('\n\n\n');
}

function regressionCode({roles}: Mapping): string {
	const role = roles.prediction === undefined && roles.probability === undefined ? '[]' : 'PREDICTION';
	return `def predicted_value(sides):
    return finite_number(sides, ${role})


def true_value(sides):
    return finite_number(sides, GROUND_TRUTH)


def finite_number(sides, places):
    number = first(number_of(value) for value in values_at(sides, places))
    return None if number is None or not math.isfinite(number) else number_text(number)`;
}
