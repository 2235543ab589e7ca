import {correlation} from '../../mapping/association.js';
import {looseKey} from '../../mapping/candidates.js';
import {read} from '../../mapping/reading.js';
import type {ProblemType} from '../../metrics/problem-type.js';
import {problemTypeOf} from '../../monitor/infer-expectation.js';
import {evidenceOfTruth} from '../evidence.js';
import {countText, type Detector, type Scene} from '../scene.js';

/** A label that fewer than this share of the records have is a slip of the pen, not a class. */
const rareLabel = 0.005;

/** The problem type does not fit the labels of the ground truth. */
export const problemType: Detector = {
	code: 'config/problem-type',
	detect: (scene) => {
		const {mapping, groundTruth, total} = scene;
		const fitting = fittingType(scene);
		if (groundTruth === undefined || fitting === undefined || fitting === mapping.problemType) return undefined;
		const {values} = groundTruth;
		const shown = values
			.slice(0, 5)
			.map(({scalar}) => scalar.text)
			.join(', ');
		return {
			severity: 'error',
			count: total,
			total,
			message: `The problem type is ${mapping.problemType}, but the ground truth of ${countText(total, total)} holds ${values.length === 0 ? 'continuous numbers' : `${values.length} different values (${shown}${values.length > 5 ? ', …' : ''})`}: that is ${fitting}.`,
			evidence: evidenceOfTruth(scene),
			fixes: [
				{
					id: `problem-type-${fitting}`,
					title: `Make it ${fitting}`,
					certainty: 'decision',
					changes: {
						problemType: fitting,
						...(fitting === 'BinaryClassification' ? {} : {labels: {positive: null, negative: null}}),
					},
				},
			],
		};
	},
};

/** The type that the labels call for; two classes fit binary and multiclass alike. */
function fittingType(scene: Scene): ProblemType | undefined {
	const {mapping, groundTruth, prediction} = scene;
	if (groundTruth === undefined) return undefined;
	const type = mapping.problemType;
	if (problemTypeOf(groundTruth, undefined) === 'Regression') return 'Regression';
	if (problemTypeOf(groundTruth, prediction) === 'Regression' && isEstimate(scene)) return 'Regression';
	const counts = new Map<string, number>();
	for (const {scalar, count} of groundTruth.values) {
		const key = looseKey(scalar.text);
		counts.set(key, (counts.get(key) ?? 0) + count);
	}
	const classes = [...counts.values()].filter((count) => count >= rareLabel * groundTruth.present).length;
	if (type === 'Regression') {
		const isNumeric = [...counts.keys()].every((key) => !Number.isNaN(Number(key)));
		return isNumeric ? type : classes <= 2 ? 'BinaryClassification' : 'MulticlassClassification';
	}
	return type === 'BinaryClassification' && classes > 2 ? 'MulticlassClassification' : type;
}

/** Whether the predictions go up and down with the ground truth, as an estimate does and a wrong column does not. */
function isEstimate({dataset, mapping}: Scene): boolean {
	const {outcomes} = read(dataset, {...mapping, problemType: 'Regression'});
	return outcomes.kind === 'numbers' && correlation(outcomes.actual, outcomes.predicted) >= 0.5;
}
