import {describe, expect, it} from 'vitest';
import {demoCustomers, demoFiles, demoNames, demoShape, demoTitle, isDemoName} from '../../src/demo/demos.js';
import {actualLabel, predictedLabel} from '../../src/demo/exchange.js';

function linesOf(text: string): readonly string[] {
	expect(text.endsWith('\n')).toBe(true);
	return text.slice(0, -1).split('\n');
}

function textOf(name: (typeof demoNames)[number], role: string): string {
	return demoFiles(name).find((file) => file.role === role)?.text ?? '';
}

describe.each(demoNames)('the demo %s', (name) => {
	it('holds a thousand exchanges and the monitor that reads them wrongly', () => {
		const lines = linesOf(textOf(name, 'capture'));
		expect(lines).toHaveLength(1000);
		for (const line of lines) expect(Object.keys(JSON.parse(line))).toEqual(['request', 'response']);
		expect(JSON.parse(textOf(name, 'monitor'))).toMatchObject({kind: 'payload', groundTruthFrom: 'response'});
	});

	it('is the same every time', () => {
		expect(demoFiles(name)).toEqual(demoFiles(name));
	});

	it('is about a model that is good, not perfect, on classes that are not balanced', () => {
		const customers = demoCustomers(name);
		const right = customers.filter((customer) => actualLabel(customer) === predictedLabel(customer)).length;
		const positive = customers.filter((customer) => customer.positive).length;
		expect(right).toBeGreaterThan(800);
		expect(right).toBeLessThan(870);
		expect(positive).toBeGreaterThan(300);
		expect(positive).toBeLessThan(420);
	});

	it('has no probability on the threshold itself', () => {
		for (const {probability} of demoCustomers(name)) {
			expect(probability).toBeGreaterThan(0);
			expect(probability).toBeLessThan(1);
			expect(probability).not.toBe(0.5);
		}
	});

	it('puts label, prediction and features where its shape says', () => {
		const shape = demoShape(name);
		const [line = ''] = linesOf(textOf(name, 'capture'));
		const {request, response} = JSON.parse(line);
		const part = shape.labelIn === 'request' ? request : response;
		expect(['negative', 'positive']).toContain(part.ground_truth);
		expect(typeof response.prediction).toBe(shape.prediction === 'label' ? 'string' : 'number');
		expect(request[shape.features]).toHaveLength(20);
	});

	it('has a title', () => {
		expect(demoTitle(name).length).toBeGreaterThan(20);
	});
});

describe('names of demos', () => {
	it('are recognised', () => {
		expect(isDemoName('all')).toBe(true);
		expect(isDemoName('constructor')).toBe(false);
	});
});
