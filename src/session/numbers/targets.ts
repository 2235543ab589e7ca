import type {Finding} from '../../findings/finding.js';
import type {Outcome} from '../../mapping/after.js';
import type {Condition} from '../../mapping/conditions/condition.js';
import {type Stage, stages} from '../../mapping/funnel.js';
import type {Model} from '../model.js';
import {currentOutcome, stageNames} from '../outcome-text.js';
import {openFindings} from '../steps.js';
import {matrixRows} from './matrix-targets.js';

/** A number on the screen, and the records that it counts. `lines`: malformed lines, which are no records. */
export type Target = {
	readonly name: string;
	readonly count: number;
	readonly of: Condition | {readonly kind: 'lines'} | {readonly kind: 'finding'; readonly finding: Finding};
};

/** Numbers that stand on one line. */
export type TargetRow = {
	readonly section: 'matrix' | 'funnel' | 'findings';
	readonly label: string;
	readonly targets: readonly Target[];
};

let last:
	| {readonly outcome: Outcome; readonly findings: readonly Finding[] | undefined; readonly rows: readonly TargetRow[]}
	| undefined;

/** All numbers whose records can be shown, from top to bottom. */
export function targetRows(model: Model): readonly TargetRow[] {
	const outcome = currentOutcome(model);
	const findings = openFindings(model);
	if (outcome === undefined) return [];
	if (last?.outcome !== outcome || last.findings?.length !== findings?.length || last.findings?.[0] !== findings?.[0])
		last = {outcome, findings, rows: rowsFor(model, outcome, findings ?? [])};
	return last.rows;
}

function rowsFor(model: Model, outcome: Outcome, findings: readonly Finding[]): readonly TargetRow[] {
	const {edited} = model;
	const viewed: Viewed = edited
		? {condition: (condition) => condition, name: (name) => name}
		: {condition: (of) => ({kind: 'monitor', of}), name: (name) => `${name} (as the monitor reads)`};
	return [...matrixRows(outcome, viewed), ...funnelRows(model, outcome, viewed), ...findings.map(findingRow)];
}

/** What the numbers on the screen are about: the monitor's reading until something is changed. */
export type Viewed = {
	readonly condition: (condition: Condition) => Condition;
	readonly name: (name: string) => string;
};

const facts = {
	decoded: 'decoded',
	joined: 'joined',
	groundTruth: 'labelled',
	prediction: 'predicted',
	comparable: 'comparable',
	agreeing: 'agreeing',
} as const;

const everyRecord: Condition = {
	kind: 'compare',
	left: {kind: 'field', name: 'record'},
	operator: '>=',
	right: {kind: 'number', number: 1},
};

/** Of each stage the records that pass it, and those that do not. */
function funnelRows({data}: Model, {reading}: Outcome, viewed: Viewed): readonly TargetRow[] {
	const {malformed} = data.dataset.captureIntake;
	const {funnel} = reading;
	return stages.flatMap((stage): readonly TargetRow[] => {
		const label = stageNames[stage];
		if (stage === 'read') return [];
		if (stage === 'parsed') {
			const all: Target = {name: 'all records', count: funnel.parsed, of: everyRecord};
			return [
				{section: 'funnel', label, targets: [all, {name: 'malformed lines', count: malformed, of: {kind: 'lines'}}]},
			];
		}
		return [{section: 'funnel', label, targets: stageTargets(stage, funnel[stage], funnel.parsed, viewed)}];
	});
}

function stageTargets(
	stage: Exclude<Stage, 'read' | 'parsed'>,
	passed: number,
	all: number,
	viewed: Viewed,
): readonly Target[] {
	const [name, passes] = [stageNames[stage], {kind: 'fact', name: facts[stage]} as const];
	return [
		{name: viewed.name(name), count: passed, of: viewed.condition(passes)},
		{
			name: viewed.name(`not past ${name}`),
			count: all - passed,
			of: viewed.condition({kind: 'not', of: passes}),
		},
	];
}

function findingRow(finding: Finding): TargetRow {
	const {code, count} = finding;
	return {section: 'findings', label: code, targets: [{name: code, count, of: {kind: 'finding', finding}}]};
}
