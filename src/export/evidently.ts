import {flatTruth} from '../apply/correct-flat.js';
import {type Layout, layoutOf, pathOf} from '../apply/layout.js';
import type {Mapping} from '../mapping/mapping.js';
import type {ProblemType} from '../metrics/problem-type.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import type {Segment} from '../records/path.js';
import type {ExportFacts} from './facts.js';
import {pythonNumber} from './python/decision-code.js';
import {pythonPath, pythonText} from './python/literal.js';

/**
 * A script that reads the records of `export records` into a frame and gives Evidently its columns with the roles of
 * the mapping. Written for the API of Evidently 0.7.
 */
export function evidently(mapping: Mapping, facts: ExportFacts, configuration: MonitorConfiguration): string {
	const layout = layoutOf(mapping, configuration, facts.sides);
	const isFlat = facts.dialect === 'payload' || facts.dialect === 'exchange';
	const rows = isFlat ? flatRow(mapping, facts, configuration, layout) : capturedRow(mapping, facts, layout);
	return `${[
		`${docstring(isFlat)}\nimport json\nimport pathlib\n${!isFlat && layout.format === 'csv' ? 'import re\n' : ''}import sys\n\nimport pandas\nfrom evidently import ${classOf[mapping.problemType]}, DataDefinition, Dataset, Report\nfrom evidently.metrics import ${metricsOf(mapping, layout).join(', ')}`,
		`DEFINITION = ${definition(mapping, facts, layout)}`,
		rows,
		loadingCode,
		mainCode(metricsOf(mapping, layout)),
	].join('\n\n\n')}\n`;
}

const classOf: Readonly<Record<ProblemType, string>> = {
	BinaryClassification: 'BinaryClassification',
	MulticlassClassification: 'MulticlassClassification',
	Regression: 'Regression',
};

function metricsOf(mapping: Mapping, {probability}: Layout): readonly string[] {
	if (mapping.problemType === 'Regression') return ['MAE'];
	return hasScore(mapping, probability) ? ['Accuracy', 'RocAuc'] : ['Accuracy'];
}

function docstring(isFlat: boolean): string {
	return `"""The roles of an mqm-debug mapping for Evidently, written by mqm-debug.

    mqm-debug export records ... --out DIR
    python evidently_report.py DIR/${isFlat ? 'records.jsonl' : 'merged'}

Needs pandas and Evidently 0.7 or later.
"""`;
}

function definition({problemType}: Mapping, {sides}: ExportFacts, {probability}: Layout): string {
	if (problemType === 'Regression') {
		return `DataDefinition(
    numerical_columns=["ground_truth", "prediction"],
    regression=[Regression(target="ground_truth", prediction="prediction")],
)`;
	}
	const positive =
		problemType === 'BinaryClassification' && sides.positive !== undefined
			? `, pos_label=${pythonText(sides.positive)}`
			: '';
	// Evidently decides by a probability itself, at 0.5, where one classification has both.
	const scored = `        BinaryClassification(name="probability", target="ground_truth", prediction_probas="probability"${positive}),\n`;
	return `DataDefinition(
    categorical_columns=["ground_truth", "prediction"],
${probability === undefined ? '' : '    numerical_columns=["probability"],\n'}    classification=[
        ${classOf[problemType]}(target="ground_truth", prediction_labels="prediction"${positive}),
${hasScore({problemType}, probability) ? scored : ''}    ],
)`;
}

function hasScore({problemType}: Pick<Mapping, 'problemType'>, probability: string | undefined): boolean {
	return problemType === 'BinaryClassification' && probability !== undefined;
}

/** How one row of the frame is made, by expressions for its columns. */
type RowParts = {readonly truth: string; readonly prediction: string; readonly probability: string | undefined};

function rowCode({truth, prediction, probability}: RowParts, before: readonly string[]): string {
	return [
		'def row_of(record):',
		...before.map((line) => `    ${line}`),
		'    return {',
		`        "ground_truth": ${truth},`,
		`        "prediction": ${prediction},`,
		...(probability === undefined ? [] : [`        "probability": ${probability},`]),
		'    }',
	].join('\n');
}

function valueAt(variable: string, path: readonly Segment[]): string {
	return `value_at(${variable}, ${pythonPath(path)})`;
}

/** The prediction where the output holds it; else what the monitor makes of the probability. */
function predictionParts(
	mapping: Mapping,
	{sides}: ExportFacts,
	label: string | undefined,
	probability: string | undefined,
): Pick<RowParts, 'prediction' | 'probability'> {
	const asNumber = probability === undefined ? undefined : `float(${probability})`;
	if (label !== undefined) {
		return {prediction: mapping.problemType === 'Regression' ? `float(${label})` : label, probability: asNumber};
	}
	const {threshold = 0.5} = mapping.decision ?? {};
	const [positive, negative] = [sides.positive ?? '1', sides.negative ?? '0'].map(pythonText);
	return {
		prediction: `${positive} if ${asNumber} > ${pythonNumber(threshold)} else ${negative}`,
		probability: asNumber,
	};
}

function capturedRow(mapping: Mapping, facts: ExportFacts, layout: Layout): string {
	const expressionOf = (attribute: string | undefined) =>
		attribute === undefined ? undefined : valueAt('output', pathOf(attribute, layout.format));
	const label = 'record["groundTruthData"]["data"]';
	const truth = mapping.problemType === 'Regression' ? `float(${label})` : label;
	const decoded = layout.format === 'csv' ? 'FIELD.findall(output["data"])' : 'json.loads(output["data"])';
	const code = rowCode(
		{truth, ...predictionParts(mapping, facts, expressionOf(layout.label), expressionOf(layout.probability))},
		[
			'captured = record["captureData"]',
			'output = captured.get("endpointOutput") or captured["batchTransformOutput"]',
			`output = ${decoded}`,
		],
	);
	if (layout.format === 'json') return code;
	return `FIELD = re.compile(r'(?:^|(?<=,))(?:"(?:[^"]|"")*"|[^,]*)')\n\n\n${code}`;
}

function flatRow(mapping: Mapping, facts: ExportFacts, configuration: MonitorConfiguration, layout: Layout): string {
	const pathIn = (part: 'request' | 'response' | 'record', name: string) => [
		...(facts.dialect === 'payload' || part === 'record' ? [] : [part]),
		...pathOf(name, 'json'),
	];
	const expressionOf = (attribute: string | undefined) =>
		attribute === undefined ? undefined : valueAt('record', pathIn('response', attribute));
	const {part, name} = flatTruth(mapping, configuration);
	const truth = valueAt('record', pathIn(part, name));
	return rowCode(
		{truth, ...predictionParts(mapping, facts, expressionOf(layout.label), expressionOf(layout.probability))},
		[],
	);
}

const loadingCode = `def value_at(value, path):
    for step in path:
        value = value[step]
    return value


def frame_of(path):
    """The records of a file, or of all files in a folder, as a frame."""
    files = sorted(pathlib.Path(path).rglob("*.jsonl")) if pathlib.Path(path).is_dir() else [pathlib.Path(path)]
    rows = []
    for file in files:
        with file.open(encoding="utf-8") as lines:
            rows.extend(row_of(json.loads(line)) for line in lines)
    return pandas.DataFrame(rows)`;

function mainCode(names: readonly string[]): string {
	const metrics = names.map((name) => `${name}(${name === 'RocAuc' ? 'classification_name="probability"' : ''})`);
	return `def main(path):
    dataset = Dataset.from_pandas(frame_of(path), data_definition=DEFINITION)
    snapshot = Report([${metrics.join(', ')}]).run(dataset, None)
    values = [metric["value"] for metric in snapshot.dict()["metrics"]]
    for name, value in zip(${JSON.stringify(names)}, values):
        print(json.dumps({"metric": name, "value": value}))


if __name__ == "__main__":
    main(sys.argv[1])`;
}
