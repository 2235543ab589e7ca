import {analyse} from '../../src/findings/diagnose.js';
import type {Finding} from '../../src/findings/finding.js';
import type {MonitorConfiguration} from '../../src/monitor/expectation.js';
import {createLineReader} from '../../src/records/add-line.js';
import {Dataset} from '../../src/records/dataset.js';

/** One of two dozen requests: a third is positive, an eighth is predicted wrongly. */
export type Row = {
	readonly index: number;
	readonly id: string;
	readonly actual: '0' | '1';
	readonly predicted: '0' | '1';
	/** Of class 1; above one half where that is predicted. */
	readonly p: number;
};

export const rows: readonly Row[] = Array.from({length: 24}, (_, index) => {
	const positive = index % 3 === 0;
	const predicted = index % 8 === 5 ? !positive : positive;
	const p = Number(((predicted ? 0.55 : 0.05) + index * 0.017).toFixed(3));
	return {index, id: `id-${index}`, actual: positive ? '1' : '0', predicted: predicted ? '1' : '0', p};
});

export type Line = string | object;

/** A dataset of a few lines; objects are written as JSON. */
export function datasetOf(captures: readonly Line[], groundTruth: readonly Line[] = []): Dataset {
	const dataset = new Dataset();
	const add = createLineReader(dataset);
	dataset.sources.push('ground-truth.jsonl', 'capture.jsonl');
	for (const [source, lines] of [groundTruth, captures].entries()) {
		for (const [index, line] of lines.entries()) {
			const text = typeof line === 'string' ? line : JSON.stringify(line);
			add(text, {source, line: index + 1, offset: 0, bytes: text.length}, source === 0 ? 'ground truth' : 'captures');
		}
	}
	return dataset;
}

export type Output = string | object;

/** CSV for text, JSON for the rest. */
export function capture(id: string, output: Output, input: Output = '1,2,3'): object {
	const side = (data: Output) =>
		typeof data === 'string' ? {data, encoding: 'CSV'} : {data: JSON.stringify(data), encoding: 'JSON'};
	return {
		captureData: {endpointInput: side(input), endpointOutput: side(output)},
		eventMetadata: {eventId: `event-${id}`, inferenceId: id, inferenceTime: '2026-03-02T14:00:07Z'},
		eventVersion: '0',
	};
}

export function truth(id: string, data: string, encoding = 'CSV'): object {
	return {groundTruthData: {data, encoding}, eventMetadata: {eventId: id}, eventVersion: '0'};
}

type Shape = {
	readonly output: (row: Row) => Output;
	readonly input?: (row: Row) => Output;
	/** The ground truth by the id of the capture, unless told otherwise. */
	readonly truths?: readonly Line[];
};

/** The two dozen requests as captures of an endpoint, with their labels. */
export function hostedDataset({output, input, truths}: Shape): Dataset {
	const captures = rows.map((row) => capture(row.id, output(row), input?.(row)));
	return datasetOf(captures, truths ?? rows.map(({id, actual}) => truth(id, actual)));
}

export const binaryByKey: MonitorConfiguration = {
	kind: 'hosted',
	source: 'monitor.json',
	problemType: 'BinaryClassification',
	inferenceAttribute: 'prediction',
};

export const binaryByScore: MonitorConfiguration = {
	kind: 'hosted',
	source: 'monitor.json',
	problemType: 'BinaryClassification',
	probabilityAttribute: 'score',
	threshold: 0.5,
};

export const multiclassByKey: MonitorConfiguration = {...binaryByKey, problemType: 'MulticlassClassification'};

/** `error keys/renamed 24` for each finding. */
export function told(dataset: Dataset, configuration: MonitorConfiguration): readonly string[] {
	return analyse(dataset, configuration).findings.map(({severity, code, count}) => `${severity} ${code} ${count}`);
}

/** The finding of a code; fails where there is none. */
export function findingOf(code: string, dataset: Dataset, configuration: MonitorConfiguration): Finding {
	const found = analyse(dataset, configuration).findings.find((finding) => finding.code === code);
	if (found === undefined) throw new Error(`${code} was not found`);
	return found;
}
