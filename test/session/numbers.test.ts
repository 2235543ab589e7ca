import {describe, expect, it} from 'vitest';
import {demoNames} from '../../src/demo/demos.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {recordsOfFinding} from '../../src/session/numbers/finding-records.js';
import {cursorOf} from '../../src/session/numbers/numbers.js';
import {type Target, targetRows} from '../../src/session/numbers/targets.js';
import {rowsOf} from '../../src/session/record-sets/record-set.js';
import {openFindings} from '../../src/session/steps.js';
import {fixtureNames, openFixture} from '../support/fixtures.js';
import {
	arrival,
	follow,
	healthy,
	healthyLines,
	opened,
	openedDemo,
	play,
	settled,
	troubled,
	unread,
} from '../support/sessions.js';
import {capture, truth} from '../support/small-capture.js';

const open: Event = {type: 'overlay-opened', overlay: 'numbers'};
const enter: Event = {type: 'entered'};
const across = (by: 1 | -1): Event => ({type: 'numbers-crossed', by});

/** Enter on a number, by the label of its line and its place there. */
function entered(model: Model, label: string, column = 0): Model {
	const row = targetRows(model).findIndex((one) => one.label === label);
	const opened = play(model, open, {type: 'cursor-moved', by: row});
	return play(opened, ...Array<Event>(column).fill(across(1)), enter);
}

function sizeOf(model: Model): number | undefined {
	return model.recordSet && rowsOf(model, model.recordSet).length;
}

function targetsOf(model: Model): readonly Target[] {
	return targetRows(model).flatMap(({targets}) => targets);
}

const mended = follow(troubled(), enter, {type: 'step-chosen', step: 2}, enter);

describe('a number', () => {
	it('leads to exactly the records that it counts, before and after the mapping is mended', () => {
		for (const model of [healthy(), troubled(), mended, ...demoNames.map(openedDemo)]) {
			for (const {name, count, of} of targetsOf(model)) {
				if (of.kind === 'lines' || of.kind === 'finding') continue;
				expect([name, rowsOf(model, {name, of}).length]).toEqual([name, count]);
			}
		}
	});

	it('of the matrix shows its cell', () => {
		const model = entered(mended, 'yes', 0);
		expect(model.notice?.text).toBe('4 records in "actual yes, predicted no"; J K walk, Esc leaves');
		expect(model).toMatchObject({overlay: undefined, record: {row: 0}});
	});

	it('of the funnel shows who passes a stage, and who does not', () => {
		expect(sizeOf(entered(mended, 'agreeing'))).toBe(32);
		const lost = entered(mended, 'agreeing', 1);
		expect(lost.recordSet?.name).toBe('not past agreeing');
		expect(sizeOf(lost)).toBe(8);
		expect(sizeOf(entered(mended, 'parsed'))).toBe(40);
	});

	it('is the monitor’s until something is changed', () => {
		const model = entered(troubled(), 'ground truth', 1);
		expect(model.recordSet?.name).toBe('not past ground truth (as the monitor reads)');
		expect(sizeOf(model)).toBe(40);
	});

	it('that counts nothing is told, not shown', () => {
		const model = entered(mended, 'ground truth', 1);
		expect(model.recordSet).toBeUndefined();
		expect(model.notice?.text).toBe('There is no record: not past ground truth');
		expect(entered(mended, 'parsed', 1).notice?.text).toBe('No line is malformed');
	});

	it('of pairs tells how many pairs there are where records have several labels', () => {
		const model = opened({
			captures: ['a', 'b', 'c'].map((id) => JSON.stringify(capture(id, {prediction: 'yes'}))),
			groundTruth: [truth('a', 'yes'), truth('a', 'yes'), truth('b', 'yes'), truth('c', 'no')].map((line) =>
				JSON.stringify(line),
			),
			configuration: {kind: 'hosted'},
		});
		const cell = entered(model, 'yes');
		expect(cell.notice?.text).toMatch(/^2 records in .* \(3 pairs with a label\); J K walk/);
	});
});

describe('the cursor', () => {
	it('ends at the first and the last number, and in a shorter line at its end', () => {
		const rows = targetRows(mended);
		const last = play(mended, open, {type: 'cursor-moved', by: 100});
		expect(cursorOf(last)).toEqual({row: rows.length - 1, column: 0});
		const right = play(mended, open, across(1), across(1), across(1));
		expect(cursorOf(right)).toEqual({row: 0, column: 1});
		expect(cursorOf(play(right, {type: 'cursor-moved', by: 100}))).toEqual({row: rows.length - 1, column: 0});
		expect(cursorOf(play(right, across(-1), across(-1), {type: 'cursor-moved', by: -5}))).toEqual({row: 0, column: 0});
	});
});

it('before any record was read there are no numbers, and Enter closes the view', () => {
	const model = play(unread(), open, {type: 'cursor-moved', by: 1}, across(1), enter);
	expect(targetRows(model)).toEqual([]);
	expect(model).toMatchObject({overlay: undefined, recordSet: undefined});
});

it('values that are missing stand in a cell of the matrix of their own', () => {
	const lines = healthyLines.map((line, at) => (at < 3 ? line.replace(/"ground_truth":"\w+"/, '"x":1') : line));
	const model = opened({
		captures: [...lines, '{"request":{},"response":{"prediction":"yes","ground_truth":"(missing)"}}'],
	});
	const cell = entered(model, '(missing)', 1);
	expect(cell.recordSet?.name).toBe('actual (missing), predicted yes (as the monitor reads)');
	expect(sizeOf(cell)).toBe(targetsOf(model)[1]?.count);
	expect(sizeOf(cell)).toBeGreaterThan(1);
});

describe('a finding', () => {
	it('that counts other records than its condition finds says so', () => {
		const lines = Array.from({length: 30}, (_, at) => JSON.stringify(capture(`req-${at}`, {prediction: 'yes'})));
		const truths = lines.slice(0, 20).map((_, at) => JSON.stringify(truth(`${at}`, at % 2 === 0 ? 'yes' : 'no')));
		const model = opened({captures: lines, groundTruth: truths, configuration: {kind: 'hosted'}});
		const shown = entered(model, 'ground-truth/id-format');
		expect(shown.notice?.text).toBe(
			'30 records in "ground-truth/id-format", while the finding counts 20; J K walk, Esc leaves',
		);
	});

	const recordsIn = (model: Model) =>
		Object.fromEntries(
			(openFindings(model) ?? []).map((finding) => [finding.code, recordsOfFinding(model, finding).kind]),
		);

	it('shows the records that it counts', () => {
		expect(recordsIn(troubled())).toEqual({
			'ground-truth/in-request': 'exact',
			'prediction/probability-as-label': 'exact',
			'keys/renamed': 'exact',
		});
		const model = entered(troubled(), 'ground-truth/in-request');
		expect(model.recordSet?.name).toBe('ground-truth/in-request');
		expect(sizeOf(model)).toBe(40);
	});

	it('in any fixture leads to as many records as it counts', async () => {
		for (const name of fixtureNames) {
			const {dataset, configuration} = await openFixture(name);
			const model = settled(play({...unread(), configuration}, arrival(dataset)));
			for (const finding of openFindings(model) ?? []) {
				if (finding.code === 'payload/malformed') continue;
				expect([name, finding.code, recordsOfFinding(model, finding).kind]).toEqual([name, finding.code, 'exact']);
			}
		}
	});

	it('of keys that change part-way shows where they have changed', () => {
		const lines = healthyLines.map((line, at) => (at < 25 ? line : line.replace('"prediction"', '"predicted"')));
		const model = opened({captures: lines});
		const shown = entered(model, 'keys/drift');
		expect(shown.recordSet && [...rowsOf(shown, shown.recordSet)]).toEqual(
			Array.from({length: 15}, (_, at) => 25 + at),
		);
	});

	it('of several dialects shows the records of the rarer ones', () => {
		const model = opened({captures: [...healthyLines, '{"prediction": "yes", "ground_truth": "yes"}']});
		const shown = entered(model, 'payload/mixed-dialects');
		expect(shown.recordSet && [...rowsOf(shown, shown.recordSet)]).toEqual([40]);
	});

	it('of malformed lines lists them', () => {
		const model = opened({captures: ['{"broken', ...healthyLines]});
		expect(entered(model, 'payload/malformed').overlay).toBe('malformed');
		expect(entered(model, 'parsed', 1).overlay).toBe('malformed');
	});

	it('whose records nobody knows shows its evidence, and says so', () => {
		const lines = Array.from({length: 20}, (_, at) => ({
			...capture(`${at}`, at % 4 === 3 ? 'a,b\n1,0.5' : '1,0.5'),
		}));
		const model = opened({
			captures: lines.map((line) => JSON.stringify(line)),
			groundTruth: lines.map((_, at) => JSON.stringify(truth(`${at}`, '1'))),
			configuration: {kind: 'hosted', inferenceAttribute: '0'},
		});
		const shown = entered(model, 'payload/header-line');
		expect(shown.notice?.text).toBe(
			'1 record in "evidence of payload/header-line": which of 5 records it counts is not known; J K walk, Esc leaves',
		);
		expect(shown.record.row).toBe(3);
	});

	it('about the report names no records', () => {
		const finding = {
			...(openFindings(troubled())?.[0] ?? {}),
			code: 'statistics/arithmetic',
			mode: 'statistics',
		} as never;
		expect(recordsOfFinding(troubled(), finding)).toEqual({
			kind: 'none',
			why: "statistics/arithmetic is about the monitor's report, not about records",
		});
	});
});

describe('a finding that names no record by what it says', () => {
	const base = {mode: 'keys', severity: 'error', count: 3, total: 40, message: '', fixes: []} as const;

	it('shows the records of its evidence, wherever they stand', () => {
		const evidence = [3, 1].map((line) => ({line, file: 'capture.jsonl', path: '$.x', value: 1}));
		const found = recordsOfFinding(troubled(), {...base, code: 'keys/nested', evidence});
		expect(found).toEqual({kind: 'evidence', rows: Int32Array.of(0, 2)});
		const withoutFile = [{line: 2, path: '$.x', value: 1}];
		expect(recordsOfFinding(troubled(), {...base, code: 'keys/nested', evidence: withoutFile})).toEqual({
			kind: 'evidence',
			rows: Int32Array.of(1),
		});
	});

	it('says why there are none', () => {
		const stranger = [{line: 9999, file: 'elsewhere.jsonl', path: '$.x', value: 1}];
		const why = (finding: Parameters<typeof recordsOfFinding>[1]) => {
			const found = recordsOfFinding(troubled(), finding);
			return found.kind === 'none' && found.why;
		};
		expect(why({...base, code: 'keys/nested', evidence: stranger})).toContain('names no record of its own');
		expect(why({...base, code: 'ground-truth/not-json-lines', evidence: []})).toContain('no capture records');
		expect(why({...base, code: 'keys/drift', evidence: []})).toContain('names no record of its own');
	});
});
