import {describe, expect, it} from 'vitest';
import type {MonitorConfiguration} from '../../src/monitor/expectation.js';
import {
	binaryByKey,
	binaryByScore,
	datasetOf,
	findingOf,
	hostedDataset,
	type Row,
	rows,
	told,
	truth,
} from '../support/small-capture.js';

const label = ({predicted}: Row) => ({prediction: predicted});
const byIndex = {...binaryByKey, inferenceAttribute: '0'};
const own: MonitorConfiguration = {
	kind: 'payload',
	source: 'monitor.json',
	problemType: 'BinaryClassification',
	features: 'features',
	inferenceAttribute: 'prediction',
	groundTruthAttribute: 'actual_class',
	positiveLabel: '1',
};

it('a prediction under the configured key is healthy', () => {
	expect(told(hostedDataset({output: label}), binaryByKey)).toEqual([]);
});

describe('keys/not-found', () => {
	const dataset = hostedDataset({output: ({index}) => ({predictoin_time: (index * 7) % 5, note: `n${index}`})});

	it('names what is there, and the nearest name', () => {
		const finding = findingOf('keys/not-found', dataset, {...binaryByKey, inferenceAttribute: 'prediction_time'});
		expect(finding).toMatchObject({severity: 'error', count: 24, fixes: []});
		expect(finding.message).toContain('$.predictoin_time');
		expect(finding.message).toContain('The nearest name is "predictoin_time"');
	});
});

describe('keys/renamed', () => {
	it('mends the features, the prediction and the label at once', () => {
		const records = rows.map(({p, predicted, actual}) => ({data: [p, 1], y_hat: predicted, ground_truth: actual}));
		const {message, fixes} = findingOf('keys/renamed', datasetOf(records), own);
		expect(message).toContain(
			'"features" is $.data here, "prediction" is $.y_hat here, "actual_class" is $.ground_truth here',
		);
		expect(fixes).toMatchObject([{certainty: 'safe', rescues: 24}]);
	});

	it('is silent for other names that nobody looks for', () => {
		const records = rows.map(({p, predicted, actual}) => ({
			features: [p],
			prediction: predicted,
			actual_class: actual,
			kelas: p,
		}));
		expect(told(datasetOf(records), own)).toEqual([]);
	});
});

describe('keys/nested', () => {
	it('knows a field in an object, and one in a list', () => {
		const inObject = hostedDataset({output: (row) => ({result: label(row)})});
		const inList = hostedDataset({output: (row) => ({predictions: [{prediction: row.predicted}]})});
		expect(told(inObject, binaryByKey)).toEqual(['error keys/nested 24']);
		expect(told(inList, binaryByKey)).toEqual(['error keys/nested 24']);
	});

	it('knows a label inside the data of its record', () => {
		const truths = rows.map(({id, actual}) => truth(id, JSON.stringify({label: actual}), 'JSON'));
		const {message, evidence} = findingOf('keys/nested', hostedDataset({output: label, truths}), binaryByKey);
		expect(message).toContain('$.groundTruthData.data.label');
		expect(evidence[0]).toMatchObject({file: 'ground-truth.jsonl', value: '1'});
	});

	it('is silent for a path through objects that is configured as such', () => {
		const dataset = hostedDataset({output: (row) => ({result: label(row)})});
		expect(told(dataset, {...binaryByKey, inferenceAttribute: '$.result.prediction'})).toEqual([]);
	});
});

describe('keys/wrong-column', () => {
	it.each([
		['is beyond the last column', '7', (row: Row) => `${row.predicted},${row.p}`],
		['points at an id', '0', (row: Row) => `uuid-${row.id},${row.predicted}`],
		['points at a constant', '0', (row: Row) => `v3,${row.predicted}`],
		['points at a feature', '0', (row: Row) => `${20 + ((row.index * 7) % 24)},${row.predicted}`],
	])('%s', (why, inferenceAttribute, output) => {
		const finding = findingOf('keys/wrong-column', hostedDataset({output}), {...binaryByKey, inferenceAttribute});
		expect(finding.message).toContain(why);
		expect(finding.fixes).toMatchObject([{certainty: 'safe', rescues: 24}]);
	});

	it('is silent for a constant that is a label', () => {
		expect(told(hostedDataset({output: ({p}) => `0,${p}`}), byIndex)).toEqual(['warning prediction/one-class 24']);
	});
});

describe('keys/header-name', () => {
	it('knows a name for CSV and an index for JSON', () => {
		expect(told(hostedDataset({output: ({predicted, p}) => `${predicted},${p}`}), binaryByKey)).toEqual([
			'error keys/header-name 24',
		]);
		expect(told(hostedDataset({output: label}), byIndex)).toEqual(['error keys/header-name 24']);
	});

	it('is silent for a CSV with a header, which is a matter of its own', () => {
		const dataset = hostedDataset({output: ({predicted, p}) => `prediction,score\n${predicted},${p}`});
		expect(told(dataset, binaryByKey)).toEqual(['warning payload/header-line 24']);
	});
});

describe('keys/swapped', () => {
	const output = ({predicted, actual}: Row) => ({prediction: predicted, label: actual});

	it('reads the prediction instead of the label', () => {
		const {fixes, message} = findingOf('keys/swapped', hostedDataset({output}), {
			...binaryByKey,
			inferenceAttribute: 'label',
		});
		expect(message).toContain('"label" names the ground truth');
		expect(fixes).toMatchObject([{changes: {roles: {prediction: {path: '$.prediction'}}}}]);
	});

	it('is silent for a perfect model whose key is called label', () => {
		const dataset = hostedDataset({output: ({actual}) => ({label: actual})});
		expect(told(dataset, {...binaryByKey, inferenceAttribute: 'label'})).toEqual([]);
	});
});

describe('keys/drift', () => {
	it('names the first line of the new key, and tries both', () => {
		const output = ({predicted, index}: Row) => (index < 15 ? {prediction: predicted} : {pred: predicted});
		const {message, count, fixes} = findingOf('keys/drift', hostedDataset({output}), binaryByKey);
		expect(message).toContain('first in line 16');
		expect(count).toBe(9);
		expect(fixes).toMatchObject([
			{certainty: 'safe', rescues: 9, changes: {roles: {prediction: {path: ['$.prediction', '$.pred']}}}},
		]);
	});

	it('keeps its paths when a threshold has to be added', () => {
		const output = ({p, index}: Row) => (index < 12 ? {prediction: p} : {score: p});
		expect(told(hostedDataset({output}), binaryByKey)).toEqual([
			'error prediction/probability-as-label 24',
			'error keys/drift 12',
		]);
	});

	it('is silent for gaps that no other key fills', () => {
		const output = ({p, index}: Row) => (index % 6 === 5 ? {error: 'timeout'} : {score: p});
		expect(told(hostedDataset({output}), binaryByScore)).toEqual([]);
	});
});
