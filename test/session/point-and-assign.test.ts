import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {RoleName} from '../../src/mapping/mapping.js';
import {vectorOf} from '../../src/mapping/role-values.js';
import {isMissing, jsonForm, type Scalar} from '../../src/records/scalar.js';
import type {Model} from '../../src/session/model.js';
import {recordLines} from '../../src/session/record-lines.js';
import {valueOfRole} from '../../src/session/record-values.js';
import {arbitraryLine, arbitraryTruthLine} from '../support/arbitrary-records.js';
import {fetched, opened, play} from '../support/sessions.js';

/** The cursor on a line of the decoded record of a row, and a role for what is there. */
function assignedAt(model: Model, row: number, line: number, role: RoleName): Model {
	const there = fetched(play(model, {type: 'record-changed', by: row}));
	return play(
		there,
		{type: 'focus-set', focus: 'record'},
		{type: 'cursor-moved', by: line},
		{type: 'role-assigned', role},
	);
}

function lineNamed(model: Model, name: string): number {
	return recordLines(model).findIndex((line) => line.name === name);
}

/** What the draft reads as a role, record by record, in JSON form. */
function valuesOf({data, draft}: Model, role: RoleName): readonly (string | undefined)[] {
	const rows = Array.from({length: data.dataset.captures.rows}, (_, row) => row);
	return rows.map(
		(row) => draft && valueOfRole(data.dataset, draft.after.reading, draft.mapping.roles[role], row)?.value,
	);
}

const metadata = (at: number) => ({
	eventMetadata: {eventId: `event-${at}`, inferenceId: `id-${at}`},
	eventVersion: '0',
});
const captured = (at: number, data: string, encoding: string, type?: string) => ({
	captureData: {endpointOutput: {data, encoding, ...(type ? {observedContentType: type} : {})}},
	...metadata(at),
});
const base64 = (text: string) => Buffer.from(text).toString('base64');
const labels = ['yes', 'no', 'yes'];

/** Each says how a record holds its label; the name is that of the line to point at. */
const encodings: readonly (readonly [
	what: string,
	name: string,
	path: string,
	record: (label: string, at: number) => object,
])[] = [
	['a field of CSV', '[1]', '$[1]', (label, at) => captured(at, `0.${at},${label}\n`, 'CSV', 'text/csv')],
	['JSON in a string', 'label', '$.label', (label, at) => captured(at, JSON.stringify({label, p: 0.5}), 'JSON')],
	[
		'BASE64 of JSON',
		'label',
		'$.label',
		(label, at) => captured(at, base64(JSON.stringify({label})), 'BASE64', 'application/json'),
	],
	['BASE64 of CSV', '[0]', '$[0]', (label, at) => captured(at, base64(`${label},1`), 'BASE64', 'text/csv')],
	[
		'JSON Lines in a string',
		'label',
		'$[0].label',
		(label, at) => captured(at, `${JSON.stringify({label})}\n{"label": "x"}`, 'JSON'),
	],
	[
		'a list of predictions',
		'label',
		'$.predictions[0].label',
		(label, at) => captured(at, JSON.stringify({predictions: [{label}]}), 'JSON'),
	],
	[
		'keys that need quotes',
		'odd "key"',
		'$["odd \\"key\\""]',
		(label, at) => captured(at, JSON.stringify({'odd "key"': label}), 'JSON'),
	],
	[
		'a batch job',
		'label',
		'$.label',
		(label, at) => ({
			captureData: {batchTransformOutput: {data: JSON.stringify({label}), encoding: 'JSON'}},
			...metadata(at),
			groundTruthData: {data: '1', encoding: 'CSV'},
		}),
	],
	['an exchange', 'label', '$.label', (label, at) => ({request: {x: at}, response: {label}})],
	[
		'an exchange with an encoded response',
		'label',
		'$.label',
		(label, at) => ({request: {x: at}, response: {data: JSON.stringify({label}), encoding: 'JSON'}}),
	],
	[
		'a transform',
		'label',
		'$.label',
		(label, at) => ({x: at, SageMakerOutput: {label}, SageMakerInferenceId: `id-${at}`}),
	],
	['a transform without input', 'label', '$.label', (label, at) => ({label, SageMakerInferenceId: `id-${at}`})],
	['a payload', 'a label', '$["a label"]', (label, at) => ({data: [at], 'a label': label})],
	['the rest of an exchange', 'label', '$.label', (label, at) => ({request: {x: at}, response: {p: 1}, label})],
];

describe('pointing at a value', () => {
	it.each(encodings)('of %s writes the path that finds it in all records', (_, name, path, record) => {
		const model = opened({captures: labels.map((label, at) => JSON.stringify(record(label, at)))});

		for (const role of ['prediction', 'groundTruth'] as const) {
			const next = assignedAt(model, 0, lineNamed(model, name), role);

			expect(next.draft?.mapping.roles[role]?.path).toBe(path);
			expect(valuesOf(next, role)).toEqual(labels.map((label) => JSON.stringify(label)));
		}
	});

	it('of the merged ground truth makes it the ground truth', () => {
		const merged = labels.map((label, at) => ({
			...captured(at, '1', 'CSV'),
			groundTruthData: {data: label, encoding: 'CSV'},
		}));
		const model = opened({captures: merged.map((record) => JSON.stringify(record))});
		const next = assignedAt(model, 1, lineNamed(model, 'data'), 'groundTruth');

		expect(next.draft?.mapping.roles.groundTruth).toEqual({from: 'truth', path: '$.groundTruthData.data'});
		expect(valuesOf(next, 'groundTruth')).toEqual(labels.map((label) => JSON.stringify(label)));
	});

	it('of a list gives the probability all its numbers, in CSV too', () => {
		const rows = ['0.1,0.7,0.2', '0.5,0.2,0.3'];
		const model = opened({
			captures: rows.map((row, at) =>
				JSON.stringify({...captured(at, row, 'CSV'), groundTruthData: {data: '1', encoding: 'CSV'}}),
			),
			configuration: {kind: 'hosted', problemType: 'MulticlassClassification', inferenceAttribute: '0'},
		});
		const {draft, data} = assignedAt(model, 0, lineNamed(model, 'output · CSV'), 'probability');

		expect(draft?.mapping.roles.probability).toEqual({from: 'output', path: '$'});
		expect(draft?.mapping.decision).toEqual({argmax: true});
		expect(vectorOf(data.dataset.captures, draft?.mapping.roles.probability).map((column) => [...column])).toEqual([
			[0.1, 0.5],
			[0.7, 0.2],
			[0.2, 0.3],
		]);
	});

	it('into a long list works once the list is open', () => {
		const captures = labels.map((label, at) => JSON.stringify(captured(at, `1,2,3,4,5,6,7,${label}`, 'CSV')));
		const model = opened({captures});
		const list = lineNamed(model, '');
		const open = play(
			model,
			{type: 'focus-set', focus: 'record'},
			{type: 'cursor-moved', by: list},
			{type: 'list-toggled'},
		);
		const next = assignedAt(open, 0, lineNamed(open, '[7]') - list, 'prediction');

		expect(next.draft?.mapping.roles.prediction).toEqual({from: 'output', path: '$[7]'});
		expect(valuesOf(next, 'prediction')).toEqual(['"yes"', '"no"', '"yes"']);
	});
});

describe('pointing into a ground-truth file', () => {
	const captures = labels.map((_, at) => JSON.stringify(captured(at, 'yes', 'CSV')));
	const truthOf = (label: string, at: number) =>
		JSON.stringify({
			groundTruthData: {data: label, encoding: 'CSV'},
			eventMetadata: {eventId: `x-${at}`, inferenceId: `id-${at}`},
		});
	const model = opened({
		captures,
		groundTruth: labels.map(truthOf),
		configuration: {kind: 'hosted', inferenceAttribute: '0'},
	});
	const id = lineNamed(model, 'eventMetadata.inferenceId');

	it.each(['truthId', 'id'] as const)('makes the id there the id of the ground truth: %s', (role) => {
		expect(model.draft?.after.reading.funnel.joined).toBe(0);
		const next = assignedAt(model, 0, id, role);

		expect(next.draft?.mapping.roles.truthId).toEqual({from: 'truth', path: '$.eventMetadata.inferenceId'});
		expect(next.draft?.after.reading.funnel.joined).toBe(3);
		expect(next.notice?.text).toMatch(
			/^\$\.eventMetadata\.inferenceId is the id of the ground truth now: comparable 0 → 3, accuracy no data → 0\.667$/,
		);
	});

	it('finds the label beside the id, record by record', () => {
		const joined = assignedAt(model, 0, id, 'truthId');
		const label = lineNamed(joined, 'groundTruthData.data');
		const next = play(joined, {type: 'cursor-moved', by: label - id}, {type: 'role-assigned', role: 'groundTruth'});
		expect(valuesOf(next, 'groundTruth')).toEqual(['"yes"', '"no"', '"yes"']);
	});

	it.each(['prediction', 'probability', 'features'] as const)('never makes it the %s', (role) => {
		const next = assignedAt(model, 0, id, role);
		expect(next.notice).toMatchObject({kind: 'refused', text: expect.stringMatching(/^A ground-truth record holds/)});
		expect(next.draft).toBe(model.draft);
	});
});

describe('whatever the records', () => {
	const session = fc
		.record({
			captures: fc.array(arbitraryLine, {minLength: 1, maxLength: 6}),
			truths: fc.array(arbitraryTruthLine, {maxLength: 3}),
			row: fc.nat(5),
			line: fc.nat(40),
		})
		.map(({captures, truths, row, line}) => {
			const texts = (lines: readonly object[]) => lines.map((one) => JSON.stringify(one));
			const model = opened({captures: texts(captures), groundTruth: texts(truths)});
			const there = fetched(play(model, {type: 'record-changed', by: row}));
			const lines = recordLines(there);
			return {model: there, lines, at: line % Math.max(1, lines.length)};
		});

	it('the reading of the record is the value that was pointed at', () => {
		let assignments = 0;
		fc.assert(
			fc.property(
				session,
				fc.constantFrom<RoleName>('groundTruth', 'prediction', 'id', 'features'),
				({model, lines, at}, role) => {
					const line = lines[at];
					const next = assignedAt(model, 0, at, role);
					if (next.notice?.kind === 'refused' || line?.shape !== 'value' || line.value === undefined) return;
					if (line.place?.from === 'truth' && role !== 'groundTruth') return;
					const found = valuesOf(next, role)[next.record.row];
					// Ground truth that was joined with no record is an example; the record's own may come with the role.
					const isExample = lines.some(({name}) => name.endsWith('as an example'));
					if (line.place?.from === 'truth' && isExample) return;
					expect(found).toBe(isNothing(line.value) ? undefined : line.value);
					assignments++;
				},
			),
			{numRuns: 300},
		);
		expect(assignments).toBeGreaterThan(50);
	});

	it('nothing that is pointed at breaks the session, and undo takes it back', () => {
		fc.assert(
			fc.property(
				session,
				fc.constantFrom<RoleName>('groundTruth', 'probability', 'truthId', 'id'),
				({model, at}, role) => {
					const next = assignedAt(model, 0, at, role);
					expect(next.notice).toBeDefined();
					const back = next.draft === model.draft ? next : play(next, {type: 'undone'});
					expect(back.draft?.mapping).toEqual(model.draft?.mapping);
				},
			),
			{numRuns: 100},
		);
	});
});

/** In JSON form: null and blank text are no value. */
function isNothing(value: string): boolean {
	const parsed: Scalar =
		value === 'null'
			? {type: 'null', text: 'null'}
			: {type: 'text', text: value.startsWith('"') ? JSON.parse(value) : value};
	return isMissing(parsed) && jsonForm(parsed) === value;
}
