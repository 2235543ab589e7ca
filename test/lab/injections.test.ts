import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Analysis} from '../../src/findings/diagnose.js';
import {healthyCapture} from '../../src/lab/healthy-capture.js';
import type {Injection} from '../../src/lab/injection.js';
import {injections} from '../../src/lab/injections.js';
import {examine, type Material} from '../../src/lab/material.js';
import {healthyFixtures} from '../support/healthy-fixtures.js';

/** Undefined where one of the injections cannot be made. */
function brokenBy(chosen: readonly Injection[], healthy: Material): Material | undefined {
	return chosen.reduce<Material | undefined>((material, {inject}) => material && inject(material), healthy);
}

function codesOf(material: Material): readonly string[] {
	return examine(material)
		.findings.filter(({severity}) => severity !== 'info')
		.map(({code}) => code)
		.toSorted();
}

function expectMendable(chosen: readonly Injection[], healthy: Material, broken: Material): void {
	const analysis = examine(broken);
	const codes = analysis.findings.filter(({severity}) => severity !== 'info').map(({code}) => code);
	expect(codes.toSorted()).toEqual(chosen.map(({code}) => code).toSorted());
	expect(countsOf(analysis)).toEqual(countsOf(examine(healthy)));
}

/** The cells of the matrix without the labels, which may be spelled in another way now. */
function countsOf({after: {statistics}}: Analysis): readonly (readonly number[])[] {
	return [[statistics.rows], ...Object.values(statistics.confusionMatrix).map((row) => Object.values(row))];
}

const bundled = healthyCapture('lab', 250);

test('the bundled capture is healthy', () => {
	expect(codesOf(bundled)).toEqual([]);
	expect(examine(bundled).before.reading.funnel.comparable).toBe(250);
});

describe.each(injections)('$code', (injection) => {
	const able = [['the bundled capture', bundled] as const, ...healthyFixtures].filter(
		([, material]) => injection.inject(material) !== undefined,
	);

	test('can be done to one of the healthy captures at least', () => {
		expect(able.length).toBeGreaterThan(0);
	});

	test.each(able)('in %s is found, alone, and mended by the suggested mapping', (_, healthy) => {
		const broken = injection.inject(healthy);
		if (broken !== undefined) expectMendable([injection], healthy, broken);
	});
});

/** At most one of each kind: a probability in the place of a label takes the label's spelling away. */
const anyChoice = fc
	.tuple(
		...['ground-truth/', 'keys/', 'prediction/'].map((kind) =>
			fc.option(fc.constantFrom(...injections.filter(({code}) => code.startsWith(kind)).map(({code}) => code))),
		),
	)
	.map((codes) => codes.filter((code) => code !== null))
	.filter((codes) => codes.length > 0);

test('any choice of them that can be made together is found whole, and mended', () => {
	const healthy = new Map<string, Material>([['bundled', bundled], ...healthyFixtures]);
	fc.assert(
		fc.property(anyChoice, fc.constantFrom(...healthy.keys()), (codes, name) => {
			const material = healthy.get(name) ?? bundled;
			const chosen = injections.filter(({code}) => codes.includes(code));
			const broken = brokenBy(chosen, material);
			fc.pre(broken !== undefined);
			if (broken !== undefined) expectMendable(chosen, material, broken);
		}),
		{numRuns: 40},
	);
});
