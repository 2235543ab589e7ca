import {describe, expect, it} from 'vitest';
import type {Finding, Mode} from '../../src/findings/finding.js';
import type {MappingPatch} from '../../src/mapping/mapping.js';
import type {Model} from '../../src/session/model.js';
import {concernsRole, roleRows} from '../../src/session/role-rows.js';
import {openFixture} from '../support/fixtures.js';
import {
	arrival,
	follow,
	healthy,
	healthyLines,
	opened,
	play,
	settled,
	troubled,
	troubledLines,
	unread,
} from '../support/sessions.js';

/** `state name: found (at its place) | expected type (at its place)`, a row a line. */
function shown(model: Model): readonly string[] {
	return roleRows(model).map(({state, name, found, decided, expectedType, expectedPlace}) => {
		const value = found === undefined ? 'nothing' : `${found.value}${decided ? ` → ${decided}` : ''} (${found.where})`;
		return `${state} ${name}: ${value} | ${expectedType} (${expectedPlace})`;
	});
}

async function openedFixture(name: string): Promise<Model> {
	const {dataset, configuration} = await openFixture(name);
	return settled(play({...unread(), configuration}, arrival(dataset)));
}

describe('Record | Expected', () => {
	it('is empty before records were read', () => {
		expect(roleRows(unread())).toEqual([]);
	});

	it('shows each role where the monitor finds it', () => {
		expect(shown(healthy())).toEqual([
			'fine ground truth: "yes" (response → $.ground_truth) | a label: no | yes (response → $.ground_truth)',
			'fine prediction: "no" (response → $.prediction) | a label: no | yes (response → $.prediction)',
			'fine features: [2] 0, 1 (request → $.features) | the inputs of the model (request → $.features)',
		]);
		expect(roleRows(healthy())[0]?.why).toBe('Found where the monitor looks');
	});

	it('shows what the suggested fixes would find where the monitor finds nothing', () => {
		expect(shown(troubled())).toEqual([
			'wrong ground truth: "yes" (request → $.ground_truth) | a class label (response → $.ground_truth)',
			'wrong prediction: 0.1 (response → $.prediction) | a class label (response → $.prediction)',
			'wrong features: [2] 0, 1 (request → $.data) | the inputs of the model (request → $.features)',
		]);
	});

	it('shows what the mapping has mended, and the class that it makes of a probability', () => {
		const model = follow(troubled(), {type: 'entered'}, {type: 'step-chosen', step: 2}, {type: 'entered'});
		expect(shown(model).slice(0, 2)).toEqual([
			'mended ground truth: "yes" (request → $.ground_truth) | a label: no | yes (response → $.ground_truth)',
			'mended probability: 0.1 → no (response → $.prediction) | a label: no | yes (response → $.prediction)',
		]);
		expect(roleRows(model)[0]?.why).toBe('Mended by the mapping');
	});

	it('says of a mapping that was opened with the data what it moves', () => {
		const mended = troubled().diagnosed?.mended;
		const model = opened({
			captures: troubledLines,
			opening: {mapping: mended && {path: 'mine.json', mapping: mended}},
		});
		expect(roleRows(model).map(({state}) => state)).toEqual(['mended', 'mended', 'mended']);
	});

	it('is being looked at until the first findings are there', () => {
		const {diagnosed: _, ...rest} = healthy();
		const rows = roleRows({...rest, diagnosed: undefined});
		expect(rows.map(({state, why}) => `${state}: ${why}`)).toEqual(Array(3).fill('looking: Being looked at'));
	});

	it('is about the record on the screen: what it lacks is not called found', () => {
		const lines = healthyLines.map((text, at) => (at === 3 ? text.replace('ground_truth', 'other') : text));
		const model = follow(opened({captures: lines}), {type: 'record-changed', by: 3});
		const [row] = roleRows(model);
		expect(row).toMatchObject({role: 'groundTruth', state: 'doubtful', found: undefined, why: 'Not in this record'});
	});

	it('names what is configured where no place of it is known', () => {
		const captures = healthyLines.map((text) => text.replace('"prediction"', '"score"'));
		const rows = roleRows(opened({captures}));
		expect(rows.find(({role}) => role === 'prediction')?.expectedPlace).toBe('response → $.prediction');
	});

	it('asks for numbers in regressions', () => {
		const captures = Array.from({length: 30}, (_, at) =>
			JSON.stringify({request: {features: [at]}, response: {prediction: at, ground_truth: at + 1}}),
		);
		const model = opened({captures, configuration: {problemType: 'Regression'}});
		expect(shown(model).slice(0, 2)).toEqual([
			'fine ground truth: 1 (response → $.ground_truth) | a number (response → $.ground_truth)',
			'fine prediction: 0 (response → $.prediction) | a number (response → $.prediction)',
		]);
	});

	it('names no more than three classes', () => {
		const classes = ['a', 'b', 'c', 'd'];
		const captures = Array.from({length: 40}, (_, at) => {
			const label = classes[at % 4];
			return JSON.stringify({request: {features: [at]}, response: {prediction: label, ground_truth: label}});
		});
		const [row] = roleRows(opened({captures, configuration: {problemType: 'MulticlassClassification'}}));
		expect(row?.expectedType).toBe('a class label');
	});
});

describe('Record | Expected of the hosted monitor', () => {
	it('joins by id, and takes the label from the ground-truth file', async () => {
		const rows = shown(await openedFixture('healthy/binary-json-capture'));
		expect(rows[0]).toMatch(/^fine ground truth: "?\w+"? \(.+\) \| .* \(ground truth, by id\)$/);
		expect(rows.at(-1)).toMatch(/^fine id: ".+" \(.+\) \| the same on both sides \(inferenceId, else eventId\)$/);
	});

	it.each([
		['ground-truth/wrong-id-capture', 'id'],
		['ground-truth/unmatched-capture', 'groundTruth'],
		['keys/renamed-capture', 'prediction'],
		['prediction/probability-as-label-capture', 'prediction'],
		['payload/base64-capture', 'prediction'],
	] as const)('shows the finding of %s at the %s', async (name, role) => {
		const rows = roleRows(await openedFixture(name));
		expect(rows.filter(({state}) => state === 'wrong' || state === 'doubtful').map((row) => row.role)).toContain(role);
	});
});

describe('the role that a finding is about', () => {
	const finding = (mode: Mode, code: string, changes?: MappingPatch): Finding => ({
		code: `${mode}/${code}`,
		mode,
		severity: 'error',
		count: 1,
		total: 1,
		message: '',
		evidence: [],
		fixes: changes ? [{id: 'x', title: 'x', certainty: 'safe', rescues: 0, changes}] : [],
	});
	const role = {from: 'output', path: '$.x'} as const;
	const all = ['groundTruth', 'prediction', 'probability', 'features', 'id'] as const;

	it.each<[Finding, readonly (typeof all)[number][]]>([
		[finding('ground-truth', 'in-request'), ['groundTruth']],
		[finding('ground-truth', 'id-format'), ['id']],
		[finding('ground-truth', 'wrong-id'), ['id']],
		[finding('prediction', 'label-format'), ['prediction', 'probability']],
		[finding('config', 'problem-type'), ['prediction', 'probability']],
		[finding('payload', 'base64'), ['prediction', 'probability']],
		[finding('payload', 'malformed'), []],
		[finding('keys', 'renamed', {roles: {features: role}}), ['features']],
		[
			finding('keys', 'renamed', {roles: {groundTruth: role, probability: role}}),
			['groundTruth', 'prediction', 'probability'],
		],
		[finding('keys', 'not-found'), ['prediction', 'probability']],
	])('$code', (one, expected) => {
		expect(all.filter((name) => concernsRole(one, name))).toEqual(expected);
	});
});
