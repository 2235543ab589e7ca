import {type Analysis, analysisSteps} from '../findings/diagnose.js';
import type {Mapping} from '../mapping/mapping.js';
import {type Reading, readingSteps} from '../mapping/reading.js';
import {labelAt} from '../metrics/outcomes.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import {createLineReader} from '../records/add-line.js';
import {Dataset} from '../records/dataset.js';
import {complete, type Steps} from '../records/steps.js';

/** A small capture in memory, line by line, with the mapping by which it is read rightly. */
export type Material = {
	readonly captures: readonly string[];
	/** Empty where records carry their labels. */
	readonly groundTruth: readonly string[];
	readonly configuration: MonitorConfiguration;
	/** The mapping that the user named; without one the monitor's own reading has to be right. */
	readonly given: Mapping | undefined;
	/** How its records are read rightly. */
	readonly mapping: Mapping;
};

/** The records of a material. Line n of a side is the first one's index plus 1; ground truth is source 0. */
export function datasetOf(lines: Pick<Material, 'captures' | 'groundTruth'>): Dataset {
	return complete(datasetSteps(lines));
}

const linesPerStep = 200;

function* datasetSteps({captures, groundTruth}: Pick<Material, 'captures' | 'groundTruth'>): Steps<Dataset> {
	const dataset = new Dataset();
	const addLine = createLineReader(dataset);
	dataset.sources.push('ground-truth.jsonl', 'capture.jsonl');
	for (const [source, lines] of [groundTruth, captures].entries()) {
		const role = source === 0 ? 'ground truth' : 'captures';
		for (const [at, text] of lines.entries()) {
			if (at % linesPerStep === 0) yield;
			addLine(text, {source, line: at + 1, offset: 0, bytes: text.length}, role);
		}
	}
	return dataset;
}

/** What the debugger finds in a material. */
export function examine(material: Pick<Material, 'captures' | 'groundTruth' | 'configuration' | 'given'>): Analysis {
	return complete(examinationSteps(material));
}

/** The same in steps. */
export function* examinationSteps(
	material: Pick<Material, 'captures' | 'groundTruth' | 'configuration' | 'given'>,
): Steps<Analysis> {
	const dataset = yield* datasetSteps(material);
	yield;
	return yield* analysisSteps(dataset, material.configuration, material.given);
}

/** The label and the prediction of each capture line, as the right mapping reads them. */
export type Truths = {
	readonly actualOf: (line: number) => string | undefined;
	readonly predictedOf: (line: number) => string | undefined;
	readonly positive: string | undefined;
};

export function truthsOf(material: Material): Truths {
	return complete(truthsSteps(material));
}

/** Several exercises ask the same healthy material. */
const known = new WeakMap<Material, Truths>();

/** The same in steps, remembered. */
export function* truthsSteps(material: Material): Steps<Truths> {
	const truths = known.get(material) ?? (yield* readTruthsSteps(material));
	known.set(material, truths);
	return truths;
}

function* readTruthsSteps(material: Material): Steps<Truths> {
	const dataset = yield* datasetSteps(material);
	const reading = yield* readingSteps(dataset, material.mapping);
	yield;
	const pairOfLine = new Map<number, number>();
	for (const [pair, row] of reading.captureRow.entries()) {
		pairOfLine.set(dataset.captures.originOf(row).line - 1, pair);
	}
	return {
		actualOf: (line) => labelOf(reading, 'actual', pairOfLine.get(line)),
		predictedOf: (line) => labelOf(reading, 'predicted', pairOfLine.get(line)),
		positive: reading.positive,
	};
}

function labelOf({outcomes}: Reading, side: 'actual' | 'predicted', pair: number | undefined): string | undefined {
	if (pair === undefined) return undefined;
	const value = outcomes[side][pair];
	if (value === undefined) return undefined;
	if (outcomes.kind === 'numbers') return Number.isFinite(value) ? String(value) : undefined;
	return labelAt(outcomes, value);
}
