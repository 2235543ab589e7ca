import {firstInOrder, sortLabels} from '../metrics/label-order.js';

/** Labels that say "it is so": numbers and truth values, yes, and the events that binary models are usually made for. */
const sayYes = new Set([
	...['1', '1.0', 'true', 't', 'yes', 'y', 'ja', 'oui', 'si', 'sí', 'positive', 'pos'],
	...['churn', 'churned', 'fraud', 'spam', 'default', 'bad', 'defective', 'failure', 'malignant', 'abnormal'],
	...['accepted', 'approved'],
]);

/**
 * The label that counts as positive: what is configured, else `1` as seen in AWS's own runs. For other vocabularies
 * AWS's rule is unknown; then a label that says "yes" in words, else the last in order (as scikit-learn would sort).
 */
export function positiveLabel(configured: string | undefined, labels: readonly string[]): string | undefined {
	if (configured !== undefined) return configured;
	return firstInOrder(labels.filter((label) => sayYes.has(label.trim().toLowerCase()))) ?? sortLabels(labels).at(-1);
}

/** The label on the other side of the threshold where none is configured: the first other label of the ground truth. */
export function otherLabel(labels: readonly string[], isPositive: (label: string) => boolean): string | undefined {
	return firstInOrder(labels.filter((label) => !isPositive(label)));
}
