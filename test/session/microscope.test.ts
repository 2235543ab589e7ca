import {describe, expect, it} from 'vitest';
import type {Mapping} from '../../src/mapping/mapping.js';
import {cutAt, ratesOf} from '../../src/metrics/threshold-table.js';
import {canMove, shownRange, shownScores} from '../../src/session/microscope/microscope.js';
import {type Sight, sightOf} from '../../src/session/microscope/sight.js';
import type {Model} from '../../src/session/model.js';
import {metricValue} from '../../src/session/outcome-text.js';
import {follow, healthy, opened, openedDemo, play, unread} from '../support/sessions.js';

const byProbability: Mapping = {
	version: 1,
	problemType: 'BinaryClassification',
	roles: {
		probability: {from: 'output', path: '$.p'},
		groundTruth: {from: 'output', path: '$.ground_truth'},
	},
	decision: {threshold: 0.5, rule: '>'},
	labels: {positive: 'yes', negative: 'no'},
};

/** Responses, read by a mapping. */
function readBy(mapping: Mapping, responses: readonly object[]): Model {
	const captures = responses.map((response) => JSON.stringify({request: {features: [1]}, response}));
	return opened({captures, opening: {mapping: {path: 'mapping.json', mapping}}});
}

/** A capture of probabilities with their labels, read with a threshold of 0.5. */
function scored(rows: readonly (readonly [probability: number, label: string])[]): Model {
	return readBy(
		byProbability,
		rows.map(([p, label]) => ({p, ground_truth: label})),
	);
}

const few = scored([
	[0.9, 'yes'],
	[0.8, 'yes'],
	[0.5, 'yes'],
	[0.5, 'no'],
	[0.35, 'yes'],
	[0.2, 'no'],
	[0.1, 'no'],
]);

const mended = follow(openedDemo('prediction'), {type: 'step-chosen', step: 2}, {type: 'entered'});

function seen(model: Model): Sight {
	const sight = sightOf(model);
	if (typeof sight === 'string') throw new Error(sight);
	return sight;
}

function thresholdOf(model: Model): number | undefined {
	return model.draft?.mapping.decision?.threshold;
}

describe('what the microscope sees', () => {
	it.each([
		['thresholds', mended],
		['few records', few],
	])('are the metrics of the draft, at every one of the %s', (_, model) => {
		for (const threshold of [0, 0.05, 0.2, 0.35, 0.5, 0.77, 0.9, 1]) {
			for (const turned of [false, true]) {
				const set = play(
					model,
					{type: 'prompt-opened', kind: 'threshold', text: String(threshold)},
					{type: 'prompt-entered'},
				);
				const next = turned ? play(set, {type: 'rule-turned'}) : set;
				const {here, scores} = seen(next);
				const after = next.draft?.after;
				if (after === undefined || here === undefined) throw new Error('nothing decides');
				expect(here.precision).toBe(metricValue(after, 'precision'));
				expect(here.recall).toBe(metricValue(after, 'recall'));
				expect(here.falsePositiveRate).toBe(metricValue(after, 'false_positive_rate'));
				expect(here.accuracy).toBe(metricValue(after, 'accuracy'));
				expect(here.f1).toBe(metricValue(after, 'f1'));
				expect(here.f2).toBe(metricValue(after, 'f2'));
				expect(scores.areaUnderRoc).toBe(metricValue(after, 'auc'));
				const {receiver_operating_characteristic_curve: roc, precision_recall_curve: curve} = after.statistics.metrics;
				expect({
					false_positive_rates: scores.roc.map(([x]) => x),
					true_positive_rates: scores.roc.map(([, y]) => y),
				}).toEqual(roc);
				expect({
					precisions: scores.precisionRecall.map(([, y]) => y),
					recalls: scores.precisionRecall.map(([x]) => x),
				}).toEqual(curve);
			}
		}
	});

	it('is not ranked anew for another threshold', () => {
		const {scores} = seen(few);
		expect(seen(play(few, {type: 'threshold-nudged', by: 3})).scores).toBe(scores);
		expect(seen(play(few, {type: 'rule-turned'})).scores).toBe(scores);
	});

	it('shows both classes over the whole range of probabilities', () => {
		const {positives, negatives, from, to} = shownScores(few, seen(few), 10);
		expect([from, to]).toEqual([0, 1]);
		expect([...positives]).toEqual([0, 0, 0, 1, 0, 1, 0, 0, 1, 1]);
		expect([...negatives]).toEqual([0, 1, 1, 0, 0, 1, 0, 0, 0, 0]);
	});

	it.each<[string, Model, RegExp]>([
		['no records', unread(), /no record yet/],
		['labels only', healthy(), /No probability is mapped/],
		['a ground truth that is not found', scored([[0.5, '']]), /both a probability and ground truth/],
	])('says why there is nothing to see: %s', (_, model, reason) => {
		expect(sightOf(model)).toMatch(reason);
		expect(canMove(model)).toMatch(reason);
		expect(play(model, {type: 'threshold-sought', to: 'f1'}).draft).toBe(model.draft);
		expect(play(model, {type: 'threshold-nudged', by: 1}).draft).toBe(model.draft);
	});
});

describe('a problem without a threshold', () => {
	it.each(['MulticlassClassification', 'Regression'] as const)('is not looked at: %s', (problemType) => {
		const captures = [1, 2, 3].map((at) => JSON.stringify({request: {}, response: {prediction: at, ground_truth: at}}));
		expect(sightOf(opened({captures, configuration: {problemType}}))).toBe(
			`A threshold parts two classes; ${problemType} has none`,
		);
	});
});

describe('moving the threshold', () => {
	it('goes by a hundredth of what is shown, and no further than its ends', () => {
		expect(thresholdOf(play(few, {type: 'threshold-nudged', by: 1}))).toBe(0.51);
		expect(thresholdOf(play(few, {type: 'threshold-nudged', by: -10}))).toBe(0.4);
		expect(thresholdOf(play(few, {type: 'threshold-nudged', by: 99}))).toBe(1);
		expect(thresholdOf(play(few, {type: 'threshold-nudged', by: -99}))).toBe(0);
		const zoomed = play(few, {type: 'zoomed'}, {type: 'threshold-nudged', by: 1});
		expect(thresholdOf(zoomed)).toBe(0.501);
		expect(thresholdOf(play(zoomed, {type: 'zoomed'}, {type: 'threshold-nudged', by: 1}))).toBe(0.5011);
	});

	it('goes by larger steps over larger scores', () => {
		const points = scored([
			[12, 'no'],
			[47, 'no'],
			[80, 'yes'],
		]);
		const typed = play(points, {type: 'prompt-opened', kind: 'threshold', text: '50'}, {type: 'prompt-entered'});
		expect(thresholdOf(play(typed, {type: 'threshold-nudged', by: 1}))).toBe(51);
		expect(thresholdOf(play(typed, {type: 'threshold-nudged', by: 99}))).toBe(80);
		const thousands = scored([
			[1200, 'no'],
			[9800, 'yes'],
		]);
		const far = play(thousands, {type: 'prompt-opened', kind: 'threshold', text: '5000'}, {type: 'prompt-entered'});
		expect(thresholdOf(play(far, {type: 'threshold-nudged', by: 1}))).toBe(5100);
	});

	it('leaves a threshold alone that was set beyond the scores, except for the step', () => {
		const beyond = play(few, {type: 'prompt-opened', kind: 'threshold', text: '1.5'}, {type: 'prompt-entered'});
		expect(thresholdOf(play(beyond, {type: 'threshold-nudged', by: 1}))).toBe(1.51);
	});

	it('goes from score to score, each changing what is decided', () => {
		let model = few;
		const cutNow = () => cutAt(seen(model).scores.table, thresholdOf(model) ?? 0, '>');
		const up: number[] = [cutNow()];
		for (let at = 0; at < 2; at++) {
			model = play(model, {type: 'threshold-sought', to: 'higher'});
			up.push(cutNow());
		}
		expect(up).toEqual([2, 1, 0]);
		expect(play(model, {type: 'threshold-sought', to: 'higher'}).notice?.text).toMatch(/every record is negative/);
		for (let at = 0; at < 6; at++) model = play(model, {type: 'threshold-sought', to: 'lower'});
		expect(cutNow()).toBe(6);
		expect(play(model, {type: 'threshold-sought', to: 'lower'}).notice?.text).toMatch(/every record is positive/);
	});

	it('jumps to the best F1 and F2', () => {
		for (const measure of ['f1', 'f2'] as const) {
			const best = play(few, {type: 'threshold-sought', to: measure});
			const {scores, here} = seen(best);
			expect(here?.[measure]).toBe(ratesOf(scores.table, scores.best[measure])[measure]);
			expect(best.notice?.text).toMatch(new RegExp(`^Best ${measure.toUpperCase()}`));
			expect(play(best, {type: 'threshold-sought', to: measure}).notice?.text).toMatch(/already/);
		}
	});

	it('is one edit to undo, however many steps it took', () => {
		const moved = play(
			few,
			{type: 'threshold-nudged', by: 1},
			{type: 'threshold-nudged', by: 1},
			{type: 'threshold-sought', to: 'f1'},
		);
		expect(thresholdOf(play(moved, {type: 'undone'}))).toBe(0.5);
	});

	it('turns what happens exactly at it', () => {
		const turned = play(few, {type: 'rule-turned'});
		expect(turned.draft?.mapping.decision).toMatchObject({threshold: 0.5, rule: '>='});
		expect(seen(turned).here?.truePositives).toBe(3);
		expect(seen(few).here?.truePositives).toBe(2);
		expect(turned.notice?.text).toContain('p >= 0.5 is positive');
		expect(play(turned, {type: 'rule-turned'}).draft?.mapping.decision?.rule).toBe('>');
	});
});

describe('without a threshold that decides', () => {
	const {decision: _, ...undecided} = byProbability;
	const responses = [0.9, 0.6, 0.4, 0.1].map((p, at) => ({
		p,
		label: at < 3 ? 'yes' : 'no',
		ground_truth: at < 2 ? 'yes' : 'no',
	}));
	const byLabel = readBy(
		{...undecided, roles: {...undecided.roles, prediction: {from: 'output', path: '$.label'}}},
		responses,
	);

	it('the label decides, and the microscope says so', () => {
		expect(seen(byLabel)).toMatchObject({
			decidedBy: 'label',
			threshold: undefined,
			here: {truePositives: 2, falsePositives: 1, falseNegatives: 0, trueNegatives: 1, recall: 1},
		});
		expect(canMove(byLabel)).toMatch(/The label decides/);
	});

	it('the larger of two probabilities decides', () => {
		const lists = responses.map(({p, ground_truth}) => ({p: [1 - p, p], ground_truth}));
		const byArgmax = readBy({...undecided, decision: {argmax: true, classes: ['no', 'yes']}}, lists);
		expect(seen(byArgmax)).toMatchObject({decidedBy: 'argmax', threshold: undefined, here: {accuracy: 1}});
		expect(canMove(byArgmax)).toMatch(/larger of two/);
		const three = lists.map(({p, ground_truth}) => ({p: [...p, 0], ground_truth}));
		const ofThree = readBy({...undecided, decision: {argmax: true, classes: ['no', 'yes', 'maybe']}}, three);
		expect(sightOf(ofThree)).toMatch(/no list of two/);
	});

	it('the first threshold is 0.5, or the best one', () => {
		const unset = readBy(undecided, responses);
		expect(seen(unset)).toMatchObject({decidedBy: 'nothing', threshold: undefined, here: undefined});
		expect(thresholdOf(play(unset, {type: 'threshold-nudged', by: 1}))).toBe(0.5);
		expect(seen(play(unset, {type: 'threshold-sought', to: 'f1'})).here?.f1).toBe(1);
		expect(play(unset, {type: 'rule-turned'}).draft).toBe(unset.draft);
	});
});

describe('what is shown', () => {
	it('is another plot after each Tab, round and round', () => {
		const plots = [0, 1, 2, 3].map(
			(times) =>
				play(few, ...Array.from({length: times}, () => ({type: 'plot-changed', by: 1}) as const)).microscope.plot,
		);
		expect(plots).toEqual(['scores', 'roc', 'precision-recall', 'scores']);
		expect(play(few, {type: 'plot-changed', by: -1}).microscope.plot).toBe('precision-recall');
	});

	it('is zoomed into around the threshold, never beyond the scores', () => {
		const range = (model: Model) => shownRange(seen(model), model.microscope);
		const once = play(few, {type: 'zoomed'});
		expect(range(once).from).toBeCloseTo(0.45);
		expect(range(once).to).toBeCloseTo(0.55);
		const atEnd = play(once, {type: 'prompt-opened', kind: 'threshold', text: '0.99'}, {type: 'prompt-entered'});
		expect(range(atEnd).from).toBeCloseTo(0.9);
		expect(range(atEnd).to).toBeCloseTo(1);
		expect(range(play(once, {type: 'zoomed'}, {type: 'zoomed'}))).toEqual({from: 0, to: 1});
	});
});
