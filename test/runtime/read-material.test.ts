import {describe, expect, test} from 'vitest';
import {healthyCapture} from '../../src/lab/healthy-capture.js';
import {injections} from '../../src/lab/injections.js';
import {examine, type Material} from '../../src/lab/material.js';
import {readMaterial} from '../../src/runtime/read-material.js';
import {memorySource} from '../../src/sources/source.js';
import {messageOf, valueIn} from '../support/results.js';

function given({captures, groundTruth, configuration}: Material, mapping?: Material['mapping']) {
	const source = (name: string, lines: readonly string[]) => [memorySource(name, [Buffer.from(lines.join('\n'))])];
	return {
		captures: source('capture.jsonl', captures),
		groundTruth: groundTruth.length === 0 ? [] : source('ground-truth.jsonl', groundTruth),
		configuration,
		mapping: mapping && {mapping},
	};
}

const healthy = healthyCapture('a large capture', 2600);

describe('what the lab breaks of a user', () => {
	test('is a copy spread over all of the capture, with the labels of its records', async () => {
		const material = valueIn(await readMaterial(given(healthy)));
		expect(material.captures).toHaveLength(2000);
		expect(material.captures[0]).toBe(healthy.captures[0]);
		expect(healthy.captures.indexOf(material.captures.at(-1) ?? '')).toBeGreaterThan(2590);
		expect(material.groundTruth).toHaveLength(2000);
		expect(examine(material).before.reading.funnel.comparable).toBe(2000);
	});

	test.each(
		injections.flatMap(({code, inject}) => {
			const broken = inject(healthyCapture('broken', 250));
			return broken === undefined ? [] : [[code, broken] as const];
		}),
	)('is refused with its findings where it is not healthy: %s', async (code, broken) => {
		expect(messageOf(await readMaterial(given(broken)))).toContain(`this one is not healthy: ${code}`);
	});

	test('may be healthy by a mapping only', async () => {
		const broken = injections[0]?.inject(healthyCapture('broken', 250));
		if (broken === undefined) throw new Error('it cannot be broken');
		const material = valueIn(await readMaterial(given(broken, broken.mapping)));
		expect(material.given).toEqual(broken.mapping);
	});

	test('has to hold records', async () => {
		const nothing = {...healthy, captures: [], groundTruth: []};
		expect(messageOf(await readMaterial(given(nothing)))).toContain('there are no records in the input');
	});
});
