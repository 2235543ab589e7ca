import {describe, expect, it} from 'vitest';
import type {Event} from '../../../src/session/events.js';
import {recordStages} from '../../../src/session/stepper/stage.js';
import {stageAfter} from '../../../src/session/stepper/stepper.js';
import {play, troubled} from '../../support/sessions.js';

const forward: Event = {type: 'stage-stepped', by: 1};
const back: Event = {type: 'stage-stepped', by: -1};

describe('the stepper', () => {
	it('opens at the line with the first step forward, at the metrics with the first step back', () => {
		expect(play(troubled(), forward)).toMatchObject({overlay: 'stepper', stepper: {stage: 'line'}});
		expect(play(troubled(), back)).toMatchObject({overlay: 'stepper', stepper: {stage: 'metrics'}});
	});

	it('goes through all stages in order and back, and no further', () => {
		let model = play(troubled(), forward);
		const seen = [model.stepper.stage];
		while (stageAfter(model, 1) !== undefined) {
			model = play(model, forward);
			seen.push(model.stepper.stage);
		}
		expect(seen).toEqual(recordStages);
		expect(play(model, forward).stepper.stage).toBe('metrics');
		expect(play(model, ...recordStages.map(() => back)).stepper.stage).toBe('line');
	});

	it('stays at its stage when the record changes, and when it is closed and opened again', () => {
		const model = play(troubled(), forward, forward, forward, {type: 'record-changed', by: 1});
		expect(model).toMatchObject({overlay: 'stepper', stepper: {stage: 'decoded'}, record: {row: 1}});
		expect(play(model, {type: 'stepper-left'}).overlay).toBeUndefined();
		expect(play(model, {type: 'stepper-left'}, forward)).toMatchObject({
			overlay: 'stepper',
			stepper: {stage: 'decoded'},
		});
	});

	it('explains, goes back to the stage, and only then closes', () => {
		const explaining = play(troubled(), forward, {type: 'record-explained'});
		expect(explaining.stepper.explains).toBe(true);
		expect(play(explaining, {type: 'stepper-left'})).toMatchObject({overlay: 'stepper', stepper: {explains: false}});
		expect(play(explaining, forward).stepper).toEqual({stage: 'line', explains: false});
		expect(play(explaining, {type: 'stepper-left'}, {type: 'stepper-left'}).overlay).toBeUndefined();
	});
});
