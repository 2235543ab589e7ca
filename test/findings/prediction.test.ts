import {describe, expect, it} from 'vitest';
import {
	binaryByKey,
	binaryByScore,
	findingOf,
	hostedDataset,
	multiclassByKey,
	type Output,
	type Row,
	rows,
	told,
	truth,
} from '../support/small-capture.js';

const words = ['no', 'yes'] as const;
const named = (label: '0' | '1') => words[label === '1' ? 1 : 0];
const namedTruths = rows.map(({id, actual}) => truth(id, named(actual)));
const withLabels = (output: (row: Row) => Output) => hostedDataset({output, truths: namedTruths});
const yesIsPositive = {...binaryByKey, positiveLabel: 'yes'};

describe('prediction/probability-as-label', () => {
	it('offers a threshold of our own and that of the monitor', () => {
		const dataset = withLabels(({p}) => ({prediction: p}));
		const {fixes, severity, evidence} = findingOf('prediction/probability-as-label', dataset, yesIsPositive);
		expect(severity).toBe('error');
		expect(evidence[0]?.value).toBe(0.55);
		expect(fixes.map(({id, certainty, rescues}) => [id, certainty, rescues])).toEqual([
			['threshold', 'decision', 24],
			['monitor-threshold', 'decision', 24],
		]);
		expect(fixes[0]?.changes.labels).toEqual({positive: 'yes', negative: 'no'});
		expect(fixes[1]?.changes.monitor).toEqual({prediction: null, probability: 'prediction', threshold: 0.5});
	});

	it('offers the label first where one stands beside it', () => {
		const dataset = withLabels(({p, predicted}) => ({prediction: p, answer: named(predicted)}));
		const {fixes} = findingOf('prediction/probability-as-label', dataset, yesIsPositive);
		expect(fixes[0]).toMatchObject({id: 'read-the-label', changes: {roles: {prediction: {path: '$.answer'}}}});
	});

	it('knows whole percent from class indices', () => {
		const dataset = withLabels(({p}) => ({prediction: Math.round(100 * p)}));
		const {fixes} = findingOf('prediction/probability-as-label', dataset, yesIsPositive);
		expect(fixes[0]?.changes.decision).toMatchObject({transform: ['percent']});
	});

	it('is silent for labels', () => {
		expect(
			told(
				withLabels(({predicted}) => ({prediction: named(predicted)})),
				yesIsPositive,
			),
		).toEqual([]);
	});
});

describe('prediction/vector-as-label', () => {
	const pair = ({p}: Row) => [Number((1 - p).toFixed(3)), p];

	it('offers a threshold on the positive element, or the largest', () => {
		const dataset = withLabels((row) => ({prediction: pair(row)}));
		const {fixes, count} = findingOf('prediction/vector-as-label', dataset, yesIsPositive);
		expect(count).toBe(24);
		expect(fixes.map(({id}) => id)).toEqual(['threshold-on-element', 'argmax']);
		expect(fixes[1]?.changes.decision).toMatchObject({argmax: true, classes: ['no', 'yes']});
	});

	it('takes the largest element of one-hot lists and of logits', () => {
		for (const list of [
			({predicted}: Row) => (predicted === '1' ? [0, 1] : [1, 0]),
			({p}: Row) => [0.5 - p, 4 * p - 2],
		]) {
			const {fixes} = findingOf(
				'prediction/vector-as-label',
				withLabels((row) => ({prediction: list(row)})),
				yesIsPositive,
			);
			expect(fixes.map(({id}) => id)).toEqual(['argmax']);
		}
	});

	it('is silent where a list stands beside the label', () => {
		const dataset = withLabels((row) => ({prediction: named(row.predicted), probabilities: pair(row)}));
		expect(told(dataset, yesIsPositive)).toEqual([]);
	});
});

describe('prediction/label-as-probability', () => {
	it('reads the label as prediction, or a probability beside it', () => {
		const dataset = withLabels(({predicted, p}) => ({score: named(predicted), p}));
		const {fixes} = findingOf('prediction/label-as-probability', dataset, {...binaryByScore, positiveLabel: 'yes'});
		expect(fixes.map(({id}) => id)).toEqual(['label-as-prediction', 'probability-beside']);
		expect(fixes[0]?.rescues).toBe(24);
	});

	it('is silent for a score', () => {
		expect(told(hostedDataset({output: ({p}) => ({score: p})}), binaryByScore)).toEqual([]);
	});
});

describe('prediction/probability-range', () => {
	it('divides percent', () => {
		const dataset = hostedDataset({output: ({p}) => ({score: Number((100 * p).toFixed(2))})});
		const finding = findingOf('prediction/probability-range', dataset, binaryByScore);
		expect(finding.fixes).toMatchObject([
			{id: 'percent', certainty: 'safe', changes: {decision: {transform: ['percent']}}},
		]);
	});

	it('takes logits for logits', () => {
		const dataset = hostedDataset({output: ({p}) => ({score: Math.log(p / (1 - p))})});
		const finding = findingOf('prediction/probability-range', dataset, binaryByScore);
		expect(finding.fixes).toMatchObject([{id: 'sigmoid', certainty: 'decision'}]);
	});

	it('is silent for 0 and 1 themselves', () => {
		expect(
			told(hostedDataset({output: ({p, predicted}) => ({score: p > 0.9 ? Number(predicted) : p})}), binaryByScore),
		).toEqual([]);
	});
});

describe('prediction/inverted-probability', () => {
	it('takes 1 − p', () => {
		const dataset = hostedDataset({output: ({p}) => ({score: Number((1 - p).toFixed(3))})});
		const finding = findingOf('prediction/inverted-probability', dataset, binaryByScore);
		expect(finding.fixes).toMatchObject([{certainty: 'decision', changes: {decision: {transform: ['complement']}}}]);
	});

	it('is silent for a model that is only weak', () => {
		const dataset = hostedDataset({output: ({index}) => ({score: ((index * 7) % 24) / 24 + 0.01})});
		expect(told(dataset, binaryByScore)).toEqual([]);
	});
});

describe('prediction/threshold-missing', () => {
	const {threshold: _, ...withoutThreshold} = binaryByScore;

	it('offers a threshold', () => {
		const dataset = hostedDataset({output: ({p}) => ({score: p})});
		const {fixes} = findingOf('prediction/threshold-missing', dataset, withoutThreshold);
		expect(fixes.map(({id, rescues}) => [id, rescues])).toEqual([
			['threshold', 24],
			['monitor-threshold', 24],
		]);
	});

	it('is silent where a label is configured beside the probability', () => {
		const dataset = hostedDataset({output: ({p, predicted}) => ({score: p, prediction: predicted})});
		expect(told(dataset, {...withoutThreshold, inferenceAttribute: 'prediction'})).toEqual([]);
	});
});

const species = ['Adelie', 'Chinstrap', 'Gentoo'] as const;
const speciesOf = (index: number) => species[index % 3] ?? species[0];
const guessed = ({index}: Row): (typeof species)[number] => speciesOf(index % 8 === 5 ? index + 1 : index);
const speciesTruths = rows.map(({id, index}) => truth(id, speciesOf(index)));

describe('prediction/threshold-in-multiclass', () => {
	const configuration = {...binaryByScore, problemType: 'MulticlassClassification'} as const;

	it('points at the label', () => {
		const dataset = hostedDataset({output: (row) => ({score: row.p, species: guessed(row)}), truths: speciesTruths});
		const {fixes} = findingOf('prediction/threshold-in-multiclass', dataset, configuration);
		expect(fixes).toMatchObject([{id: 'read-the-label', rescues: 24, changes: {decision: null}}]);
	});

	it('has nothing to offer where there is no label', () => {
		const dataset = hostedDataset({output: ({p}) => ({score: p}), truths: speciesTruths});
		expect(findingOf('prediction/threshold-in-multiclass', dataset, configuration).fixes).toEqual([]);
	});
});

describe('prediction/one-class', () => {
	it('warns where every prediction is the same', () => {
		expect(told(hostedDataset({output: () => ({prediction: '0'})}), binaryByKey)).toEqual([
			'warning prediction/one-class 24',
		]);
	});

	it('warns where all ground truth is the same, and names the threshold', () => {
		const truths = rows.map(({id}) => truth(id, '1'));
		const finding = findingOf(
			'prediction/one-class',
			hostedDataset({output: ({p}) => ({score: p / 3}), truths}),
			binaryByScore,
		);
		expect(finding.message).toContain('all predictions are "0" and all ground truth is "1"');
		expect(finding.message).toContain('threshold');
	});

	it('is silent for a handful of records', () => {
		const truths = rows.slice(0, 6).map(({id}) => truth(id, '1'));
		expect(told(hostedDataset({output: () => ({prediction: '1'}), truths}), binaryByKey)).toEqual([
			'warning ground-truth/unmatched 18',
		]);
	});
});

describe('prediction/type-mismatch', () => {
	it('warns where both sides agree as text, and shows both readings', () => {
		const dataset = hostedDataset({output: ({predicted}) => ({prediction: Number(predicted)})});
		const {severity, message, evidence} = findingOf('prediction/type-mismatch', dataset, binaryByKey);
		expect(severity).toBe('warning');
		expect(message).toContain('as text 21 of 24 agree, compared as typed values 0 do');
		expect(evidence.map(({value}) => value)).toEqual([1, 0, '1']);
	});

	it('is an error where they do not', () => {
		const dataset = hostedDataset({output: ({predicted}) => ({prediction: predicted === '1'})});
		expect(findingOf('prediction/type-mismatch', dataset, binaryByKey)).toMatchObject({
			severity: 'error',
			fixes: [{certainty: 'safe', rescues: 24}],
		});
	});

	it('counts the records of the other type only', () => {
		const dataset = hostedDataset({
			output: ({predicted, index}) => ({prediction: index < 6 ? Number(predicted) : predicted}),
		});
		expect(told(dataset, binaryByKey)).toEqual(['warning prediction/type-mismatch 6']);
	});

	it('is silent for CSV, which has no types, and for numbers on both sides', () => {
		expect(
			told(hostedDataset({output: ({predicted}) => predicted}), {...binaryByKey, inferenceAttribute: '0'}),
		).toEqual([]);
		const truths = rows.map(({id, actual}) => truth(id, actual, 'JSON'));
		expect(
			told(hostedDataset({output: ({predicted}) => ({prediction: Number(predicted)}), truths}), binaryByKey),
		).toEqual([]);
	});
});

describe('prediction/label-format', () => {
	it.each([
		['trim', (label: string) => ` ${label}`],
		['unquote', (label: string) => `"${label}"`],
		['case', (label: string) => label.toUpperCase()],
	])('needs %s and no more', (rule, write) => {
		const dataset = withLabels(({predicted}) => ({prediction: write(named(predicted))}));
		const {fixes} = findingOf('prediction/label-format', dataset, yesIsPositive);
		expect(fixes).toMatchObject([{certainty: 'safe', rescues: 24, changes: {labels: {normalise: [rule]}}}]);
	});

	it('is silent for one odd spelling among many', () => {
		const dataset = withLabels(({predicted, index}) => ({prediction: index === 4 ? 'NO' : named(predicted)}));
		expect(told(dataset, yesIsPositive)).toEqual([]);
	});
});

describe('prediction/index-name', () => {
	it('pairs indices and names as most records agree', () => {
		const output = (row: Row) => ({prediction: 2 - species.indexOf(guessed(row))});
		const finding = findingOf('prediction/index-name', hostedDataset({output, truths: speciesTruths}), multiclassByKey);
		expect(finding.fixes).toMatchObject([
			{certainty: 'decision', rescues: 24, changes: {labels: {rename: {0: 'Gentoo', 1: 'Chinstrap', 2: 'Adelie'}}}},
		]);
	});

	it('names both sides of a threshold', () => {
		const dataset = withLabels(({p}) => ({score: p}));
		const {fixes} = findingOf('prediction/index-name', dataset, binaryByScore);
		expect(fixes).toMatchObject([{id: 'name-both-sides', changes: {labels: {positive: 'yes', negative: 'no'}}}]);
	});

	it('pairs words of two languages', () => {
		const dataset = withLabels(({predicted}) => ({prediction: predicted === '1' ? 'ja' : 'nein'}));
		const {message, fixes} = findingOf('prediction/index-name', dataset, yesIsPositive);
		expect(message).toContain('class names (ja, nein), the ground truth has other class names (no, yes)');
		expect(fixes).toMatchObject([{rescues: 24, changes: {labels: {rename: {ja: 'yes', nein: 'no'}}}}]);
	});

	it('is silent for the same names on both sides', () => {
		expect(
			told(hostedDataset({output: (row) => ({prediction: guessed(row)}), truths: speciesTruths}), multiclassByKey),
		).toEqual([]);
	});
});

describe('prediction/positive-label', () => {
	const dataset = withLabels(({predicted}) => ({prediction: named(predicted)}));

	it('is an error where the configured one does not occur', () => {
		const {severity, fixes} = findingOf('prediction/positive-label', dataset, {...binaryByKey, positiveLabel: 'ja'});
		expect(severity).toBe('error');
		expect(fixes.map(({id}) => id)).toEqual(['positive-yes', 'positive-no']);
	});

	it('is an info where none is configured', () => {
		expect(told(dataset, binaryByKey)).toEqual(['info prediction/positive-label 24']);
	});

	it('is silent for 0 and 1', () => {
		expect(told(hostedDataset({output: ({predicted}) => ({prediction: predicted})}), binaryByKey)).toEqual([]);
	});
});
