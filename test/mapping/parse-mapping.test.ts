import {describe, expect, it} from 'vitest';
import {parseMapping} from '../../src/mapping/parse-mapping.js';
import {messageOf, problemOf, valueIn} from '../support/results.js';

const roles = {prediction: {from: 'output', path: '$.label'}, groundTruth: {from: 'input', path: '$.truth'}};
const mapping = {version: 1, problemType: 'BinaryClassification', roles};
const scored = {...mapping, roles: {probability: {from: 'output', path: '$.p'}, groundTruth: roles.groundTruth}};

function message(json: unknown): string {
	return messageOf(parseMapping(json, 'm.json'));
}

describe('a mapping file', () => {
	it('is read as it is written', () => {
		const whole = {
			...scored,
			decision: {threshold: 0.4, rule: '>=', transform: ['percent']},
			join: {normalise: ['trim', 'case'], stripPrefix: 'r-', stripSuffix: '.x', duplicates: 'last'},
			labels: {positive: 'ill', negative: 'well', normalise: ['unquote'], rename: {'1': 'ill'}},
			monitor: {features: 'f', prediction: 'p', probability: 'q', threshold: 0.4, groundTruth: 'g'},
		};
		expect(valueIn(parseMapping(whole, 'm.json'))).toEqual(whole);
	});

	it('may try several paths in order', () => {
		const id = {from: 'metadata', path: ['$.inferenceId', '$.eventId']};
		expect(valueIn(parseMapping({...mapping, roles: {...roles, id}}, 'm.json')).roles.id).toEqual(id);
	});

	it.each([
		[{...mapping, version: 2}, 'm.json → version: found 2; allowed: 1'],
		[{version: 1, roles}, 'm.json → problemType: is missing; allowed: "BinaryClassification", '],
		[{...mapping, problemType: 'Binary'}, 'found "Binary"; allowed: "BinaryClassification", '],
		[{...mapping, problemType: 'Binary'}, '; did you mean "BinaryClassification"?'],
		[
			{...mapping, roles: {...roles, prediction: {from: 'output', path: 3}}},
			'm.json → roles.prediction.path: found 3; expected text or a list',
		],
		[
			{...mapping, roles: {...roles, prediction: {from: 'output', path: 'label'}}},
			'm.json → roles.prediction.path: "label" is no path: write $, $.key, $["odd key"] or $[0]',
		],
		[
			{...mapping, roles: {...roles, prediction: {from: 'output', path: ['$.a', '$.b.']}}},
			'm.json → roles.prediction.path[1]: "$.b." is no path: write $, $.key, $["odd key"] or $[0]',
		],
		[
			{...mapping, roles: {...roles, prediction: {from: 'output', path: []}}},
			'm.json → roles.prediction.path: found []; expected at least 1 entry',
		],
		[
			{...mapping, roles: {...roles, prediction: {from: 'response', path: '$'}}},
			'm.json → roles.prediction.from: found "response"; allowed: "input", "output", "truth", "metadata", "record"',
		],
		[{...mapping, roles: []}, 'm.json → roles: found []; expected an object'],
		[{...mapping, labels: {positive: 1}}, 'm.json → labels.positive: found 1; expected text: write "1"'],
		[{...mapping, labels: {rename: {'odd key': 1}}}, 'm.json → labels.rename["odd key"]: found 1; expected text'],
		[
			{...scored, decision: {threshold: '0.5'}},
			'm.json → decision.threshold: found "0.5"; expected a number: write 0.5',
		],
		[{...scored, decision: {threshold: 'high'}}, 'decision.threshold: found "high"; expected a number'],
		[{...scored, decision: {argmax: false}}, 'm.json → decision.argmax: found false; allowed: true'],
		[
			{...scored, decision: {argmax: true, classes: ['a']}},
			'm.json → decision.classes: found ["a"]; expected at least 2 entries',
		],
	])('with a wrong value is refused, saying what was found and what is allowed (%#)', (json, text) => {
		expect(message(json)).toContain(text);
	});

	it.each([
		[{...mapping, lables: {}}, 'm.json → lables: unknown key; did you mean "labels"?'],
		[
			{...mapping, roles: {...roles, ground_truth: roles.groundTruth}},
			'm.json → roles.ground_truth: unknown key; did you mean "groundTruth"?',
		],
		[{...mapping, join: {via: 'x'}}, 'm.json → join.via: unknown key; allowed: normalise, stripPrefix, stripSuffix, '],
		[
			{...mapping, roles: {...roles, prediction: {...roles.prediction, paths: '$'}}},
			'm.json → roles.prediction.paths: unknown key; did you mean "path"?',
		],
	])('with an unknown key is refused, naming the nearest (%#)', (json, text) => {
		expect(message(json)).toContain(text);
	});

	it('shortens a long value in a message', () => {
		expect(message({...mapping, problemType: 'x'.repeat(500)}).length).toBeLessThan(200);
	});

	it('tells all its faults, one a line', () => {
		const json = {...mapping, version: '1', decision: {treshold: 0.5, rule: '<'}};
		expect(problemOf(parseMapping(json, 'm.json'))).toEqual({
			what: [
				'3 problems',
				'  version: found "1"; allowed: 1',
				'  decision.rule: found "<"; allowed: ">", ">="',
				'  decision.treshold: unknown key; did you mean "threshold"?',
			].join('\n'),
			where: 'm.json',
		});
	});

	it.each([null, 3, 'x', [], true])('that is %j is refused', (json) => {
		expect(message(json)).toContain('expected an object');
	});

	it.each([
		[{kind: 'payload', problemType: 'Regression'}, 'this is a payload expectation, not a mapping'],
		[{ModelQualityJobInput: {}}, 'this is a model-quality job definition, not a mapping'],
		[{captureData: {}, eventMetadata: {}}, 'this is a captured record, not a mapping'],
		[{version: 1, funnel: {}, suggestedMapping: {}}, 'Its "suggestedMapping" is one'],
	])('is told from other files (%#)', (json, text) => {
		expect(message(json)).toContain(text);
	});
});

describe('a mapping of the right shape', () => {
	it.each([
		[
			{...mapping, roles: {groundTruth: roles.groundTruth}},
			'm.json → roles: neither prediction nor probability is there',
		],
		[{...scored, problemType: 'Regression'}, 'm.json → roles: prediction is missing; regression needs it'],
		[scored, 'm.json → decision: probability without prediction needs a decision'],
		[{...scored, decision: {transform: ['percent']}}, 'm.json → decision: probability without prediction needs'],
		[{...scored, decision: {threshold: 0.5, argmax: true}}, 'm.json → decision.threshold: stands beside argmax'],
		[{...scored, decision: {argmax: true, rule: '>'}}, 'm.json → decision.rule: has no threshold'],
		[{...scored, decision: {threshold: 0.5, classes: ['a', 'b']}}, 'm.json → decision.classes: belongs to argmax'],
		[{...scored, decision: {argmax: true, classes: ['a', 'b', 'a']}}, 'm.json → decision.classes: names "a" twice'],
		[{...mapping, labels: {positive: '1', negative: '1'}}, 'm.json → labels.negative: is "1", the same as'],
	])('is refused where its fields contradict each other (%#)', (json, text) => {
		expect(message(json)).toContain(text);
	});

	it('lists several contradictions', () => {
		const json = {...scored, decision: {argmax: true, rule: '>'}, labels: {positive: 'a', negative: 'a'}};
		expect(message(json)).toMatch(/^m\.json: 2 problems\n {2}decision\.rule: .*\n {2}labels\.negative: /);
	});

	it.each([
		{...scored, decision: {threshold: 0.5}},
		{...scored, decision: {argmax: true}},
		{...mapping, roles: {...roles, probability: roles.prediction}},
		{...mapping, roles: {...roles, probability: roles.prediction}, decision: {transform: ['complement']}},
	])('is accepted where nothing is missing (%#)', (json) => {
		expect(parseMapping(json, 'm.json').ok).toBe(true);
	});

	it('is not judged across fields while a key is mistyped, since that is the cause', () => {
		const json = {...mapping, roles: {predicton: roles.prediction}};
		expect(message(json)).toBe('m.json → roles.predicton: unknown key; did you mean "prediction"?');
	});
});
