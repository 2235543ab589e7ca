import fc from 'fast-check';
import stringWidth from 'string-width';
import {describe, expect, it} from 'vitest';
import {demoNames} from '../../src/demo/demos.js';
import type {Event} from '../../src/session/events.js';
import type {Model} from '../../src/session/model.js';
import {frameOf, frameText, sized} from '../support/frames.js';
import {
	arrival,
	datasetOf,
	follow,
	healthyLines,
	opened,
	openedDemo,
	play,
	settled,
	unread,
} from '../support/sessions.js';

const anySize = fc.record({columns: fc.integer({min: 40, max: 220}), rows: fc.integer({min: 12, max: 70})});

/** What one can look at in a session. */
const anyView: fc.Arbitrary<readonly Event[]> = fc
	.record({
		step: fc.constantFrom(1, 2, 3, 4),
		focus: fc.constantFrom('fixes', 'record', 'labels'),
		cursor: fc.nat(30),
		row: fc.nat(1000),
		raw: fc.boolean(),
		overlay: fc.constantFrom(
			undefined,
			'help',
			'explain',
			'aws',
			'stepper',
			'watch',
			'lens',
			'threshold',
			'history',
			'payload',
			'breakpoints',
			'numbers',
			'malformed',
		),
		across: fc.nat(8),
		filter: fc.constantFrom(undefined, 'decoded', 'record > 7', 'not (groundTruth = "positive") or agreeing', '/a'),
		stages: fc.nat(9),
		explains: fc.boolean(),
		watched: fc.subarray(['prediction', 'probability', 'ground truth', 'features', 'id', 'accuracy', 'f1', 'recall']),
		prompt: fc.constantFrom(undefined, 'command', 'threshold', 'filter', 'search', 'breakpoint'),
		text: fc.string({unit: 'grapheme', maxLength: 120}),
		notice: fc.boolean(),
	})
	.map(({step, focus, cursor, row, raw, overlay, stages, explains, watched, across, filter, prompt, text, notice}) =>
		[
			{type: 'step-chosen', step},
			{type: 'record-changed', by: row},
			...(filter ? [{type: 'prompt-given', kind: 'filter', text: filter}] : []),
			raw ? {type: 'raw-toggled'} : {type: 'focus-set', focus},
			{type: 'cursor-moved', by: cursor},
			...watched.map((name) => ({type: 'watch-named', text: name})),
			{type: 'record-changed', by: 1},
			...(overlay ? [{type: 'overlay-opened', overlay}] : []),
			...(overlay === 'payload'
				? [
						{type: 'payload-pasted', text: healthyLines[row % healthyLines.length]},
						{type: 'payload-cursor-set', cursor: cursor * 9, wanted: 0},
						...(raw ? [] : [{type: 'payload-typed', text}]),
					]
				: []),
			...(overlay === 'stepper' ? Array.from({length: stages}, () => ({type: 'stage-stepped', by: 1})) : []),
			...(overlay === 'stepper' && explains ? [{type: 'record-explained'}] : []),
			...(overlay === 'numbers' || overlay === 'breakpoints' ? [{type: 'cursor-moved', by: cursor}] : []),
			...(overlay === 'numbers' ? Array.from({length: across}, () => ({type: 'numbers-crossed', by: 1})) : []),
			...(prompt ? [{type: 'prompt-opened', kind: prompt, text}] : []),
			...(notice ? [{type: 'refused', reason: text}] : []),
		].map((event) => event as Event),
	);

function expectWhole(model: Model): void {
	const lines = frameOf(model);
	expect(lines.length).toBeLessThanOrEqual(model.size.rows - 1);
	for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(model.size.columns);
	expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
}

describe('the frame fits the terminal, whatever its size and whatever is looked at', () => {
	const mended = (['all', 'keys'] as const).map((name) =>
		follow(openedDemo(name), {type: 'entered'}, {type: 'step-chosen', step: 2}, {type: 'entered'}),
	);
	const models = [...demoNames.map(openedDemo), ...mended];

	it('on every demo, before and after fixes', () => {
		fc.assert(
			fc.property(fc.constantFrom(...models), anySize, anyView, (model, {columns, rows}, view) => {
				expectWhole(sized(settled(play(model, ...view)), columns, rows));
			}),
			{numRuns: 60},
		);
	});

	it('on labels, keys and file names that nobody would choose', () => {
		const anyText = fc.oneof(
			fc.string({unit: 'grapheme', minLength: 1, maxLength: 60}),
			fc.string({unit: 'binary', minLength: 1, maxLength: 60}),
			fc.constantFrom(
				'\u001B[31mred\u001B[0m',
				'\u001B]0;title\u0007',
				'\u202Egnol',
				'漢字'.repeat(40),
				'👩‍👩‍👧',
				'a\tb\nc\rd',
				'\u009B2J',
				'🇩🇪🇩',
				'e\u0301\u0301',
				' \u0301',
			),
		);
		const anyCapture = fc.record({
			labels: fc.uniqueArray(anyText, {minLength: 2, maxLength: 4}),
			key: anyText,
			feature: anyText,
			title: anyText,
		});
		fc.assert(
			fc.property(anyCapture, anySize, anyView, ({labels, key, feature, title}, {columns, rows}, view) => {
				const captures = Array.from({length: 24}, (_, at) =>
					JSON.stringify({
						request: {[feature]: [at], [key]: labels[at % labels.length]},
						response: {prediction: labels[(at >> 1) % labels.length], [key]: at % 3 === 0 ? labels[0] : null},
					}),
				);
				const problemType = labels.length > 2 ? 'MulticlassClassification' : 'BinaryClassification';
				const model = opened({captures, configuration: {problemType}, opening: {title, inputs: [title]}});
				expectWhole(sized(settled(play(model, ...view)), columns, rows));
			}),
			{numRuns: 60},
		);
	});
});

describe.each([
	[80, 24],
	[100, 30],
	[120, 40],
	[40, 12],
	[60, 20],
	[200, 60],
	[99, 70],
	[220, 19],
])('at %i×%i', (columns, rows) => {
	const model = sized(openedDemo('all'), columns, rows);

	it('the frame has all rows but one, and the steps, the finding and the keys are on it', () => {
		const lines = frameOf(model);
		expect(lines).toHaveLength(rows - 1);
		const text = lines.join('\n');
		expect(text).toContain('0 of 1,000 records can match');
		for (const sign of ['❯1 ', '2 ', '3 ', '4 ']) expect(text).toContain(sign);
		expect(text).toMatch(/❯ Finding/);
		expect(text).toContain(' ❯ Take the ground truth');
		expect(text).toMatch(/ before\b/);
		expect(lines.at(-1)).toMatch(/ Enter apply .* q quit$/);
	});

	it('the state of every step is told by a sign', () => {
		const edited = sized(follow(openedDemo('all'), {type: 'entered'}), columns, rows);
		const bar = frameOf(edited).find((line) => /❯1 /.test(line));
		expect(bar).toMatch(/1 [^✓✗!]+ ✓ +2 [^✓✗!]+ ✗ +3 [^✓✗!]+ ✗ +4 [^✓✗!]+ !$/);
	});

	it('the review shows the mapping, the help the keys', () => {
		expect(frameText(play(model, {type: 'step-chosen', step: 4}))).toContain('❯ Review and save');
		expect(frameText(play(model, {type: 'overlay-opened', overlay: 'help'}))).toContain('❯ Keys');
	});
});

describe('a terminal that is too small', () => {
	it.each([
		[39, 24],
		[39, 11],
		[80, 11],
		[20, 5],
	])('%i×%i says so', (columns, rows) => {
		const [line = '', ...rest] = frameOf(sized(openedDemo('all'), columns, rows));
		expect(rest).toEqual([]);
		expect(line).toMatch(/^mqm-debug needs/);
		if (columns >= 39) expect(line).toContain(`40×12, this is ${columns}×${rows}`.slice(0, columns - 17));
		expect(stringWidth(line)).toBeLessThanOrEqual(columns);
	});
});

describe('without records', () => {
	it('the frame fits, while reading and after it', () => {
		fc.assert(
			fc.property(anySize, anyView, fc.constantFrom('reading', 'done', 'failed'), ({columns, rows}, view, state) => {
				const model = play(unread(), arrival(datasetOf([]), {state}), ...view);
				expectWhole(sized(model, columns, rows));
			}),
			{numRuns: 40},
		);
	});

	it('nor is a first record enough to break it', () => {
		for (const line of [healthyLines[0] ?? '', '{}', '{"a": []}']) {
			expectWhole(sized(settled(play(unread(), arrival(datasetOf([line])))), 80, 24));
		}
	});
});
