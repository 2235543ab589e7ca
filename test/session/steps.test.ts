import {describe, expect, it} from 'vitest';
import type {Finding, Mode, Severity} from '../../src/findings/finding.js';
import type {Model, Step} from '../../src/session/model.js';
import {findingsOfStep, nextOpenStep, openFindings, stateOfStep, stepOf} from '../../src/session/steps.js';
import {follow, healthy, play, troubled, unread} from '../support/sessions.js';

function finding(mode: Mode, severity: Severity): Finding {
	return {code: `${mode}/x`, mode, severity, count: 1, total: 1, message: 'x', evidence: [], fixes: []};
}

/** A session in which these findings, and no others, are open. */
function withOpen(...findings: readonly Finding[]): Model {
	const model = healthy();
	if (model.diagnosed === undefined) throw new Error('nothing was looked at');
	return {...model, diagnosed: {...model.diagnosed, findings}};
}

function states(model: Model) {
	return ([1, 2, 3, 4] as const).map((step) => stateOfStep(model, step));
}

describe('the steps', () => {
	it.each([
		['ground-truth', 1],
		['prediction', 2],
		['config', 2],
		['statistics', 2],
		['keys', 3],
		['payload', 3],
	] as const)('findings about %s are mended in step %i', (mode, step) => {
		const model = withOpen(finding(mode, 'error'));
		expect(stepOf(finding(mode, 'error'))).toBe(step);
		expect(findingsOfStep(model, step)).toHaveLength(1);
		expect(stateOfStep(model, step)).toBe('error');
	});

	it('are being looked at until the first findings are there', () => {
		expect(states(unread())).toEqual(['looking', 'looking', 'looking', 'looking']);
		expect(openFindings(unread())).toBeUndefined();
		expect(findingsOfStep(unread(), 1)).toEqual([]);
	});

	it('are fine where nothing is wrong', () => {
		expect(states(healthy())).toEqual(['fine', 'fine', 'fine', 'looking']);
	});

	it('show the worst of what is open', () => {
		const [info, warning, error] = (['info', 'warning', 'error'] as const).map((one) => finding('keys', one));
		if (!info || !warning || !error) return;
		expect(stateOfStep(withOpen(info), 3)).toBe('info');
		expect(stateOfStep(withOpen(info, warning), 3)).toBe('warning');
		expect(stateOfStep(withOpen(info, warning, error), 3)).toBe('error');
	});

	it('are mended one by one', () => {
		const seen = [troubled()];
		for (const step of [1, 2, 3] as const) {
			seen.push(follow(seen.at(-1) ?? unread(), {type: 'step-chosen', step}, {type: 'entered'}));
		}
		expect(seen.map(states)).toEqual([
			['error', 'error', 'error', 'looking'],
			['mended', 'error', 'error', 'warning'],
			['mended', 'mended', 'error', 'warning'],
			['mended', 'mended', 'mended', 'warning'],
		]);
	});
});

describe('the next step', () => {
	it.each<[Step, Step]>([
		[1, 2],
		[2, 3],
		[3, 4],
	])('after %i, with everything open, is %i', (after, next) => {
		expect(nextOpenStep(troubled(), after)).toBe(next);
		expect(play({...troubled(), step: after}, {type: 'step-left'}).step).toBe(next);
	});

	it('passes over what needs no mending', () => {
		expect(nextOpenStep(withOpen(finding('keys', 'warning')), 1)).toBe(3);
		expect(nextOpenStep(withOpen(finding('prediction', 'info'), finding('keys', 'info')), 1)).toBe(4);
		expect(nextOpenStep(healthy(), 1)).toBe(4);
	});
});
