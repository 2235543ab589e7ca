import {type Customer, drawCustomers} from './customers.js';
import {type ExchangeShape, exchangeLine, payloadMonitor} from './exchange.js';
import {randomFor} from './random.js';

export const demoNames = ['ground-truth', 'prediction', 'keys', 'all'] as const;
export type DemoName = (typeof demoNames)[number];

/** A bundled input: what a file of that role would hold. */
export type DemoFile = {
	readonly role: 'capture' | 'groundTruth' | 'monitor';
	readonly path: string;
	readonly text: string;
};

type Plan = {readonly title: string; readonly shape: ExchangeShape};

const plans: Readonly<Record<DemoName, Plan>> = {
	'ground-truth': {
		title: 'The label travels in the request, the monitor looks in the response',
		shape: {features: 'features', labelIn: 'request', prediction: 'label', expectedGroundTruth: 'ground_truth'},
	},
	prediction: {
		title: 'The prediction is a probability where the monitor takes a class label',
		shape: {features: 'features', labelIn: 'response', prediction: 'probability', expectedGroundTruth: 'ground_truth'},
	},
	keys: {
		title: 'The monitor expects features and actual_class, the payload has data and ground_truth',
		shape: {features: 'data', labelIn: 'response', prediction: 'label', expectedGroundTruth: 'actual_class'},
	},
	all: {
		title: 'All three at once: label in the request, probability for a label, other key names',
		shape: {features: 'data', labelIn: 'request', prediction: 'probability', expectedGroundTruth: 'actual_class'},
	},
};

const recordsInDemo = 1000;

export function demoFiles(name: DemoName): readonly DemoFile[] {
	return [demoCapture(name), demoMonitor(name)];
}

/** The capture of a demo, generated on the spot: the same bytes every time. Its records carry their labels. */
export function demoCapture(name: DemoName): DemoFile {
	const {shape} = plans[name];
	const lines = demoCustomers(name).map((customer) => `${exchangeLine(shape, customer)}\n`);
	return {role: 'capture', path: 'capture.jsonl', text: lines.join('')};
}

export function demoMonitor(name: DemoName): DemoFile {
	return {role: 'monitor', path: 'monitor.json', text: payloadMonitor(plans[name].shape, 'response')};
}

export function demoTitle(name: DemoName): string {
	return plans[name].title;
}

/** Whom a demo's capture is about: the truth that its metrics must come out of. */
export function demoCustomers(name: DemoName): readonly Customer[] {
	return drawCustomers(randomFor(`demo ${name}`), recordsInDemo, {features: 20, decimals: 15});
}

export function demoShape(name: DemoName): ExchangeShape {
	return plans[name].shape;
}

export function isDemoName(text: string): text is DemoName {
	return demoNames.some((name) => name === text);
}
