import {describe, expect, it} from 'vitest';
import type {MonitorConfiguration} from '../../src/monitor/expectation.js';
import {withFlags} from '../../src/monitor/flags.js';
import {messageOf, valueIn} from '../support/results.js';

const file: MonitorConfiguration = {
	kind: 'hosted',
	source: 'monitor.json',
	problemType: 'Regression',
	inferenceAttribute: '0',
	preprocessor: 's3://x/p.py',
};

describe('the flags', () => {
	it('win over the file', () => {
		const flags = {problemType: 'BinaryClassification', inferenceAttribute: 'label', threshold: '0.4'};
		expect(valueIn(withFlags(file, flags))).toEqual({
			...file,
			problemType: 'BinaryClassification',
			inferenceAttribute: 'label',
			threshold: 0.4,
		});
	});

	it('leave the file alone where they are not given, or blank', () => {
		const flags = {problemType: undefined, inferenceAttribute: '', threshold: ' ', positiveLabel: ' '};
		expect(valueIn(withFlags(file, flags))).toEqual(file);
	});

	it('are a configuration by themselves, whose kind the data decide', () => {
		const flags = {probabilityAttribute: '1', threshold: 2, groundTruthAttribute: 'truth', positiveLabel: 'yes'};
		expect(valueIn(withFlags(undefined, flags))).toEqual({
			source: 'command line',
			probabilityAttribute: '1',
			threshold: 2,
			groundTruthAttribute: 'truth',
			positiveLabel: 'yes',
		});
	});

	it('refuse a problem type that does not exist, and name the nearest', () => {
		expect(messageOf(withFlags(file, {problemType: 'binary'}))).toBe(
			'--problem-type: "binary" is no problem type. Did you mean BinaryClassification? ' +
				'Allowed: BinaryClassification, MulticlassClassification, Regression',
		);
		expect(messageOf(withFlags(file, {problemType: 'ranking'}))).not.toContain('Did you mean');
	});

	it.each(['half', '0,5', Number.NaN, '1e999', '0x1'])('refuse the threshold %j', (threshold) => {
		expect(messageOf(withFlags(file, {threshold}))).toMatch(/^--threshold: ".*" is no number/);
	});

	it('take a threshold outside 0 to 1, since logits have one', () => {
		expect(valueIn(withFlags(undefined, {threshold: '-2.5'})).threshold).toBe(-2.5);
	});
});
