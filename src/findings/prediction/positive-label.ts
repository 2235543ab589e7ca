import {looseKey} from '../../mapping/candidates.js';
import {labelKeys} from '../../mapping/labels.js';
import {otherLabel, positiveLabel as usualPositive} from '../../mapping/positive-label.js';
import {sortLabels} from '../../metrics/label-order.js';
import {evidenceOfTruth} from '../evidence.js';
import type {UnratedFix} from '../finding.js';
import {countText, type Detector} from '../scene.js';
import {truthLabels} from './threshold-fix.js';

/** The configured positive label does not occur; or none is configured and the classes are not 0 and 1. */
export const positiveLabel: Detector = {
	code: 'prediction/positive-label',
	detect: (scene) => {
		const {mapping, reading, total} = scene;
		const labels = truthLabels(scene);
		if (mapping.problemType !== 'BinaryClassification' || reading.funnel.groundTruth === 0 || labels.length < 2)
			return undefined;
		const configured = mapping.labels?.positive;
		const quoted = sortLabels(labels)
			.slice(0, 4)
			.map((label) => `"${label}"`)
			.join(' and ');
		const common = {
			count: reading.funnel.groundTruth,
			total,
			evidence: evidenceOfTruth(scene),
			fixes: fixesFor(labels),
		};
		if (configured !== undefined) {
			const keyOf = labelKeys(mapping.labels);
			if (labels.some((label) => keyOf({text: label}) === keyOf({text: configured}))) return undefined;
			const message = `The positive label "${configured}" occurs in none of ${countText(total, total)}; the ground truth has ${quoted}. Precision, recall and F are 0 then.`;
			return {severity: 'error', message, ...common};
		}
		if (labels.every((label) => ['0', '1'].includes(looseKey(label)))) return undefined;
		const message = `No positive label is configured and the classes are ${quoted}: which one the monitor takes is unknown. Here "${reading.positive}" counts as positive.`;
		return {severity: 'info', message, ...common};
	},
};

function fixesFor(labels: readonly string[]): readonly UnratedFix[] {
	const usual = usualPositive(undefined, labels) ?? '';
	const others = sortLabels(labels)
		.filter((label) => label !== usual)
		.slice(0, 3);
	return [usual, ...others].map((positive) => ({
		id: `positive-${positive}`,
		title: `"${positive}" is positive`,
		certainty: 'decision',
		changes: {labels: {positive, negative: otherLabel(labels, (label) => label === positive) ?? null}},
	}));
}
