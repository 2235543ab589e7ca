import {type Outcome, outcomeAfterSteps} from '../mapping/after.js';
import type {Mapping} from '../mapping/mapping.js';
import {applyPatch} from '../mapping/patch.js';
import {outcomeBeforeSteps} from '../monitor/before.js';
import type {Expectation, MonitorConfiguration} from '../monitor/expectation.js';
import {expectationSteps} from '../monitor/infer-expectation.js';
import {literalMapping} from '../monitor/literal-mapping.js';
import type {Dataset} from '../records/dataset.js';
import {complete, type Steps} from '../records/steps.js';
import {catalogue} from './catalogue.js';
import {type Finding, type Mode, modeOf, type Severity, type UnratedFinding} from './finding.js';
import {ratingSteps} from './rescues.js';
import {observing} from './scene.js';

/** Everything that is found in the data as one mapping reads them. */
export type Diagnosis = {
	/** What they cost decides the order: errors first, then by how many records are affected. */
	readonly findings: readonly Finding[];
	/** The mapping with the default fix of every finding. */
	readonly mended: Mapping;
};

/**
 * Looks for every cause, one after the other, each with the causes before it mended. A generator, because a screen
 * wants to take keys between two steps. `literal`: the start is the monitor's own reading, so what only the monitor
 * cannot read is a finding too.
 */
export function* diagnose(
	dataset: Dataset,
	expectation: Expectation,
	start: Mapping,
	literal = sameMapping(start, literalMapping(expectation, dataset)),
): Steps<Diagnosis> {
	let mended = start;
	const found: UnratedFinding[] = [];
	const hidden = new Set<Mode>();
	for (const {code, prepare, detect, hides} of catalogue) {
		if (hidden.has(modeOf(code))) continue;
		const scene = yield* observing(dataset, expectation, mended, literal);
		if (prepare !== undefined) yield* prepare(scene);
		const finding = detect(scene);
		yield;
		if (finding === undefined) continue;
		found.push({code, ...finding});
		for (const mode of hides?.(finding) ?? []) hidden.add(mode);
		const [fix] = finding.fixes;
		if (fix !== undefined) mended = applyPatch(mended, fix.changes);
	}
	const findings: Finding[] = [];
	for (const finding of found) {
		const rated = yield* ratingSteps(dataset, finding, {start, mended, literal});
		findings.push({...rated, mode: modeOf(finding.code)});
	}
	return {findings: findings.sort(byCost), mended};
}

const weight: Readonly<Record<Severity, number>> = {error: 2, warning: 1, info: 0};

function byCost(a: Finding, b: Finding): number {
	return weight[b.severity] - weight[a.severity] || b.count - a.count;
}

export function sameMapping(a: Mapping, b: Mapping): boolean {
	return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The whole analysis of a dataset: what `check` reports and the screen shows. */
export type Analysis = {
	readonly expectation: Expectation;
	readonly before: Outcome;
	readonly findings: readonly Finding[];
	/** The given mapping, or the literal one, with every default fix. */
	readonly suggestedMapping: Mapping;
	/** The result of the given mapping; without one, of the suggested mapping. */
	readonly after: Outcome;
};

/** Runs a whole analysis in one go. With a mapping the data are judged as mapped. */
export function analyse(dataset: Dataset, configuration: MonitorConfiguration, mapping?: Mapping): Analysis {
	return complete(analysisSteps(dataset, configuration, mapping));
}

/** The same in steps, for callers that want to hear of signals in between. */
export function* analysisSteps(
	dataset: Dataset,
	configuration: MonitorConfiguration,
	mapping?: Mapping,
): Steps<Analysis> {
	const expectation = yield* expectationSteps(dataset, configuration);
	yield;
	const start = mapping ?? literalMapping(expectation, dataset);
	const {findings, mended} = yield* diagnose(dataset, expectation, start, mapping === undefined);
	const before = yield* outcomeBeforeSteps(dataset, expectation);
	yield;
	const after = yield* outcomeAfterSteps(dataset, mapping ?? mended);
	return {expectation, before, findings, suggestedMapping: mended, after};
}
