import type {Customer} from './customers.js';

/** What differs between the captures of the three failure modes, and what the monitor was told. */
export type ExchangeShape = {
	/** The key that holds the features in the request. */
	readonly features: 'features' | 'data';
	/** Which part carries the label, always under `ground_truth`. */
	readonly labelIn: 'request' | 'response';
	/** What the response holds under `prediction`: a class label, or the number that `predict_proba` gave. */
	readonly prediction: 'label' | 'probability';
	/** The key under which the monitor looks for the label. */
	readonly expectedGroundTruth: 'ground_truth' | 'actual_class';
};

/** Negative first: a class label is `classLabels[Number(positive)]`. */
export const classLabels = ['negative', 'positive'] as const;

/** The class on the positive side of the usual threshold, one half. */
export function predictedLabel(customer: Customer): string {
	return customer.probability > 0.5 ? classLabels[1] : classLabels[0];
}

export function actualLabel(customer: Customer): string {
	return customer.positive ? classLabels[1] : classLabels[0];
}

export function exchangeLine(shape: ExchangeShape, customer: Customer): string {
	const label = {ground_truth: actualLabel(customer)};
	return JSON.stringify({
		request: {
			[shape.features]: customer.features,
			customer: customer.id,
			...(shape.labelIn === 'request' ? label : {}),
		},
		response: {
			prediction: shape.prediction === 'label' ? predictedLabel(customer) : customer.probability,
			...(shape.labelIn === 'response' ? label : {}),
		},
	});
}

/** The monitor's expectation, the same for all shapes but for the name of the label. */
export function payloadMonitor(shape: ExchangeShape, groundTruthFrom: 'request' | 'response' | 'record'): string {
	const monitor = {
		kind: 'payload',
		problemType: 'BinaryClassification',
		features: 'features',
		prediction: 'prediction',
		groundTruth: shape.expectedGroundTruth,
		groundTruthFrom,
		positiveLabel: classLabels[1],
		labels: classLabels,
	};
	return `${JSON.stringify(monitor, null, 2)}\n`;
}
