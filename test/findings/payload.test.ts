import {describe, expect, it} from 'vitest';
import {analyse} from '../../src/findings/diagnose.js';
import type {MonitorConfiguration} from '../../src/monitor/expectation.js';
import {
	binaryByKey,
	binaryByScore,
	capture,
	datasetOf,
	findingOf,
	hostedDataset,
	multiclassByKey,
	type Row,
	rows,
	told,
	truth,
} from '../support/small-capture.js';

const byColumn = {...binaryByScore, probabilityAttribute: '0'};
const score = ({p}: Row) => ({score: p});
const labels = rows.map(({id, actual}) => truth(id, actual));

function encoded(line: object, contentType: string): object {
	const {captureData, ...rest} = structuredClone(line) as {captureData: {endpointOutput: {data: string}}};
	const data = Buffer.from(captureData.endpointOutput.data).toString('base64');
	return {captureData: {endpointOutput: {data, encoding: 'BASE64', observedContentType: contentType}}, ...rest};
}

describe('payload/base64', () => {
	const captures = rows.map((row) => encoded(capture(row.id, score(row)), 'text/html; charset=utf-8'));

	it('names the type and the setting', () => {
		const {message, fixes} = findingOf('payload/base64', datasetOf(captures, labels), binaryByScore);
		expect(message).toContain('"text/html; charset=utf-8"');
		expect(message).toContain('JsonContentTypes');
		expect(fixes).toMatchObject([{certainty: 'safe', rescues: 24}]);
	});

	it('counts what it rescues where only some records are encoded', () => {
		const some = rows.map((row, index) => captures[index < 8 ? index : -1] ?? capture(row.id, score(row)));
		const {count, fixes} = findingOf('payload/base64', datasetOf(some, labels), binaryByScore);
		expect([count, fixes[0]?.rescues]).toEqual([8, 8]);
	});

	it('is silent where a mapping decodes', () => {
		const dataset = datasetOf(captures, labels);
		const {suggestedMapping} = analyse(dataset, binaryByScore);
		expect(analyse(dataset, binaryByScore, suggestedMapping).findings).toEqual([]);
	});
});

describe('payload/batched', () => {
	it('hides what would only follow from it', () => {
		const output = (row: Row) => ({predictions: [{prediction: row.predicted}, {prediction: '1'}]});
		const {findings} = analyse(hostedDataset({output}), binaryByKey);
		expect(findings).toMatchObject([{code: 'payload/batched', count: 24, fixes: []}]);
	});

	it('does not hide other causes where it is the exception', () => {
		const output = (row: Row) => (row.index === 3 ? [score(row), score(row)] : {p: row.p});
		expect(told(hostedDataset({output}), binaryByScore)).toEqual(['error keys/renamed 23', 'error payload/batched 1']);
	});

	it('is silent for one list of probabilities', () => {
		const output = ({p}: Row) => ({predictions: [Number((1 - p).toFixed(3)), p]});
		const configuration = {...binaryByKey, inferenceAttribute: 'predictions'};
		expect(told(hostedDataset({output}), configuration)).toEqual(['error prediction/vector-as-label 24']);
	});
});

describe('payload/malformed', () => {
	it('counts lines and names the first', () => {
		const captures = [...rows.map((row) => capture(row.id, score(row))), '{"cut', 'null', '[1]'];
		const {message, count, evidence} = findingOf('payload/malformed', datasetOf(captures, labels), binaryByScore);
		expect(count).toBe(3);
		expect(message).toContain('line 25, 26, 27');
		expect(evidence).toHaveLength(3);
	});

	it('is silent for blank lines', () => {
		const captures = [...rows.map((row) => capture(row.id, score(row))), '', '  '];
		expect(told(datasetOf(captures, labels), binaryByScore)).toEqual([]);
	});
});

describe('payload/header-line', () => {
	it('warns', () => {
		const dataset = hostedDataset({output: ({p}) => `score\n${p}`});
		expect(findingOf('payload/header-line', dataset, byColumn).evidence).toEqual([
			{line: 1, file: 'capture.jsonl', path: 'first line of the CSV', value: 'score'},
		]);
	});

	it('is silent without one', () => {
		expect(told(hostedDataset({output: ({p}) => `${p}`}), byColumn)).toEqual([]);
	});
});

describe('payload/mixed-dialects', () => {
	it('counts the records of the rarer kinds', () => {
		const captures = [...rows.map((row) => capture(row.id, score(row))), {ping: 'ok'}];
		const {severity, count, message} = findingOf('payload/mixed-dialects', datasetOf(captures, labels), binaryByScore);
		expect([severity, count]).toEqual(['warning', 1]);
		expect(message).toContain('24 capture, 1 payload');
	});
});

describe('config/problem-type', () => {
	const classes = ['a', 'b', 'c', 'd'];
	const classTruths = rows.map(({id, index}) => truth(id, classes[index % 4] ?? ''));
	const output = ({index}: Row) => ({prediction: classes[(index + Number(index % 8 === 5)) % 4]});

	it('makes a problem of four classes multiclass', () => {
		const {fixes} = findingOf('config/problem-type', hostedDataset({output, truths: classTruths}), binaryByKey);
		expect(fixes).toMatchObject([{certainty: 'decision', changes: {problemType: 'MulticlassClassification'}}]);
	});

	it('makes a problem of numbers a regression', () => {
		const truths = rows.map(({id, index}) => truth(id, String(100.5 + index)));
		const dataset = hostedDataset({output: ({index}) => ({prediction: 100.4 + index}), truths});
		expect(told(dataset, multiclassByKey)).toEqual(['error config/problem-type 24']);
	});

	it('is silent for two classes in a multiclass problem', () => {
		const dataset = hostedDataset({output: ({predicted}) => ({prediction: predicted})});
		expect(told(dataset, multiclassByKey)).toEqual([]);
	});
});

describe('config/attribute-missing', () => {
	const nameless: MonitorConfiguration = {kind: 'hosted', source: 'monitor.json', problemType: 'BinaryClassification'};

	it('reads the label, or decides on the score', () => {
		const label = hostedDataset({output: ({predicted, p}) => ({answer: predicted, p})});
		expect(findingOf('config/attribute-missing', label, nameless).fixes[0]?.changes).toEqual({
			roles: {prediction: {from: 'output', path: '$.answer'}},
		});
		expect(findingOf('config/attribute-missing', hostedDataset({output: score}), nameless).fixes[0]).toMatchObject({
			id: 'threshold',
			rescues: 24,
		});
	});

	it('has nothing to offer where nothing could be it', () => {
		const dataset = hostedDataset({output: ({id}) => ({note: `n-${id}`})});
		expect(findingOf('config/attribute-missing', dataset, nameless).fixes).toEqual([]);
	});

	it('is silent without a job definition: then the attribute is inferred', () => {
		expect(told(hostedDataset({output: score}), {source: 'command line'})).toEqual([]);
	});
});
