import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Finding, Fix} from '../../../src/findings/finding.js';
import {isPositive} from '../../../src/mapping/decision.js';
import type {Mapping} from '../../../src/mapping/mapping.js';
import {withMapping} from '../../../src/session/editing.js';
import type {Model} from '../../../src/session/model.js';
import {cellName, cellPhrase} from '../../../src/session/stepper/cell-name.js';
import {explanationOf} from '../../../src/session/stepper/explanation.js';
import {alterations, alterationText, type Causes} from '../../../src/session/stepper/smallest-change.js';
import {subjectOf} from '../../../src/session/stepper/subject.js';
import {thresholdChange} from '../../../src/session/stepper/threshold-change.js';
import {traceOf} from '../../../src/session/stepper/trace.js';
import {follow, opened, settled, troubled} from '../../support/sessions.js';

function subject(model: Model) {
	const found = subjectOf(model);
	if (found === undefined) throw new Error('there is no record');
	return found;
}

function causesOf({diagnosed}: Model): Causes {
	return {findings: diagnosed?.findings ?? [], mended: diagnosed?.mended};
}

function mapped(model: Model, mapping: Mapping): Model {
	return settled(withMapping(model, mapping, 'a change'));
}

const readable: Mapping = {
	version: 1,
	problemType: 'BinaryClassification',
	roles: {
		probability: {from: 'output', path: '$.prediction'},
		groundTruth: {from: 'input', path: '$.ground_truth'},
	},
	decision: {threshold: 0.5},
	labels: {positive: 'yes', negative: 'no'},
};

const sentences = (model: Model) => alterations(subject(model), causesOf(model)).map(alterationText);

describe('the smallest change', () => {
	it('is the threshold, where it alone puts the record into another cell', () => {
		// The first applicant is approved, with a probability of 0.1.
		const model = mapped(troubled(), readable);
		expect(sentences(model)[0]).toBe('With a threshold below 0.1 (now 0.5), this record would be a true positive.');
		const inclusive = mapped(troubled(), {...readable, decision: {threshold: 0.5, rule: '>='}});
		expect(sentences(inclusive)[0]).toContain('With a threshold at or below 0.1 (now 0.5)');
		const low = mapped(troubled(), {...readable, decision: {threshold: 0.05}});
		expect(sentences(low)[0]).toBe(
			'With a threshold at or above 0.1 (now 0.05), this record would be a false negative.',
		);
		const lowInclusive = mapped(troubled(), {...readable, decision: {threshold: 0.05, rule: '>='}});
		expect(sentences(lowInclusive)[0]).toContain('With a threshold above 0.1 (now 0.05)');
	});

	it('is the rule, where the probability stands exactly at the threshold', () => {
		const model = mapped(troubled(), {...readable, decision: {threshold: 0.1}});
		expect(sentences(model)[0]).toBe('With >= instead of > at the threshold, this record would be a true positive.');
	});

	it('is a normalisation, where the labels are spelled differently', () => {
		const captures = ['1.0', '0.0'].map((label, at) =>
			JSON.stringify({request: {}, response: {prediction: label, ground_truth: String(1 - at)}}),
		);
		const model = opened({captures, configuration: {positiveLabel: '1'}});
		expect(sentences(model)[0]).toBe(
			'With number among the normalisations of labels, this record would be a true positive.',
		);
	});

	it('is the fix of a finding, where the label stands elsewhere', () => {
		const model = mapped(troubled(), {
			...readable,
			roles: {...readable.roles, groundTruth: {from: 'output', path: '$.ground_truth'}},
		});
		expect(sentences(model)[0]).toMatch(
			/^If the ground truth were read from request → \$\.ground_truth, this record would be a false negative\. Fix: /,
		);
	});

	it('is all of them together, where none alone is enough', () => {
		const model = mapped(troubled(), {
			...readable,
			roles: {prediction: {from: 'output', path: '$.verdict'}, groundTruth: {from: 'output', path: '$.ground_truth'}},
		});
		const mended = {findings: [], mended: readable};
		expect(alterations(subject(model), mended).map(alterationText)).toEqual([
			'With all suggested fixes together, this record would be a false negative.',
		]);
	});

	it('is none, where nothing that is known alters it', () => {
		const captures = ['yes', 'no'].map((label) => JSON.stringify({response: {prediction: label, ground_truth: label}}));
		const model = opened({captures: captures.map((line) => line.replace('{', '{"request":{},'))});
		expect(sentences(model)).toEqual([]);
		const told = explanationOf(subject(model), causesOf(model)).flatMap((part) => part.sentences);
		expect(told.join('\n')).toContain('None is known here');
	});

	it('comes before larger ones, safe before those that have to be decided', () => {
		const fix = (title: string, certainty: Fix['certainty'], changes: Fix['changes']): Fix => {
			return {id: title, title, certainty, changes, rescues: 0};
		};
		const moves = {groundTruth: {from: 'output', path: '$.prediction'}} as const;
		const model = mapped(troubled(), {
			...readable,
			roles: {...readable.roles, groundTruth: {from: 'output', path: '$.x'}},
		});
		const finding: Finding = {
			code: 'ground-truth/in-response',
			mode: 'ground-truth',
			severity: 'error',
			count: 1,
			total: 1,
			message: '',
			evidence: [],
			fixes: [
				fix('large', 'safe', {roles: moves, labels: {normalise: ['trim'], positive: 'no'}}),
				fix('decided', 'decision', {roles: moves}),
				fix('safe', 'safe', {roles: moves}),
			],
		};
		const found = alterations(subject(model), {findings: [finding], mended: undefined});
		expect(found.map((one) => one.fix?.title)).toEqual(['safe', 'decided', 'large']);
	});

	it('really alters the record, whatever the threshold and the rule', () => {
		const model = troubled();
		fc.assert(
			fc.property(
				fc.constantFrom('>', '>='),
				fc.double({min: 0, max: 1, noNaN: true}),
				fc.double({min: 0, max: 1, noNaN: true}),
				(rule, threshold, probability) => {
					const {dataset, row, record} = subject(model);
					const decision = {threshold, rule} as const;
					const trace = {...traceOf({dataset, row, record}, {...readable, decision}, {literal: false}), probability};
					const changed = thresholdChange(trace);
					if (changed === undefined) throw new Error('a threshold decides');
					const other = isPositive(probability, {...decision, threshold: changed.threshold});
					expect(other).toBe(!isPositive(probability, decision));
				},
			),
			{numRuns: 2000},
		);
	});
});

describe('the explanation of a record', () => {
	it('goes from the cell back to the bytes', () => {
		const model = mapped(troubled(), readable);
		const [asMapped] = explanationOf(subject(model), causesOf(model));
		const bytes = model.record.line?.text.length;
		expect(asMapped?.sentences).toEqual([
			'This record is a false negative: the ground truth says "yes", the prediction "no".',
			'The prediction is made of a probability: 0.1 > 0.5 is false. The probability is number 0.1 at capture.jsonl:1 → response → $.prediction.',
			'The ground truth is text "yes" at capture.jsonl:1 → request → $.ground_truth.',
			`The line, capture.jsonl:1, is of the dialect exchange and has ${bytes} bytes from byte 0 on.`,
		]);
	});

	it('says where the monitor loses the record, and what is unknown of it', () => {
		const told = explanationOf(subject(troubled()), causesOf(troubled()));
		const monitor = told.find(({heading}) => heading.startsWith('As the monitor'))?.sentences.join('\n');
		expect(monitor).toContain('Lost at the stage “extracted”: Finds no ground truth where it looks.');
		expect(monitor).toContain('No ground truth stands at $.ground_truth.');
		expect(monitor).toContain('missing is unknown');
	});

	it('tells of labels that are joined by an id, of several, and of none', () => {
		const capture = (id: string) =>
			JSON.stringify({
				captureData: {endpointOutput: {data: '{"label": " 1"}', encoding: 'JSON'}},
				eventMetadata: {eventId: id},
				eventVersion: '0',
			});
		const truth = (id: string) =>
			JSON.stringify({groundTruthData: {data: '1', encoding: 'CSV'}, eventMetadata: {eventId: id}, eventVersion: '0'});
		const configuration = {
			kind: 'hosted',
			source: 'monitor.json',
			problemType: 'BinaryClassification',
			inferenceAttribute: 'label',
		} as const;
		const given = {
			captures: [capture('a'), capture('b')],
			groundTruth: [truth('a'), truth('a')],
			opening: {configuration},
		};
		const model = opened(given);
		const textOf = (one: Model) =>
			explanationOf(subject(one), causesOf(one))
				.flatMap(({sentences: all}) => all)
				.join('\n');
		expect(textOf(model)).toContain(
			'The ground truth is text "1" at ground-truth.jsonl:1 → $.groundTruthData.data, joined by the id "a". It is the first of 2 labels',
		);
		expect(textOf(follow(model, {type: 'record-changed', by: 1}))).toContain(
			'No ground truth is joined: no ground-truth record has its id "b".',
		);
		const trimmed = mapped(model, {
			version: 1,
			problemType: 'BinaryClassification',
			roles: {...model.draft?.mapping.roles},
			labels: {normalise: ['trim']},
		});
		expect(textOf(trimmed)).toContain(
			'The prediction is text " 1" at capture.jsonl:1 → endpointOutput → $.label → JSON, read as "1".',
		);
	});
});

describe('the explanation of what cannot be read', () => {
	const capture = (data: string, encoding: string) =>
		JSON.stringify({captureData: {endpointOutput: {data, encoding}}, eventMetadata: {eventId: 'a'}, eventVersion: '0'});
	const truth = JSON.stringify({
		groundTruthData: {data: '3', encoding: 'CSV'},
		eventMetadata: {eventId: 'a'},
		eventVersion: '0',
	});
	const textOf = (data: string, encoding: string, problemType: 'BinaryClassification' | 'Regression') => {
		const configuration = {kind: 'hosted', source: 'monitor.json', problemType, inferenceAttribute: 'y'} as const;
		const model = opened({captures: [capture(data, encoding)], groundTruth: [truth], opening: {configuration}});
		return explanationOf(subject(model), causesOf(model))
			.flatMap((part) => part.sentences)
			.join('\n');
	};

	it('names BASE64, which the monitor has no decoder for', () => {
		expect(textOf(Buffer.from('{"y": 1}').toString('base64'), 'BASE64', 'BinaryClassification')).toContain(
			'Its output is BASE64, for which the monitor has no decoder.',
		);
	});

	it('names a list or a text where a label or a number is needed', () => {
		expect(textOf('{"y": {"z": 1}}', 'JSON', 'BinaryClassification')).toContain(
			'The prediction is {"z": 1} at capture.jsonl:1 → endpointOutput → $.y → JSON, of which no label can be made.',
		);
		expect(textOf('{"y": "many"}', 'JSON', 'Regression')).toContain('The prediction is text "many" at');
	});

	it('tells how far a regression is off', () => {
		expect(textOf('{"y": 3.5}', 'JSON', 'Regression')).toContain(
			'This record is off by 0.5: 3.5 was predicted, 3 is the ground truth.',
		);
	});
});

describe('the name of a cell', () => {
	const sides = {positive: 'yes', negative: 'no'};
	const binary = {problemType: 'BinaryClassification'} as const;
	const multiclass = {problemType: 'MulticlassClassification'} as const;

	it.each([
		['yes', 'yes', 'a true positive'],
		['yes', 'no', 'a false negative'],
		['no', 'yes', 'a false positive'],
		['no', 'no', 'a true negative'],
		['no', 'perhaps', 'a miss'],
		[undefined, 'no', 'without ground truth'],
		['yes', undefined, 'without prediction'],
		[undefined, undefined, 'without ground truth and prediction'],
	])('%s and %s are %s', (actual, predicted, phrase) => {
		expect(cellPhrase(cellName({actual, predicted, sides, mapping: binary}))).toBe(phrase);
	});

	it('knows no positives among many classes, and no cells in a regression', () => {
		expect(cellName({actual: 'yes', predicted: 'yes', sides, mapping: multiclass})).toBe('match');
		expect(cellName({actual: 'yes', predicted: 'no', sides, mapping: multiclass})).toBe('miss');
		const regression = {problemType: 'Regression'} as const;
		expect(cellPhrase(cellName({actual: '1', predicted: '2', sides, mapping: regression}))).toBe('comparable');
	});
});
