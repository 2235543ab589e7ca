import {describe, expect, it} from 'vitest';
import type {Mapping} from '../../../src/mapping/mapping.js';
import type {MonitorConfiguration} from '../../../src/monitor/expectation.js';
import {withMapping} from '../../../src/session/editing.js';
import type {Model} from '../../../src/session/model.js';
import {type Way, wayOf} from '../../../src/session/stepper/report.js';
import {type RecordStage, recordStages} from '../../../src/session/stepper/stage.js';
import {subjectOf} from '../../../src/session/stepper/subject.js';
import {follow, healthy, opened, settled, troubled} from '../../support/sessions.js';

/** What AWS's own job captures of one request. */
function capture(id: string, data: string, encoding: 'CSV' | 'JSON' | 'BASE64' = 'JSON'): string {
	return JSON.stringify({
		captureData: {endpointOutput: {data, encoding, observedContentType: 'application/json', mode: 'OUTPUT'}},
		eventMetadata: {eventId: `event-${id}`, inferenceId: id},
		eventVersion: '0',
	});
}

function truth(id: string, data: string): string {
	return JSON.stringify({groundTruthData: {data, encoding: 'CSV'}, eventMetadata: {eventId: id}, eventVersion: '0'});
}

const byLabel: Partial<MonitorConfiguration> = {kind: 'hosted', inferenceAttribute: 'label'};

function hosted(
	captures: readonly string[],
	groundTruth: readonly string[],
	{groundTruthAttribute: _, groundTruthFrom: __, ...configuration}: Partial<MonitorConfiguration> = byLabel,
): Model {
	const given = {source: 'monitor.json', problemType: 'BinaryClassification', ...configuration} as const;
	return opened({captures, groundTruth, opening: {configuration: given}});
}

function mapped(model: Model, change: (mapping: Mapping) => Mapping): Model {
	const mapping = model.draft?.mapping;
	if (mapping === undefined) throw new Error('there is no draft');
	return settled(withMapping(model, change(mapping), 'a change'));
}

function wayIn(model: Model): Way {
	const subject = subjectOf(model);
	if (subject === undefined) throw new Error('there is no record');
	return wayOf(subject);
}

function endsOf(model: Model, side: 'monitor' | 'mapping'): string {
	const way = wayIn(model)[side];
	return recordStages.map((stage) => way[stage]).join(' ');
}

function valuesAt(model: Model, stage: RecordStage, side: 'monitor' | 'mapping' = 'mapping') {
	const {common, [side]: treatment} = wayIn(model).reports[stage];
	return Object.fromEntries([...common, ...treatment.values].map(({name, value, from}) => [name, [value, from]]));
}

const allFine = recordStages.map(() => 'fine').join(' ');

describe('a record that the monitor reads as it should', () => {
	it('comes through every stage, on both sides', () => {
		const model = follow(healthy(), {type: 'record-changed', by: 1});
		expect(endsOf(model, 'monitor')).toBe(allFine);
		expect(endsOf(model, 'mapping')).toBe(allFine);
	});

	it('counts as a miss where prediction and ground truth differ', () => {
		expect(endsOf(healthy(), 'mapping')).toBe(allFine.replace(/fine fine$/, 'differs fine'));
	});

	it('shows at each stage what it is there and where it came from', () => {
		const model = follow(healthy(), {type: 'record-changed', by: 1});
		const line = model.record.line?.text ?? '';
		expect(valuesAt(model, 'line')).toEqual({
			line: [line, `capture.jsonl:2, ${line.length} bytes from byte 0 on`],
		});
		expect(valuesAt(model, 'parsed')).toMatchObject({keys: ['request, response', 'an exchange: request and response']});
		expect(valuesAt(model, 'decoded')).toMatchObject({
			response: ['{"prediction": "no", "ground_truth": "no"}', 'capture.jsonl:2 → response → JSON as written'],
		});
		expect(valuesAt(model, 'extracted')).toEqual({
			'ground truth': ['"no"', 'capture.jsonl:2 → response → $.ground_truth'],
			prediction: ['"no"', 'capture.jsonl:2 → response → $.prediction'],
		});
		expect(valuesAt(model, 'cell')).toEqual({cell: ['true negative', '["no"]["no"], one of 16']});
	});

	it('does not weigh a record alone, nor one that is several rows', () => {
		const alone = hosted([capture('a', '{"label": "1"}')], [truth('a', '1')]);
		expect(wayIn(alone).reports.metrics.mapping.does).toBe('Computes over 1 row, this record among them.');
		const twice = hosted([capture('a', '{"label": "1"}')], [truth('a', '1'), truth('a', '1')]);
		expect(wayIn(twice).reports.metrics.mapping.does).toBe('Computes over 2 rows, this record among them.');
	});

	it('weighs what the metrics would lose without it', () => {
		const model = follow(healthy(), {type: 'record-changed', by: 1});
		expect(wayIn(model).reports.metrics.mapping.does).toBe(
			`Computes over 40 rows, this record among them; without it accuracy would be ${(31 / 39).toFixed(5)} instead of 0.80000.`,
		);
	});
});

describe('a record that the monitor loses', () => {
	it('is lost where its label stands elsewhere, and no stage after that is reached', () => {
		const model = troubled();
		expect(endsOf(model, 'monitor')).toBe('fine fine fine fine lost not reached not reached not reached not reached');
		expect(wayIn(model).reports.extracted.monitor.unknown).toContain('missing is unknown');
		expect(valuesAt(model, 'extracted', 'monitor')['ground truth']).toEqual(['nothing', 'response → $.ground_truth']);
	});

	it('comes through once the mapping reads it where it is', () => {
		const mended = follow(
			troubled(),
			{type: 'step-chosen', step: 1},
			{type: 'entered'},
			{type: 'step-chosen', step: 2},
			{type: 'entered'},
		);
		expect(endsOf(mended, 'mapping')).toMatch(/^(fine ){7}(fine|differs) fine$/);
		expect(endsOf(mended, 'monitor')).toContain('lost');
		expect(wayIn(mended).reports.label.mapping.does).toBe('Above 0.5 it says "yes", else "no".');
		expect(valuesAt(mended, 'label')['prediction']).toEqual(['"no"', '0.1 > 0.5 is false']);
	});

	it('is lost at the join where no label has its id', () => {
		const model = hosted([capture('a', '{"label": "1"}')], [truth('b', '1')]);
		expect(endsOf(model, 'monitor')).toMatch(/^fine fine fine lost not/);
		expect(valuesAt(model, 'joined', 'monitor')).toEqual({
			id: ['"a"', 'capture.jsonl:1 → eventMetadata → $.inferenceId'],
		});
		expect(wayIn(model).reports.joined.monitor.does).toContain('no ground-truth record has this id');
	});

	it('is lost while it is decoded where its output is BASE64, which the mapping reads', () => {
		const output = Buffer.from('{"label": "1"}').toString('base64');
		const model = mapped(hosted([capture('a', output, 'BASE64')], [truth('a', '1')]), (mapping) => ({
			...mapping,
			roles: {...mapping.roles, prediction: {from: 'output', path: '$.label'}},
		}));
		expect(endsOf(model, 'monitor')).toMatch(/^fine fine lost not/);
		expect(wayIn(model).reports.decoded.monitor.does).toContain('no decoder for BASE64');
		expect(endsOf(model, 'mapping')).toBe(allFine);
		expect(valuesAt(model, 'extracted')['prediction']).toEqual([
			'"1"',
			'capture.jsonl:1 → endpointOutput → $.label → BASE64 → JSON',
		]);
	});

	it('is lost on both sides where its output is no JSON at all', () => {
		const model = hosted(
			[capture('a', '{"label": '), capture('b', '{"label": "1"}')],
			[truth('a', '1'), truth('b', '1')],
		);
		expect(endsOf(model, 'mapping')).toMatch(/^fine fine lost not/);
		expect(valuesAt(model, 'decoded')['output']?.[0]).toContain('cannot be decoded');
	});

	it('is lost at the join where it has no id at all', () => {
		const model = hosted(
			[capture('a', '{"label": "1"}').replace(/"eventId":"event-a","inferenceId":"a"/, '"x":1')],
			[truth('a', '1')],
		);
		expect(valuesAt(model, 'joined')).toEqual({id: ['nothing', '$.inferenceId, else $.eventId']});
		expect(wayIn(model).reports.joined.mapping.does).toContain('this record has no such id');
		const unmapped = mapped(model, ({roles: {id: _, truthId: __, ...roles}, ...rest}) => ({...rest, roles}));
		expect(wayIn(unmapped).reports.joined.mapping.does).toContain('Joins no id with no id of the ground truth');
		expect(wayIn(model).reports.metrics.monitor.does).toBe('Has no row to compute metrics from.');
	});

	it('ends at the metrics where the hosted job fails', () => {
		const captures = ['0.1', '0.2', '0.7'].map((p, at) => capture(`${at}`, `{"label": ${p}}`));
		const model = hosted(
			captures,
			['0', '1', '2'].map((id) => truth(id, '1')),
		);
		expect(wayIn(model).reports.metrics.monitor).toMatchObject({fate: 'lost'});
		expect(wayIn(model).reports.metrics.monitor.does).toContain('too many classes');
		expect(wayIn(model).reports.cell.monitor.does).toContain('it can never match');
	});
});

describe('where the monitor’s way is unknown', () => {
	it('number 1 and text "1" are told as one label and as two', () => {
		const model = hosted(
			[capture('a', '{"label": 1}'), capture('b', '{"label": 0}')],
			[truth('a', '1'), truth('b', '0')],
		);
		const {normalised, cell} = wayIn(model).reports;
		expect(normalised.monitor.unknown).toContain(
			'as texts they are one label, as typed values text "1" and number 1 are two',
		);
		expect(cell.monitor).toMatchObject({fate: 'unknown'});
		expect(cell.monitor.unknown).toContain('every metric stays 0');
		expect(cell.mapping).toMatchObject({fate: 'fine'});
	});

	it('blanks around a label are told to count, and not to', () => {
		const model = hosted([capture('a', '{"label": " 1"}')], [truth('a', '1')]);
		expect(wayIn(model).reports.normalised.monitor.unknown).toContain('blanks or quotes');
	});

	it('a probability at the threshold goes one way with >, the other with >=', () => {
		const byThreshold = {kind: 'hosted', probabilityAttribute: 'p', threshold: 0.5} as const;
		const captures = [capture('a', '{"p": 0.5}'), capture('b', '{"p": 0.9}')];
		const model = hosted(captures, [truth('a', '0'), truth('b', '1')], byThreshold);
		expect(wayIn(model).reports.label.monitor.unknown).toContain('with > it says "0", with >= "1"');
		expect(wayIn(model).reports.cell.monitor.fate).toBe('unknown');
		expect(endsOf(model, 'mapping')).toBe(allFine);
	});

	it('several labels for one id are several rows, or more', () => {
		const model = hosted(
			[capture('a', '{"label": "1"}')],
			[truth('a', '1'), truth('a', '0'), truth('a', '1'), truth('a', '1')],
		);
		const {joined} = wayIn(model).reports;
		expect(joined.monitor.does).toContain('4 labels for this id');
		expect(joined.monitor.unknown).toContain('more often');
		expect(valuesAt(model, 'joined')['ground truth']?.[0]).toBe(
			'ground-truth.jsonl:1, ground-truth.jsonl:2, ground-truth.jsonl:3, …',
		);
	});

	it('a newline after the last CSV column may belong to the label', () => {
		const model = hosted([capture('a', '0.9,1\n', 'CSV')], [truth('a', '1')], {
			kind: 'hosted',
			inferenceAttribute: '1',
		});
		expect(wayIn(model).reports.decoded.monitor.unknown).toContain('newline');
		expect(valuesAt(model, 'extracted')['prediction']).toEqual([
			'"1"',
			'capture.jsonl:1 → endpointOutput → $[1] → CSV, newline at the end taken off',
		]);
	});

	it('a newline after a later column does no harm', () => {
		const model = hosted([capture('a', '1,0.9\n', 'CSV')], [truth('a', '1')], {
			kind: 'hosted',
			inferenceAttribute: '0',
		});
		expect(wayIn(model).reports.decoded.monitor.unknown).toBeUndefined();
	});

	it('the positive label is, unless it is 1 or configured', () => {
		const animals = hosted(
			[capture('a', '{"label": "cat"}'), capture('b', '{"label": "dog"}')],
			[truth('a', 'cat'), truth('b', 'dog')],
		);
		expect(wayIn(animals).reports.metrics.monitor.unknown).toContain('positive one is unknown');
		const numbers = hosted([capture('a', '{"label": "1"}')], [truth('a', '1')]);
		expect(wayIn(numbers).reports.metrics.monitor.unknown).toBeUndefined();
	});
});

describe('what the mapping does to the values', () => {
	it('is told normalisation by normalisation', () => {
		const model = mapped(hosted([capture('a', '{"label": " 1.0 "}')], [truth('a', 'yes')]), (mapping) => ({
			...mapping,
			labels: {normalise: ['number', 'trim'], rename: {'1': 'yes'}},
		}));
		expect(valuesAt(model, 'normalised')['prediction']).toEqual([
			'"yes"',
			'" 1.0 ": trim makes it "1.0", number makes it "1", rename makes it "yes"',
		]);
		expect(wayIn(model).reports.normalised.mapping.does).toBe('Applies number, trim, rename.');
		expect(endsOf(model, 'mapping')).toBe(allFine);
	});

	it('is told for a probability too', () => {
		const model = mapped(
			hosted([capture('a', '{"p": 87}')], [truth('a', '1')]),
			({roles: {prediction: _, ...roles}, ...rest}) => ({
				...rest,
				roles: {...roles, probability: {from: 'output', path: '$.p'}},
				decision: {threshold: 0.5, rule: '>=', transform: ['percent']},
			}),
		);
		expect(valuesAt(model, 'normalised')['probability']).toEqual(['0.87', '87: percent makes it 0.87']);
		expect(valuesAt(model, 'label')['prediction']).toEqual(['"1"', '0.87 >= 0.5 is true']);
		expect(wayIn(model).reports.label.mapping.does).toBe('From 0.5 it says "1", else "0".');
	});

	it('is the class of the largest number of a list', () => {
		const model = mapped(
			hosted([capture('a', '{"p": [0.2, 0.8]}')], [truth('a', '1')]),
			({roles: {prediction: _, ...roles}, ...rest}) => ({
				...rest,
				roles: {...roles, probability: {from: 'output', path: '$.p'}},
				decision: {argmax: true},
			}),
		);
		expect(valuesAt(model, 'extracted')['probability']?.[0]).toBe('[0.2, 0.8]');
		expect(valuesAt(model, 'label')['prediction']).toEqual(['"1"', 'the largest of [0.2, 0.8]']);
		expect(endsOf(model, 'mapping')).toBe(allFine);
	});

	it('makes ids equal before they are joined', () => {
		const model = mapped(hosted([capture('req-A', '{"label": "1"}')], [truth('a', '1')]), (mapping) => ({
			...mapping,
			join: {normalise: ['case'], stripPrefix: 'req-', stripSuffix: '-x', duplicates: 'first'},
		}));
		expect(valuesAt(model, 'joined')['id']?.[1]).toMatch(/normalised$/);
		expect(wayIn(model).reports.joined.mapping.does).toContain(
			'(case, without the prefix "req-", without the suffix "-x", of several labels: first)',
		);
		expect(endsOf(model, 'mapping')).toBe(allFine);
	});

	it('makes no label of a number in the wrong place, and says so', () => {
		const model = mapped(
			hosted([capture('a', '{"p": "high"}')], [truth('a', '1')]),
			({roles: {prediction: _, ...roles}, ...rest}) => ({
				...rest,
				roles: {...roles, probability: {from: 'output', path: '$.p'}},
				decision: {threshold: 0.5},
			}),
		);
		expect(endsOf(model, 'mapping')).toBe('fine fine fine fine fine fine lost not reached not reached');
		expect(wayIn(model).reports.label.mapping.does).toBe('Has no label for prediction.');
	});
});

describe('a regression', () => {
	const regression = {kind: 'hosted', problemType: 'Regression', inferenceAttribute: 'y'} as const;

	it('compares numbers: the cell is how far it is off', () => {
		const model = hosted(
			[capture('a', '{"y": 3.5}'), capture('b', '{"y": 2}')],
			[truth('a', '3'), truth('b', '2')],
			regression,
		);
		expect(endsOf(model, 'mapping')).toBe(allFine);
		expect(valuesAt(model, 'cell')).toEqual({error: ['0.5', '3.5 − 3']});
		expect(valuesAt(model, 'label')).toEqual({'ground truth': ['3', undefined], prediction: ['3.5', undefined]});
		expect(wayIn(model).reports.metrics.mapping.does).toContain('without it mae would be 0.00000 instead of 0.25000');
	});

	it('is lost at the label where a side is no number', () => {
		const model = hosted(
			[capture('a', '{"y": "many"}'), capture('b', '{"y": 2}')],
			[truth('a', '3'), truth('b', '2')],
			regression,
		);
		expect(wayIn(model).reports.label.mapping.does).toBe('Has no number for prediction.');
	});
});

describe('other dialects', () => {
	it('a merged record carries its ground truth', () => {
		const merged = JSON.stringify({
			captureData: {endpointOutput: {data: '1\n', encoding: 'CSV'}},
			groundTruthData: {data: '1', encoding: 'CSV'},
			eventMetadata: {eventId: 'a'},
			eventVersion: '0',
		});
		const model = hosted([merged], [], {kind: 'hosted', inferenceAttribute: '0'});
		expect(wayIn(model).reports.joined.mapping.does).toContain('merged already');
		expect(valuesAt(model, 'extracted')['ground truth']).toEqual(['"1"', 'capture.jsonl:1 → $.groundTruthData.data']);
	});

	it('a payload is one object without sides', () => {
		const model = opened({
			captures: ['{"features": [1], "prediction": "yes", "ground_truth": "yes"}'],
			configuration: {groundTruthFrom: 'record'},
		});
		expect(valuesAt(model, 'decoded')['record']?.[1]).toBe('capture.jsonl:1 → JSON as written');
		expect(endsOf(model, 'mapping')).toBe(allFine);
	});

	it('of a batch transform the output is what was added', () => {
		const line = {
			x: 1,
			SageMakerOutput: {label: '1'},
			SageMakerInferenceId: 'a',
			SageMakerInferenceTime: '2026-03-02T14:00:00Z',
		};
		const model = hosted([JSON.stringify(line)], [truth('a', '1')]);
		expect(valuesAt(model, 'decoded')).toEqual({
			output: ['{"label": "1"}', 'capture.jsonl:1 → SageMakerOutput → JSON as written'],
			input: ['{"x": 1}', 'capture.jsonl:1 → the other keys → JSON as written'],
		});
	});
});

describe('the merge output of a batch job', () => {
	it('has its output under another name', () => {
		const merged = JSON.stringify({
			captureData: {batchTransformOutput: {data: '1', encoding: 'CSV'}},
			groundTruthData: {data: '1', encoding: 'CSV'},
			eventMetadata: {eventId: 'a'},
			eventVersion: '0',
		});
		const model = hosted([merged], [], {kind: 'hosted', inferenceAttribute: '0'});
		expect(valuesAt(model, 'decoded')['output']?.[1]).toContain('captureData.batchTransformOutput.data');
	});
});

describe('before there is a record', () => {
	it('there is nothing to step', () => {
		const model = troubled();
		const {line} = model.record;
		expect(subjectOf({...model, record: {...model.record, line: undefined}})).toBeUndefined();
		expect(subjectOf({...model, monitor: undefined})).toBeUndefined();
		expect(subjectOf({...model, record: {...model.record, line: line && {...line, text: 'torn'}}})).toBeUndefined();
		expect(
			subjectOf({...model, record: {...model.record, line: line && {...line, problem: {what: 'gone'}}}}),
		).toBeUndefined();
	});
});
