import {drawCustomers} from '../demo/customers.js';
import {actualLabel, predictedLabel} from '../demo/exchange.js';
import {drawBelow, type Random, randomFor} from '../demo/random.js';
import type {MonitorConfiguration} from '../monitor/expectation.js';
import {expectationFor} from '../monitor/infer-expectation.js';
import {literalMapping} from '../monitor/literal-mapping.js';
import {datasetOf, type Material} from './material.js';

const monitor: MonitorConfiguration = {
	kind: 'hosted',
	source: 'monitor.json',
	problemType: 'BinaryClassification',
	inferenceAttribute: 'prediction',
	positiveLabel: 'positive',
};

/** What a hosted endpoint captured in an hour, and its labels in another order: as the monitor wants them. */
export function healthyCapture(name = 'lab', count = 1000): Material {
	const random = randomFor(name);
	const customers = drawCustomers(random, count, {features: 12, decimals: 4});
	const captures = customers.map((customer, at) =>
		captureLine(customer.id, timeOf(at / count), {features: customer.features}, {prediction: predictedLabel(customer)}),
	);
	const groundTruth = customers.map((customer) => groundTruthLine(customer.id, actualLabel(customer)));
	return materialOf(captures, shuffled(random, groundTruth), monitor);
}

/** Records that the monitor reads rightly by itself. */
export function materialOf(
	captures: readonly string[],
	groundTruth: readonly string[],
	configuration: MonitorConfiguration,
): Material {
	const dataset = datasetOf({captures, groundTruth});
	const mapping = literalMapping(expectationFor(dataset, configuration), dataset);
	return {captures, groundTruth, configuration, given: undefined, mapping};
}

function captureLine(eventId: string, inferenceTime: string, request: object, response: object): string {
	return JSON.stringify({
		captureData: {endpointInput: side('INPUT', request), endpointOutput: side('OUTPUT', response)},
		eventMetadata: {eventId, inferenceTime},
		eventVersion: '0',
	});
}

function side(mode: 'INPUT' | 'OUTPUT', payload: object): object {
	return {observedContentType: 'application/json', mode, data: JSON.stringify(payload), encoding: 'JSON'};
}

function groundTruthLine(eventId: string, label: string): string {
	return JSON.stringify({
		groundTruthData: {data: label, encoding: 'CSV'},
		eventMetadata: {eventId},
		eventVersion: '0',
	});
}

/** `share` of the hour from 14 to 15 o'clock has passed. */
function timeOf(share: number): string {
	return `${new Date(Date.UTC(2026, 2, 2, 14, 0, Math.floor(share * 3600))).toISOString().slice(0, 19)}Z`;
}

function shuffled<T>(random: Random, items: readonly T[]): readonly T[] {
	const order = [...items];
	for (let at = order.length - 1; at > 0; at--) {
		const other = drawBelow(random, at + 1);
		[order[at], order[other]] = [order[other] as T, order[at] as T];
	}
	return order;
}
