import {describe, expect, it} from 'vitest';
import {analyse} from '../../src/findings/diagnose.js';
import {
	binaryByKey,
	binaryByScore,
	capture,
	datasetOf,
	findingOf,
	hostedDataset,
	rows,
	told,
	truth,
} from '../support/small-capture.js';

const output = ({p}: {p: number}) => ({score: p});
const byId = (change: (id: string) => string) => rows.map(({id, actual}) => truth(change(id), actual));

it('labels under the id that wins are healthy', () => {
	expect(told(hostedDataset({output}), binaryByScore)).toEqual([]);
});

describe('ground-truth/none', () => {
	it('is told where neither a file nor a field could be it', () => {
		const finding = findingOf('ground-truth/none', hostedDataset({output, truths: []}), binaryByScore);
		expect(finding).toMatchObject({severity: 'error', count: 24, total: 24, fixes: []});
	});

	it('is not told of records that are no records', () => {
		expect(told(datasetOf(['nothing']), binaryByScore)).toEqual(['warning payload/malformed 1']);
	});
});

describe('ground-truth/in-request', () => {
	const input = ({actual}: {actual: string}) => ({x: 1, label: actual});

	it('names the place, and its fix rescues every record', () => {
		const finding = findingOf('ground-truth/in-request', hostedDataset({output, input, truths: []}), binaryByScore);
		expect(finding.message).toContain('captureData.endpointInput.data → $.label');
		expect(finding.evidence[0]).toEqual({
			line: 1,
			file: 'capture.jsonl',
			path: 'captureData.endpointInput.data → $.label',
			value: '1',
		});
		expect(finding.fixes).toMatchObject([{certainty: 'safe', rescues: 24}]);
	});

	it('is a decision where only the values speak for it', () => {
		const kelas = ({actual}: {actual: string}) => ({x: 1, kelas: actual});
		const dataset = hostedDataset({output, input: kelas, truths: []});
		const finding = findingOf('ground-truth/in-request', dataset, binaryByScore);
		expect(finding.fixes[0]?.certainty).toBe('decision');
		expect(finding.message).toContain('Judged by its values');
	});

	it('is silent where ground-truth files are there', () => {
		expect(told(hostedDataset({output, input}), binaryByScore)).toEqual([]);
	});
});

describe('ground-truth/in-response', () => {
	const answer = ({predicted, actual}: {predicted: string; actual: string}) => ({prediction: predicted, actual});

	it('is told of a label beside the prediction', () => {
		expect(told(hostedDataset({output: answer, truths: []}), binaryByKey)).toEqual([
			'error ground-truth/in-response 24',
		]);
	});

	it('is silent where ground-truth files are there', () => {
		expect(told(hostedDataset({output: answer}), binaryByKey)).toEqual([]);
	});
});

describe('ground-truth/wrong-id', () => {
	it('knows the eventId that does not win', () => {
		const dataset = hostedDataset({output, truths: byId((id) => `event-${id}`)});
		const finding = findingOf('ground-truth/wrong-id', dataset, binaryByScore);
		expect(finding.message).toContain('inferenceId');
		expect(finding.fixes[0]?.changes).toEqual({roles: {id: {from: 'metadata', path: '$.eventId'}}});
	});

	it('knows an id in the request', () => {
		const input = ({index}: {index: number}) => ({order: `o${index}`});
		const dataset = hostedDataset({output, input, truths: rows.map(({index, actual}) => truth(`o${index}`, actual))});
		expect(told(dataset, binaryByScore)).toEqual(['error ground-truth/wrong-id 24']);
	});

	it('is silent where the winning id joins', () => {
		const input = ({id}: {id: string}) => ({order: id});
		expect(told(hostedDataset({output, input}), binaryByScore)).toEqual([]);
	});
});

describe('ground-truth/id-format', () => {
	it.each([
		['blanks', (id: string) => ` ${id}`],
		['upper and lower case', (id: string) => id.toUpperCase()],
		['the prefix "eu-"', (id: string) => `eu-${id}`],
		['the suffix ".csv"', (id: string) => `${id}.csv`],
	])('knows %s', (difference, change) => {
		const finding = findingOf('ground-truth/id-format', hostedDataset({output, truths: byId(change)}), binaryByScore);
		expect(finding.message).toContain(difference);
		expect(finding).toMatchObject({count: 24, fixes: [{certainty: 'safe', rescues: 24}]});
	});

	it('is silent where ids have nothing in common', () => {
		const dataset = hostedDataset({output, truths: byId((id) => `${id.length}!`)});
		expect(told(dataset, binaryByScore)).toEqual(['error ground-truth/unmatched 24']);
	});
});

describe('ground-truth/id-key', () => {
	const elsewhere = rows.map(({id, actual}) => ({
		groundTruthData: {data: actual, encoding: 'CSV'},
		eventMetadata: {inferenceId: id},
	}));

	it('knows the id under another key', () => {
		const finding = findingOf('ground-truth/id-key', hostedDataset({output, truths: elsewhere}), binaryByScore);
		expect(finding.message).toContain('$.eventMetadata.inferenceId');
		expect(finding.evidence[0]).toMatchObject({file: 'ground-truth.jsonl', line: 1, value: 'id-0'});
	});

	it('is silent where the right key is there as well', () => {
		const both = rows.map(({id, actual}) => ({
			groundTruthData: {data: actual, encoding: 'CSV'},
			eventMetadata: {eventId: id, inferenceId: id},
		}));
		expect(told(hostedDataset({output, truths: both}), binaryByScore)).toEqual([]);
	});
});

describe('ground-truth/duplicate', () => {
	it('warns of equal labels', () => {
		const dataset = hostedDataset({output, truths: [...byId((id) => id), truth('id-3', '1')]});
		expect(told(dataset, binaryByScore)).toEqual(['warning ground-truth/duplicate 1']);
	});

	it('is an error, and a decision, where labels contradict each other', () => {
		const dataset = hostedDataset({output, truths: [...byId((id) => id), truth('id-3', '0')]});
		const finding = findingOf('ground-truth/duplicate', dataset, binaryByScore);
		expect(finding).toMatchObject({severity: 'error', fixes: [{certainty: 'decision'}, {certainty: 'decision'}]});
		expect(finding.evidence.map(({line, value}) => [line, value])).toEqual([
			[4, '1'],
			[25, '0'],
		]);
	});

	it('is silent where two captures share one label', () => {
		const captures = [...rows, ...rows.slice(0, 2)].map((row) => capture(row.id, output(row)));
		expect(
			told(
				datasetOf(
					captures,
					byId((id) => id),
				),
				binaryByScore,
			),
		).toEqual([]);
	});
});

describe('ground-truth/unmatched', () => {
	it.each([
		['an info', 1, 'info'],
		['a warning', 6, 'warning'],
		['an error', 24, 'error'],
	])('is %s where %i of 24 captures have no label', (_, missing, severity) => {
		const labels = rows.map(({id, actual, index}) => truth(index < missing ? `other ${index * 7}` : id, actual));
		expect(told(hostedDataset({output, truths: labels}), binaryByScore)).toEqual([
			`${severity} ground-truth/unmatched ${missing}`,
		]);
	});

	it('tells the hour of the captures', () => {
		const finding = findingOf(
			'ground-truth/unmatched',
			hostedDataset({output, truths: byId((id) => `${id}!x${id}`).slice(3)}),
			binaryByScore,
		);
		expect(finding.message).toContain('2026-03-02 14 h');
	});
});

describe('ground-truth/not-json-lines', () => {
	const lines = rows.map(({id, actual}) => JSON.stringify(truth(id, actual)));

	it.each([
		['Python prints', lines.map((line) => line.replaceAll('"', "'"))],
		['one big array', [`[${lines.join(',')}]`]],
		['joined by commas', [lines.join(', ')]],
	])('is read all the same: %s', (words, truths) => {
		const dataset = hostedDataset({output, truths});
		const {findings, before, after} = analyse(dataset, binaryByScore);
		expect(findings.map(({code, count}) => [code, count])).toEqual([['ground-truth/not-json-lines', 24]]);
		expect(findings[0]?.message).toContain(words);
		expect(findings[0]?.fixes).toMatchObject([{id: 'export-ground-truth', rescues: 24, changes: {}}]);
		expect(before.outcome).toBe('no-data');
		expect(after.statistics.rows).toBe(24);
	});

	it('does not hide lines that hold no label', () => {
		const dataset = hostedDataset({output, truths: [...lines, "{'label': '1'}", 'end of file']});
		expect(told(dataset, binaryByScore)).toEqual(['warning payload/malformed 2']);
	});
});
