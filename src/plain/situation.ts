import {type Stage, stages} from '../mapping/funnel.js';
import {type Model, type Step, steps} from '../session/model.js';
import {currentOutcome, numberText, stageNames} from '../session/outcome-text.js';
import {type StepState, stateOfStep} from '../session/steps.js';
import {stepName} from '../ui/views/step-bar.js';
import {verdictLine} from '../ui/views/verdict.js';
import {type Section, textOf} from './section.js';

/** Wider than any sentence: lines are broken by the terminal, or read out whole. */
const oneLine = 10_000;

/** The state of things in one sentence, and how far reading is. */
export function verdictSection(model: Model): Section {
	const {malformed, records, state} = model.loading;
	const bad = malformed === 0 ? '' : `, ${numberText(malformed)} lines malformed`;
	const read = state === 'reading' ? 'read so far' : 'read';
	return {
		title: 'Verdict',
		lines: [
			...expectedLines(model),

			textOf(verdictLine(model, oneLine)).trim().replaceAll(/ {2,}/g, ', '),
			`${numberText(records)} records ${read}${bad}`,
		],
	};
}

/** What the records are, and what the monitor takes them for. */
function expectedLines({monitor, data}: Model): readonly string[] {
	if (monitor === undefined) return [];
	const {problemType, inferred} = monitor.expectation;
	return [
		`${data.dataset.mainDialect} records, ${problemType}${inferred.includes('problemType') ? ' (inferred)' : ''}`,
	];
}

const stateWords: Readonly<Record<StepState, string>> = {
	looking: 'being looked at',
	fine: 'fine',
	mended: 'mended',
	info: 'fine, with a remark',
	warning: 'warning',
	error: 'to mend',
};
const reviewWords: Partial<Readonly<Record<StepState, string>>> = {
	looking: 'nothing is changed yet',
	warning: 'not saved yet',
	mended: 'saved',
};

export function stepsSection(model: Model): Section {
	const lines = steps.map((step) => `${step} ${stepName(step)}: ${stateText(model, step)}`);
	return {title: `Steps, now at ${model.step} ${stepName(model.step)}`, lines};
}

function stateText(model: Model, step: Step): string {
	const state = stateOfStep(model, step);
	return (step === 4 ? reviewWords[state] : undefined) ?? stateWords[state];
}

/** Where records get lost, stage by stage: before, and after the edits. */
export function funnelSection(model: Model): Section {
	const {monitor, draft} = model;
	const before = monitor?.before.reading.funnel;
	const after = (currentOutcome(model) ?? draft?.after)?.reading.funnel;
	if (before === undefined || after === undefined) return {title: 'Funnel', lines: []};
	const text = (stage: Stage) =>
		before[stage] === after[stage]
			? numberText(after[stage])
			: `${numberText(before[stage])} → ${numberText(after[stage])}`;
	return {
		title: 'Funnel, records that pass each stage',
		lines: stages.map((stage) => `${stageNames[stage]}: ${text(stage)}`),
	};
}
