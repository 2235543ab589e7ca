import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type RecordLine, recordLines} from '../../src/session/record-lines.js';
import {opened, play, unread} from '../support/sessions.js';

/** The lines of a record as one reads them, with the places of its values. */
function shown(record: unknown): readonly string[] {
	return linesOf(JSON.stringify(record)).map(({depth, name, value, place}) => {
		const where = place === undefined ? '' : `  (${place.from} ${place.path})`;
		return `${'  '.repeat(depth)}${name}${value === undefined ? '' : ` = ${value}`}${where}`;
	});
}

function linesOf(text: string): readonly RecordLine[] {
	return recordLines(opened({captures: [text], configuration: {kind: 'hosted'}}));
}

describe('the decoded record', () => {
	it('of a capture shows both payloads, decoded, with their encodings', () => {
		const record = {
			captureData: {
				endpointInput: {observedContentType: 'text/csv', mode: 'INPUT', data: '31,basic', encoding: 'CSV'},
				endpointOutput: {
					observedContentType: 'application/json',
					mode: 'OUTPUT',
					data: '{"prediction": "yes", "probability": 0.75}',
					encoding: 'JSON',
				},
			},
			eventMetadata: {eventId: 'e-1', inferenceId: 'i-1'},
			eventVersion: '0',
		};
		expect(shown(record)).toEqual([
			'input · CSV text/csv  (input $)',
			'  [0] = "31"  (input $[0])',
			'  [1] = "basic"  (input $[1])',
			'output · JSON application/json  (output $)',
			'  prediction = "yes"  (output $.prediction)',
			'  probability = 0.75  (output $.probability)',
			'metadata',
			'  eventId = "e-1"  (metadata $.eventId)',
			'  inferenceId = "i-1"  (metadata $.inferenceId)',
		]);
	});

	it('of a merged record shows the label that it carries', () => {
		const lines = shown({
			captureData: {endpointOutput: {data: '0.9', encoding: 'CSV'}},
			groundTruthData: {data: '1', encoding: 'CSV'},
			eventMetadata: {eventId: 'e-1'},
			eventVersion: '0',
		});
		expect(lines.slice(0, 3)).toEqual(['output · CSV  (output $)', '  [0] = "0.9"  (output $[0])', 'ground truth']);
		expect(lines).toContain('  groundTruthData  (truth $.groundTruthData)');
		expect(lines).toContain('    data = "1"  (truth $.groundTruthData.data)');
		expect(lines.at(-1)).toBe('  eventId = "e-1"  (metadata $.eventId)');
	});

	it('of an exchange shows request and response', () => {
		expect(shown({request: {features: [1, 2], customer: null}, response: {prediction: true}})).toEqual([
			'request  (input $)',
			'  features  (input $.features)',
			'    [0] = 1  (input $.features[0])',
			'    [1] = 2  (input $.features[1])',
			'  customer = null  (input $.customer)',
			'response  (output $)',
			'  prediction = true  (output $.prediction)',
		]);
	});

	it('of a plain object shows its keys without a heading', () => {
		expect(shown({label: 'yes', 'odd key': {deep: [{}]}})).toEqual([
			'label = "yes"  (record $.label)',
			'odd key  (record $["odd key"])',
			'  deep  (record $["odd key"].deep)',
			'    [0] = "{}"  (record $["odd key"].deep[0])',
		]);
	});

	it('of a batch transform shows input, output and the ids', () => {
		const lines = shown({SageMakerInput: [1, 2], SageMakerOutput: 0.3, SageMakerInferenceId: 'a'});
		expect(lines).toContain('input  (input $)');
		expect(lines).toContain('output');
		expect(lines).toContain('   = 0.3  (output $)');
		expect(lines).toContain('  SageMakerInferenceId = "a"  (metadata $.SageMakerInferenceId)');
	});

	it('says why a payload cannot be decoded', () => {
		const lines = shown({
			captureData: {endpointOutput: {data: '{"broken', encoding: 'JSON', observedContentType: 'application/json'}},
			eventMetadata: {eventId: 'e-1'},
		});
		expect(lines[0]).toBe('output · JSON application/json');
		expect(lines[1]).toMatch(/^ {3}= cannot be decoded: [^(]+$/);
	});

	it('takes one line for a long list of plain values', () => {
		expect(shown({list: [1, 2, 3, 4, 5, 6, 'seven', 8, 9, 10]})).toEqual([
			'list = [10] 1, 2, 3, 4, 5, 6, "seven", 8, …  (record $.list)',
		]);
		expect(shown({list: [1, 2, 3, 4, 5, 6, 7]})).toEqual(['list = [7] 1, 2, 3, 4, 5, 6, 7  (record $.list)']);
		expect(shown({list: [1, 2, 3, 4, 5, 6]})).toHaveLength(7);
		expect(shown({list: [[1], 2, 3, 4, 5, 6, 7]})).toHaveLength(9);
	});

	it('shows what else the line holds, and what a list holds once it is opened', () => {
		const line = {request: {x: [1, 2, 3, 4, 5, 6, 7]}, response: {p: 1}, 'ground truth': 'yes', tags: {}};
		expect(shown(line).slice(-3)).toEqual([
			'rest of the line',
			'  ground truth = "yes"  (record $["ground truth"])',
			'  tags = "{}"  (record $.tags)',
		]);

		const model = opened({captures: [JSON.stringify(line)]});
		const at = recordLines(model).findIndex(({name}) => name === 'x');
		const list = play(
			model,
			{type: 'focus-set', focus: 'record'},
			{type: 'cursor-moved', by: at},
			{type: 'list-toggled'},
		);
		expect(recordLines(list).slice(at, at + 3)).toMatchObject([
			{value: '[7] 1, 2, 3, 4, 5, 6, 7', depth: 1},
			{name: '[0]', value: '1', depth: 2, place: {from: 'input', path: '$.x[0]'}},
			{name: '[1]', value: '2'},
		]);
		expect(recordLines(play(list, {type: 'list-toggled'}))).toEqual(recordLines(model));
	});

	it('shows the ground-truth record that it is joined with, or else the first one as an example', () => {
		const captureOf = (id: string) =>
			JSON.stringify({
				captureData: {endpointOutput: {data: '1', encoding: 'CSV'}},
				eventMetadata: {eventId: id},
				eventVersion: '0',
			});
		const truthOf = (id: string, data: string) =>
			JSON.stringify({groundTruthData: {data, encoding: 'CSV'}, eventMetadata: {eventId: id}});
		const given = {captures: [captureOf('b')], configuration: {kind: 'hosted'}} as const;
		const headings = (groundTruth: readonly string[]) =>
			recordLines(opened({...given, groundTruth})).flatMap(({heading, name}) => (heading ? [name] : []));

		expect(headings([truthOf('a', '0'), truthOf('b', '1')]).at(-1)).toBe('ground truth · ground-truth.jsonl:2');
		expect(headings([truthOf('x', '0')]).at(-1)).toBe(
			'ground truth · no record is joined; ground-truth.jsonl:1 as an example',
		);
		expect(
			recordLines(opened({...given, groundTruth: [truthOf('a', '0'), truthOf('b', '1')]})).slice(-3),
		).toMatchObject([
			{name: 'groundTruthData.data', value: '"1"', place: {from: 'truth', path: '$.groundTruthData.data'}},
			{name: 'groundTruthData.encoding', value: '"CSV"'},
			{name: 'eventMetadata.eventId', value: '"b"'},
		]);
	});

	it('ends where nobody scrolls to', () => {
		expect(linesOf(JSON.stringify({list: Array.from({length: 5000}, (_, at) => ({at}))}))).toHaveLength(2000);
	});

	it('can be nested as deeply as anybody likes', () => {
		const depth = 20_000;
		const text = `{"deep": ${'[['.repeat(depth)}1${']]'.repeat(depth)}}`;
		expect(linesOf(text).length).toBeLessThanOrEqual(2000);
	});

	it('keeps the spelling of numbers that are not exact in JavaScript', () => {
		expect(linesOf('{"id": 12345678901234567890, "share": 1.0}').map(({value}) => value)).toEqual([
			'12345678901234567890',
			'1.0',
		]);
	});

	it('has one place for each value, whatever the record', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string({unit: 'binary'}), fc.jsonValue(), {maxKeys: 5}), (record) => {
				const lines = linesOf(JSON.stringify(record));
				const places = lines.flatMap(({place}) => (place ? [`${place.from} ${place.path}`] : []));
				expect(new Set(places).size).toBe(places.length);
			}),
		);
	});
});

describe('without a line to show', () => {
	it('there are no lines', () => {
		expect(recordLines(unread())).toEqual([]);
		const model = opened({captures: ['{"label": 1}']});
		const gone = play(model, {type: 'line-fetched', row: 0, text: '', problem: {what: 'the file has changed'}});
		expect(recordLines(gone)).toEqual([]);
	});

	it.each(['', 'null', '{broken', '"text"'])('nor where the file holds something else by now: %s', (text) => {
		const model = opened({captures: ['{"label": 1}']});
		expect(recordLines(play(model, {type: 'line-fetched', row: 0, text, problem: undefined}))).toEqual([]);
	});
});
