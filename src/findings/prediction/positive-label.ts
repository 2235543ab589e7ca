import {looseKey} from '../../mapping/candidates.js';
import {otherLabel, positiveLabel as usualPositive} from '../../mapping/positive-label.js';
import {sortLabels} from '../../metrics/label-order.js';
import {evidenceAt, truthEvidenceAt} from '../evidence.js';
import type {UnratedFix} from '../finding.js';
import {countText, type Detector, type Scene} from '../scene.js';
import {truthLabels} from './threshold-fix.js';

/** The configured positive label does not occur; or none is configured and the classes are not 0 and 1. */
export const positiveLabel: Detector = {
	code: 'prediction/positive-label',
	detect: (scene) => {
		const {mapping, reading, total} = scene;
		const {outcomes} = reading;
		const labels = truthLabels(scene);
		if (mapping.problemType !== 'BinaryClassification' || outcomes.kind !== 'classes' || labels.length < 2)
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
			const occurs = outcomes.labels.some((label) => label === reading.positive && occursInTruth(scene, label));
			if (occurs) return undefined;
			const message = `The positive label "${configured}" occurs in none of ${countText(total, total)}; the ground truth has ${quoted}. Precision, recall and F are 0 then.`;
			return {severity: 'error', message, ...common};
		}
		if (labels.every((label) => ['0', '1'].includes(looseKey(label)))) return undefined;
		const message = `No positive label is configured and the classes are ${quoted}: which one the monitor takes is unknown. Here "${reading.positive}" counts as positive.`;
		return {severity: 'info', message, ...common};
	},
};

function occursInTruth({reading: {outcomes}}: Scene, label: string): boolean {
	if (outcomes.kind !== 'classes') return false;
	return outcomes.actual.includes(outcomes.labels.indexOf(label));
}

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

function evidenceOfTruth({dataset, groundTruth}: Scene) {
	if (groundTruth === undefined) return [];
	const fromFiles = groundTruth.place.from === 'truth' && dataset.truths.rows > 0;
	return fromFiles ? truthEvidenceAt(dataset, groundTruth.place) : evidenceAt(dataset, groundTruth.place);
}
